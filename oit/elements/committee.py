"""The members of the inspection committee."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oit.blocks.committee import MemberKind

from .base import DeclaredElement
from .streams import merged, with_pictures

# The chair sits first and the secretary last; within a kind the station's own order holds.
PLACES = {kind: place for place, kind in enumerate(MemberKind.values)}


def members_of(page, field):
    """``{id, kind, kind_label, name, position, photo, biography}`` of each member, by kind."""
    members = [
        {"id": number, "kind_label": MemberKind(value["kind"]).label, **value}
        for number, value in merged(page, field)
        if value["kind"]
    ]
    return sorted(members, key=lambda member: PLACES[member["kind"]])


class MembersElement(DeclaredElement):
    """All members, with photos: fields ``(stream of MemberBlock,)``."""

    template = "oit/elements/members.html"
    lasting = True

    def data(self, page):
        members = members_of(page, self.fields[0])
        with_pictures(members, "photo")
        return {"members": members} if members else None

    def todo(self, page, rule, on):
        members = members_of(page, self.fields[0])
        if not members:
            yield _("Add the members of the committee, each with a photo.")
            return
        if not any(member["kind"] == MemberKind.CHAIR for member in members):
            yield _("Add the chair of the committee.")
        for member in members:
            if not member["photo"]:
                yield _("Add a photo of %(member)s.") % {"member": member["name"]}


class CitizenMembersElement(DeclaredElement):
    """Short biographies of the selected citizens among the members."""

    template = "oit/elements/citizen_members.html"
    explanation = gettext_lazy(
        "Comes from the members above: those who sit as selected citizens, with their short biographies."
    )

    def __init__(self, key, members):
        super().__init__(key)
        self.members = members

    def citizens(self, page):
        return [each for each in members_of(page, self.members) if each["kind"] == MemberKind.CITIZEN]

    def data(self, page):
        citizens = self.citizens(page)
        if not citizens:
            return None
        return {"citizens": citizens, "members_anchor": page.anchor_of_field(self.members)}

    def todo(self, page, rule, on):
        citizens = self.citizens(page)
        if not citizens:
            yield _("Add at least one selected citizen to the members above.")
        for citizen in citizens:
            if not (citizen["biography"] or "").strip():
                yield _("Write a short biography of %(member)s among the members above.") % {
                    "member": citizen["name"]
                }
