"""The chapters of the guide: a Markdown file each.

A file begins with its title, and may name the screens that it explains in a comment,
``<!-- screens: month:months -->``: names of addresses as Django gives them; ``signs:`` stands for all of a namespace.
``README.md`` is the first page, and orders the others by its links. The chapters of items are made of the edition
(`oit.handbook.items`).
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "docs" / "officers"
PICTURES = FOLDER / "pictures"
FIRST = "README"
SCREENS = re.compile(r"<!-- screens: (.*?) -->\n?", re.DOTALL)
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
LINKED = re.compile(r"\]\(([\w-]+)\.md")


@dataclass(frozen=True)
class Chapter:
    """``slug``: the name of its file. ``text``: Markdown without the comment. ``screens``: names of addresses."""

    slug: str
    title: str
    text: str
    screens: tuple[str, ...] = ()

    @classmethod
    def read(cls, slug, text):
        title = TITLE.search(text)
        screens = SCREENS.search(text)
        return cls(
            slug,
            title[1].strip() if title else slug,
            SCREENS.sub("", text),
            tuple(screens[1].split()) if screens else (),
        )


@cache
def chapters():
    """``{slug: Chapter}`` of all files, in the order in which the first page links them."""
    found = {path.stem: Chapter.read(path.stem, path.read_text("utf-8")) for path in FOLDER.glob("*.md")}
    order = [FIRST, *LINKED.findall(found[FIRST].text)] if FIRST in found else []
    return {slug: found[slug] for slug in dict.fromkeys([*order, *sorted(found)]) if slug in found}


@cache
def chapter_of(view_name):
    """The Chapter that explains the screen with this address, or None. The most exact one counts."""
    known = {screen: chapter for chapter in chapters().values() for screen in chapter.screens}
    return known.get(view_name) or known.get(view_name.rpartition(":")[0] + ":")
