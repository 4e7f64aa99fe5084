"""Log lines about pages of complaints, without what was sent, from where, or to which of the pages.

That something failed there, and where in the code, is still said: a fault that nobody hears of would be lost reports.
"""

import logging
import traceback
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

# Of the public pages, and of the officers' screens, whose exceptions may quote what is open there.
URL_NAMES = ("complaint", "tip", "complaint_short", "complaints:rooms")


class NoTraces(logging.Filter):
    """For LOGGING: takes the request, its address and the words of an exception out of a record, and keeps the rest."""

    def filter(self, record):
        path = getattr(getattr(record, "request", None), "path", "")
        # Lines about no request come also while the site is still starting, when it knows no addresses.
        if not path or not path.startswith(_addresses()):
            return True
        del record.request
        record.msg, record.args = _in_words(record), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


class NoAccessLines(logging.Filter):
    """For the lines of ``runserver`` about each request: leaves out those that name a page of complaints or a case."""

    def filter(self, record):
        line = record.args[0] if isinstance(record.args, tuple) and record.args else ""
        path = str(line).partition(" ")[2]
        return not path.startswith(_addresses())


def _in_words(record):
    told = [f"A page of complaints answered with {getattr(record, 'status_code', 'an error')}."]
    if record.exc_info and record.exc_info[0]:
        kind, _message, where = record.exc_info
        # An exception may quote what was sent.
        told.append(f"{kind.__name__} at")
        told += [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(where)]
    return " ".join(told)


@cache
def _addresses():
    """The beginnings of their addresses in every language."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += [reverse(name) for name in URL_NAMES]
    return tuple(found)
