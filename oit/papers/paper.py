"""What a document says, apart from the format it is written in."""

from dataclasses import asdict, dataclass, field

from bs4 import BeautifulSoup

HEADINGS = ("h2", "h3", "h4")


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
    """A picture: the bytes of an image that Pillow can open, and what it shows, for those who do not see it."""

    content: bytes
    alt: str
    caption: str = ""
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
        """How wide each column should be beside the others: by its longest text, figures a little wider."""
        lines = [
            [label for label, _numeric in self.columns],
            *self.rows,
            *([self.totals] if self.totals else []),
        ]
        weights = []
        for index, (_label, numeric) in enumerate(self.columns):
            longest = max(len(line[index]) for line in (lines[1:] if numeric else lines) or lines)
            weights.append(round(min(max(longest, 7), 60) ** (0.78 if numeric else 0.6), 2))
        return weights


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

    def as_data(self):
        """What JSON can hold, for the typst templates."""
        blocks = [
            {**asdict(block), **({"weights": block.weights} if block.kind == "table" else {})}
            for block in self.blocks
        ]
        return {**asdict(self), "blocks": blocks, "wide": self.is_wide}


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
