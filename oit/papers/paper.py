"""What a document says, apart from the format it is written in."""

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup

from cms.thai.words import words
from oit.datasets.present import THAI_LETTER

HEADINGS = ("h2", "h3", "h4")
# Where a text is divided: spaces, and halves of characters, which may come from broken files.
SPACES = re.compile(r"[ \n\t\ud800-\udfff]+")
MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
# Longer codes and addresses are divided where they must.
LONGEST_WHOLE = 18
# A Thai letter is so many times as wide as a figure.
LETTER = 1.25


@dataclass(frozen=True)
class Heading:
    """``level``: 2 below the title of the document, 3 below that."""

    text: str
    level: int = 2
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind: str = "paragraph"


@dataclass(frozen=True)
class List:
    texts: tuple[str, ...]
    numbered: bool = False
    kind: str = "list"


@dataclass(frozen=True)
class Picture:
    """A picture: the bytes of an image that Pillow can open, and what it shows, for those who do not see it.

    ``small``: whether it is one of a person, and stands small beside the name.
    """

    content: bytes
    alt: str
    caption: str = ""
    small: bool = False
    kind: str = "picture"


@dataclass(frozen=True)
class TableBlock:
    """A table. ``columns``: ``(heading, is numeric)``; ``rows`` and ``totals``: texts as shown, no totals: ()."""

    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()
    kind: str = "table"

    @classmethod
    def of(cls, table):
        """From a ``Table`` of `oit.datasets.present`."""
        groups = {cell.label: cell for cell in table.head[0]} if len(table.head) > 1 else {}
        return cls(
            caption=table.label,
            columns=tuple(_flat(table.head)) if groups else tuple(_heading(cell) for cell in table.head[0]),
            rows=tuple(tuple(cell.text for cell in row.cells) for row in table.rows),
            totals=tuple(cell.text for cell in table.totals or ()),
        )

    @property
    def weights(self):
        """How wide each column should be beside the others: figures and dates whole, texts by the longest."""
        totals = [self.totals] if self.totals else []
        weights = []
        for index, (label, numeric) in enumerate(self.columns):
            texts = [line[index] for line in (*self.rows, *totals)]
            longest = max(map(len, [*texts, *([] if numeric else [label])]), default=0)
            # A text gets less than its due the longer it is.
            whole = min(max(map(_longest_whole, texts), default=0), LONGEST_WHOLE) * 0.8 + 2
            weights.append(round(max(min(max(longest, 12), 60) ** 0.7, whole), 2))
        return weights


def _longest_whole(text):
    """How many figures wide the longest part is that should not be divided: figures, codes, dates, Thai words."""
    longest = 0
    for part in SPACES.split(text):
        if "\u00a0" in part or not THAI_LETTER.search(part):
            longest = max(longest, len(part))
        else:
            # A mark above or below its letter takes no room.
            letters = max(len(MARKS.sub("", word)) for word in words(part))
            longest = max(longest, letters * LETTER)
    return longest


def _heading(cell, group=""):
    label = f"{group}: {cell.label}" if group else cell.label
    return (f"{label} ({cell.unit})" if cell.unit else label), cell.css == "numeric"


def _flat(head):
    """The headings of a table with groups, one a column, each with the name of its group."""
    members = iter(head[1])
    for cell in head[0]:
        if cell.colspan == 1 and cell.rowspan == len(head):
            yield _heading(cell)
        else:
            yield from (_heading(next(members), cell.label) for _column in range(cell.colspan))


@dataclass(frozen=True)
class Paper:
    """A document: ``title`` names the file, ``heading`` stands on top, ``lines`` below it, then the ``blocks``.

    ``date``: where it was announced, as text. ``signatory``: the lines below the place for a signature.
    ``address`` and ``day``: where it is published and the day as of which it speaks, as texts for the foot of
    each page. ``item`` and ``month`` (ISO): what its tables are about, for programs that read them.
    ``sample``: whether it says on every page that it is not an official document.
    """

    title: str
    station: str
    heading: str
    lines: tuple[str, ...] = ()
    blocks: tuple = ()
    date: str = ""
    signatory: tuple[str, ...] = ()
    lang: str = "th"
    sample: bool = False
    address: str = ""
    day: str = ""
    item: str = ""
    month: str = ""
    extra: dict = field(default_factory=dict)

    @property
    def is_wide(self):
        """Whether a table of it needs the long side of the sheet."""
        return any(block.kind == "table" and len(block.columns) > 5 for block in self.blocks)


def rich_text_blocks(html):
    """The blocks of a rich text, without its links and emphasis."""
    blocks = []
    for tag in BeautifulSoup(html, "html.parser").find_all(["p", "ul", "ol", "blockquote", *HEADINGS]):
        text = tag.get_text(" ", strip=True)
        if tag.name in ("ul", "ol"):
            items = tuple(item.get_text(" ", strip=True) for item in tag.find_all("li"))
            blocks.append(List(items, numbered=tag.name == "ol"))
        elif tag.name in HEADINGS and text:
            blocks.append(Heading(text, level=3))
        elif text:
            blocks.append(Paragraph(text))
    return blocks
