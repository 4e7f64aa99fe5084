"""The virus scanner: ClamAV's daemon, asked through its socket, where ``CLAMAV_SOCKET`` names one.

Nothing is refused because there is no scanner, or because it does not answer: the officers see that a file was not
scanned. The daemon writes what it is sent to its own temporary folder while it looks; ``docs/security.md`` says where
that must lie.
"""

import logging
import socket
import struct
from enum import StrEnum

from django.conf import settings

logger = logging.getLogger(__name__)

PATIENCE = 30  # seconds
PIECE = 64 * 1024  # bytes sent at once
LONGEST_ANSWER = 4096  # bytes


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
        answer = _ask(b"nPING\n")
    except OSError:
        return Scanner.SILENT
    return Scanner.WORKING if answer == "PONG" else Scanner.SILENT


def was_scanned(content):
    """Whether ClamAV looked at the bytes ``content`` and found nothing. Raises Infected."""
    if not settings.CLAMAV_SOCKET:
        return False
    try:
        answer = _ask(b"nINSTREAM\n", *_stream(content))
    except OSError as error:
        logger.warning("ClamAV did not scan an attachment: %s", type(error).__name__)
        return False
    if answer.endswith(" FOUND"):
        raise Infected
    if answer != "stream: OK":
        logger.warning("ClamAV did not scan an attachment")
    return answer == "stream: OK"


def _ask(*pieces):
    """What the daemon answers to the ``pieces`` of a command, its line without the end. Raises OSError.

    The commands are those of clamd(8). Its Python clients are either unmaintained, or under the GPL.
    """
    with socket.socket(socket.AF_UNIX) as daemon:
        daemon.settimeout(PATIENCE)
        daemon.connect(settings.CLAMAV_SOCKET)
        for piece in pieces:
            daemon.sendall(piece)
        with daemon.makefile("rb") as answer:
            return answer.readline(LONGEST_ANSWER).decode(errors="replace").strip()


def _stream(content):
    """The bytes ``content`` as INSTREAM takes them: pieces after their lengths, and a length of nothing."""
    for start in range(0, len(content), PIECE):
        piece = content[start : start + PIECE]
        yield struct.pack("!L", len(piece)) + piece
    yield struct.pack("!L", 0)
