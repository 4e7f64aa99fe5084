"""What of a pack could not be had: noted, told, and no reason to go without the rest."""

import logging
from dataclasses import asdict, dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.storage import UNREACHABLE
from oit.papers import CannotWrite

logger = logging.getLogger(__name__)


class Reason(models.TextChoices):
    """Why a file is not in a pack."""

    CLOSED = "closed", _("It does not open for a visitor.")
    CONTENT = "content", _("It cannot be written in this format.")
    STORAGE = "storage", _("The storage did not give it.")
    UNEXPECTED = "unexpected", _("Something unexpected went wrong.")


class DoesNotOpen(Exception):
    """An address answered something else than the file. Its text: the HTTP status."""


@dataclass(frozen=True)
class Missing:
    """``name`` in the pack and ``address`` of what is not in it. ``reason``: a Reason. ``detail``: more, or ""."""

    name: str
    address: str
    reason: str
    detail: str = ""


class Failures:
    """The files of one pack that could not be had, as they come."""

    def __init__(self):
        self._missing = {}

    def noting(self, name, address):
        """While it lasts, what goes wrong is noted for the file ``name``; then the next one has its turn."""
        return _Noting(self, name, address)

    def note(self, missing):
        self._missing.setdefault((missing.name, missing.address), missing)

    def as_data(self):
        """The Missings as dicts, in the order of their names."""
        return [asdict(self._missing[key]) for key in sorted(self._missing)]


class _Noting:
    def __init__(self, failures, name, address):
        self.failures, self.name, self.address = failures, name, address

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if not isinstance(error, Exception):
            return False
        logger.error("Not in the evidence pack: %s (%s)", self.name, self.address, exc_info=error)
        reason = reason_of(error)
        detail = str(error) if reason in (Reason.CLOSED, Reason.CONTENT) else ""
        self.failures.note(Missing(self.name, self.address, reason.value, detail))
        return True


def reason_of(error):
    """The Reason that an exception stands for."""
    if isinstance(error, DoesNotOpen):
        return Reason.CLOSED
    if isinstance(error, CannotWrite):
        return Reason.CONTENT
    return Reason.STORAGE if isinstance(error, UNREACHABLE) else Reason.UNEXPECTED
