"""Which of the backups that were made by themselves are kept."""

import re
import shutil
import time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from .errors import NotSetUp
from .places import moment_of

UNITS = {
    "d": lambda day: day,
    "w": lambda day: day.isocalendar()[:2],
    "m": lambda day: (day.year, day.month),
}
RULE = re.compile(r"(\d+)([dwm])")
# What a process that was killed left in VAR_DIR is older than any that still runs.
LEFT_OVER = 24 * 3600  # seconds


def parse(text):
    """``{"d": days, "w": weeks, "m": months}`` from “7d4w6m”; a number alone is days. Raises NotSetUp."""
    text = f"{text}d" if text.isdecimal() else text
    pairs = RULE.findall(text)
    if "".join(number + unit for number, unit in pairs) != text or not any(int(n) for n, _unit in pairs):
        raise NotSetUp(
            _(
                "“%(text)s” does not say which backups are kept. Write for example 7d4w6m: 7 days, 4 weeks, 6 months."
            )
            % {"text": text}
        )
    return {unit: int(number) for number, unit in pairs}


def kept(names, rule):
    """Those of the ``names`` that stay: of each of the newest days, weeks and months that have any, the newest."""
    newest = sorted(names, key=moment_of, reverse=True)
    staying = set(newest[:1])
    for unit, number in rule.items():
        found = {}
        for name in newest:
            found.setdefault(UNITS[unit](timezone.localdate(moment_of(name))), name)
        staying.update(list(found.values())[:number])
    return staying


def prune(place, rule):
    """Removes the others from ``place``, and returns their names."""
    names = place.names()
    gone = sorted(set(names) - kept(names, rule))
    for name in gone:
        place.remove(name)
    return gone


def remove_left_overs():
    """Removes the folders of backups and restorings that were killed: they hold a copy in clear."""
    for pattern in ("backup-*/", "restore-*/"):
        for folder in settings.VAR_DIR.glob(pattern):
            if time.time() - folder.stat().st_mtime > LEFT_OVER:
                shutil.rmtree(folder, ignore_errors=True)
