"""Log lines that machines read, without personal data.

One JSON object per line: ``time`` (ISO 8601), ``level``, ``logger``, ``message``, ``request`` (which lines belong
together), and for an error ``error`` (its type) and ``where`` (files and lines). What an exception says is left out: it
may quote what somebody typed, or a whole row of the database.
"""

import json
import logging
import re
import secrets
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from cms.personal_data import contact_details_in, personal_data_in
from cms.thai.typed import tidy

HIDDEN = "[…]"
HEADER = "X-Request-ID"
ADDRESS = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*", re.I
)

_request_id = ContextVar("request_id", default=None)


class RequestIdMiddleware:
    """Gives each request a random name of its own, by which its log lines are found.

    Never one that a proxy gave: that may stand beside the visitor's address somewhere.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Not taken back afterwards: Django writes its line about a refusal when the answer has passed here.
        _request_id.set(secrets.token_hex(8))
        response = self.get_response(request)
        response[HEADER] = _request_id.get()
        return response


class RequestId(logging.Filter):
    """Notes with each record which request this thread answers, or answered last."""

    def filter(self, record):
        record.request_id = _request_id.get()
        return True


class JsonLines(logging.Formatter):
    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
            "request": getattr(record, "request_id", None),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _error, where = record.exc_info
            line["error"] = kind.__qualname__
            line["where"] = [
                f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(where)
            ]
        return json.dumps(
            {key: value for key, value in line.items() if value is not None}, ensure_ascii=False
        )


def without_personal_data(text):
    """``text`` with what looks like a name, a number or an address of a person hidden."""
    text = ADDRESS.sub(HIDDEN, tidy(text))
    for finding in (*personal_data_in(text), *contact_details_in(text)):
        text = text.replace(finding.words, HIDDEN)
    return text
