"""Cleaning in a process of its own, which has no secrets and may use only so much memory and time.

A file of four megabytes can unpack to gigabytes, or keep a parser busy for minutes; one that finds a fault in a parser
can do worse. Whatever happens there, the server only hears that the file cannot be cleaned.
"""

import subprocess
import sys
from pathlib import Path

from .refusing import NotAccepted, Unclean

SOURCE = Path(__file__).resolve().parents[3]
COMMAND = ["-B", "-m", "feedback.complaints.attachments.worker"]
PATIENCE = 45  # seconds


def clean_apart(content):
    """As ``cleaning.clean``. Raises NotAccepted; and Unclean, also for what takes too much memory or time."""
    try:
        # Without the server's environment, in which its passwords are, and without what a parser says: it quotes files.
        done = subprocess.run(
            [sys.executable, *COMMAND],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=SOURCE,
            env={},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        # Not from this error: it holds what was read so far.
        raise Unclean from None
    if done.returncode == NotAccepted.exit_code:
        raise NotAccepted
    if done.returncode:
        raise Unclean
    content_type, _, result = done.stdout.partition(b"\n")
    return content_type.decode(), result
