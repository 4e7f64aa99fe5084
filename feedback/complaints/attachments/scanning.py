"""The virus scanner: ClamAV's daemon, asked through its socket, where ``CLAMAV_SOCKET`` names one.

Nothing is refused because there is no scanner, or because it does not answer: the officers see that a file was not
scanned. The daemon writes what it is sent to its own temporary folder while it looks; ``docs/security.md`` says where
that must lie.
"""

import logging
from enum import StrEnum
from io import BytesIO

from clamav_client.clamd import ClamdError, ClamdUnixSocket
from django.conf import settings

logger = logging.getLogger(__name__)

PATIENCE = 30  # seconds


class Scanner(StrEnum):
    """Whether files are scanned now."""

    ABSENT = "absent"  # no socket is configured
    SILENT = "silent"  # it is, and nobody answers
    WORKING = "working"


class Infected(Exception):
    """ClamAV knows this file as harmful."""


def scanner_state():
    """Asks the daemon for a sign of life. Returns a Scanner."""
    if not settings.CLAMAV_SOCKET:
        return Scanner.ABSENT
    try:
        _daemon().ping()
    except (ClamdError, OSError):
        return Scanner.SILENT
    return Scanner.WORKING


def was_scanned(content):
    """Whether ClamAV looked at the bytes ``content`` and found nothing. Raises Infected."""
    if not settings.CLAMAV_SOCKET:
        return False
    try:
        status, _ = _daemon().instream(BytesIO(content))["stream"]
    except (ClamdError, OSError, KeyError) as error:
        logger.warning("ClamAV did not scan an attachment: %s", type(error).__name__)
        return False
    if status == "FOUND":
        raise Infected
    return status == "OK"


def _daemon():
    return ClamdUnixSocket(settings.CLAMAV_SOCKET, timeout=PATIENCE)
