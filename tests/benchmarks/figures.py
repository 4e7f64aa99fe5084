"""What a run found, kept in docs/benchmarks.md until the next one."""

import io
import platform
import sys
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

KEPT_IN = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench`, which measures everything in one run on one machine: compare ratios, not milliseconds, and
look twice at what was missed on a busy one. What each figure means stands in `tests/benchmarks/`.
"""


class Figure(NamedTuple):
    """A line of the summary. ``is_met``: None where the ``goal`` could not be tried."""

    name: str
    measured: str
    goal: str
    is_met: bool | None


class Both(io.TextIOBase):
    """Writes to the terminal, and keeps what was written."""

    def __init__(self, terminal):
        self.terminal = terminal
        self.kept = []

    def write(self, text):
        self.kept.append(text)
        self.terminal.write(text)
        self.terminal.flush()
        return len(text)


@contextmanager
def printed():
    """Yields a list that gathers the pieces of all that is printed meanwhile."""
    both = Both(sys.stdout)
    with redirect_stdout(both):
        yield both.kept


def keep(figures, pieces):
    """Prints the summary of the ``figures``, and writes it down with all that was printed."""
    marks = {True: "met", False: "**missed**", None: "not tried"}
    rows = [f"| {f.name} | {f.measured} | {f.goal} | {marks[f.is_met]} |" for f in figures]
    summary = "\n".join(["| figure | measured | goal | |", "|---|---|---|---|", *rows])
    KEPT_IN.write_text(
        f"{HEAD}\n{_machine()}\n\n{summary}\n\n## All that was printed\n\n```\n{''.join(pieces).strip()}\n```\n",
        encoding="utf-8",
    )
    print(f"\n{summary}\n\nKept in {KEPT_IN.relative_to(KEPT_IN.parents[1])}")


def _machine():
    day = f"{timezone.localdate():%-d %B %Y}"
    names = [line.split(":", 1)[1].strip() for line in _processor() if line.startswith("model name")]
    name = names[0] if names else platform.processor() or platform.machine()
    database = f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"
    return f"{day}, {max(1, len(names))} x {name}, Python {platform.python_version()}, {database}."


def _processor():
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []
