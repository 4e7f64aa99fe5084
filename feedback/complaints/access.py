"""Who may read a case: decided before it is sealed, and kept inside it."""

from dataclasses import asdict, dataclass, replace

from feedback.complaints.models import Compartment, Mode


class NoRecipients(Exception):
    """Nobody is left to whom this may be sealed: all whose keys are active are concerned themselves."""


class NoCustodian(NoRecipients):
    """Somebody is left to read it, but no custodian to whom a confidential name could be sealed."""


@dataclass(frozen=True)
class Access:
    """The rule of one case, as its first internal entry holds it.

    ``concerns``: the positions that the case is about. ``recused``: ids of users who handed it over. ``is_superior``:
    whether it went to the superior unit, because it concerns everyone else.
    """

    mode: str
    concerns: tuple = ()
    recused: tuple = ()
    is_superior: bool = False

    @classmethod
    def from_body(cls, body):
        return cls(
            mode=body["mode"],
            concerns=tuple(body["concerns"]),
            recused=tuple(body["recused"]),
            is_superior=body["is_superior"],
        )

    def as_body(self):
        return asdict(self)

    def admits(self, holder, compartment):
        """Whether the KeyHolder may open the ``compartment``. Names go to custodians, if not to all."""
        if compartment == Compartment.IDENTITY and self.mode != Mode.NAMED and not holder.is_custodian:
            return False
        return (
            holder.is_superior_unit == self.is_superior
            and holder.user_id not in self.recused
            and same(holder.position) not in map(same, self.concerns)
        )

    def readers(self, holders):
        """Those of the KeyHolders who may read the case."""
        return [holder for holder in holders if self.admits(holder, Compartment.INTERNAL)]

    def without(self, user):
        """This rule, and that the user with the id ``user`` handed the case over."""
        return replace(self, recused=(*self.recused, user))

    def settled(self, holders):
        """This rule, turned to the superior unit if nobody else among ``holders`` may read.

        Raises NoRecipients, or NoCustodian.
        """
        for rule in (replace(self, is_superior=False), replace(self, is_superior=True)):
            readers = rule.readers(holders)
            if readers and rule.mode == Mode.CONFIDENTIAL and not any(one.is_custodian for one in readers):
                raise NoCustodian
            if readers:
                return rule
        raise NoRecipients


def same(position):
    """A position in the form in which two are compared."""
    return " ".join(position.split()).casefold()
