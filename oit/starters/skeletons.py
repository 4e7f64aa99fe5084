"""Word files with which a manual may begin: its headings, empty tables, and what the station told already.

One for each page type with a file in ``skeletons/``, named after it. They are in Thai, as what a station signs. A
section has a ``heading``, or is that of the ``element`` of the edition with this key, and is left out of a year that
does not ask for it; its ``text`` is HTML, or the ``sample`` of that field of the page; its ``columns`` are those of an
empty table. ``{line}`` stands for the line of work, the rest as in `oit.starters.texts`.
"""

import tomllib
from functools import cache
from pathlib import Path

from cms.lines_of_work import LineOfWork
from oit.datasets.columns import in_language
from oit.editions.edition import Words
from oit.papers import Heading, Paper, TableBlock, rich_text_blocks

from .facts import Facts
from .texts import starters_for

FOLDER = Path(__file__).parent / "skeletons"
EMPTY_ROWS = 5
BY_LINE = "line-of-work"


@cache
def _skeleton_of(page_type):
    path = FOLDER / f"{page_type}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def lines_offered(page, element):
    """For which lines of work the form offers a file below ``element`` (of the edition): [] where it offers none, and
    [""] where one file is for all of them. It stands below the first element that a section names."""
    skeleton = _skeleton_of(type(page).__name__)
    if skeleton is None or page.item is None or element.key != skeleton["sections"][0]["element"]:
        return []
    return list(page.edition.lines_of_work) if element.per == BY_LINE else [""]


def paper_of(page, line=""):
    """The file for ``page``, and for a line of work where it is one of its own, as a Paper."""
    skeleton, facts = _skeleton_of(type(page).__name__), Facts(page.station, page.year)
    label = in_language("th", LineOfWork(line).label) if line else ""

    def filled(text):
        return facts.put_into(Words(text.replace("{line}", label), "")).th

    title, station = filled(skeleton["title"]), filled("{station}")
    blocks = [
        block
        for section in skeleton["sections"]
        if (heading := _heading(page, section))
        for block in (Heading(heading), *_content(page, section, filled))
    ]
    return Paper(
        title=title,
        station=station,
        heading=title,
        lines=(station, filled("ปีงบประมาณ {year}")),
        blocks=tuple(blocks),
    )


def _heading(page, section):
    if "heading" in section:
        return section["heading"]
    element = page.item.element(section["element"])
    return element.title.th if element else ""


def _content(page, section, filled):
    text = section.get("text", "")
    if "sample" in section:
        text = starters_for(type(page).__name__)[section["sample"]].text.th
    yield from rich_text_blocks(filled(text))
    if columns := section.get("columns"):
        empty = ("",) * len(columns)
        yield TableBlock("", tuple((column, False) for column in columns), (empty,) * EMPTY_ROWS)
