"""PDF files, tagged for screen readers (PDF/UA-1), from the typst templates beside this module.

The same content gives the same bytes: nothing of the time or the machine is written into them.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.utils.translation import gettext as _

from .glyphs import FAMILIES, MISSING, fonts, shown
from .paper import Paragraph
from .phrases import footer_lines, phrase
from .pictures import as_jpeg
from .pieces import pieces
from .refusals import CannotWrite

FOLDER = Path(__file__).parent
# Of a cell, in characters and lines: with more, its row may be divided between two pages.
LONGEST_WHOLE = 240
MOST_LINES = 12
TEMPLATES = ("base.typ", "document.typ", "order.typ")


def write_pdf(paper):
    """The bytes of the Paper as a PDF. Raises CannotWrite."""
    return _compile("document", paper)


def write_order(paper):
    """The bytes of a station order: ``paper.extra`` has number, subject, annex_withheld. Raises CannotWrite."""
    return _compile("order", paper)


def _compile(template, paper):
    pictures = [block for block in paper.blocks if block.kind == "picture"]
    data = {**_as_data(paper), "fonts": FAMILIES, "extra": paper.extra}
    if not pictures:
        return _run(FOLDER, template, data)
    with TemporaryDirectory() as folder:
        for name in TEMPLATES:
            (Path(folder) / name).write_bytes((FOLDER / name).read_bytes())
        for number, picture in enumerate(pictures):
            content, _ratio = as_jpeg(picture)
            (Path(folder) / f"{number}.jpg").write_bytes(content)
        return _run(Path(folder), template, data)


def _run(folder, template, data):
    try:
        return typst.compile(
            str(folder / f"{template}.typ"),
            root=str(folder),
            font_paths=fonts(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        raise CannotWrite(_("The PDF could not be made: %(reason)s") % {"reason": error}) from error


def _as_data(paper):
    """What the templates read: texts of the body as `pieces`, those of the file's properties plain."""
    blocks = [{"kind": block.kind, **DESCRIBED[block.kind](block)} for block in _with_note(paper)]
    for number, block in enumerate(block for block in blocks if block["kind"] == "picture"):
        block["file"] = f"{number}.jpg"
    before, after = phrase(paper.lang, "page").format(page="\0", count="\0").rsplit("\0", 1)
    return {
        "lang": paper.lang,
        "title": shown(paper.title or paper.heading),
        "station": shown(paper.station),
        "sample": paper.sample,
        "mark": phrase(paper.lang, "mark"),
        "wide": paper.is_wide,
        "heading": pieces(paper.heading),
        "lines": [pieces(line) for line in paper.lines],
        "blocks": blocks,
        "date": shown(paper.date),
        "announced": pieces(phrase(paper.lang, "announced").format(paper.date)) if paper.date else [],
        "signatory": [pieces(line) for line in paper.signatory if line],
        "footer": [pieces(line) for line in footer_lines(paper)],
        "numbering": [*before.split("\0"), after],
    }


def _with_note(paper):
    """The blocks, with a note where a character of theirs cannot be shown."""
    texts = [paper.heading, *paper.lines, *(text for block in paper.blocks for text in _texts(block))]
    if not any(shown(text).count(MISSING) > text.count(MISSING) for text in texts):
        return paper.blocks
    return (*paper.blocks, Paragraph(phrase(paper.lang, "missing").format(MISSING)))


def _texts(block):
    match block.kind:
        case "list":
            return block.texts
        case "table":
            return (block.caption, *(text for row in block.rows for text in row))
        case "picture":
            return (block.alt, block.caption)
    return (block.text,)


def _fits(row):
    """Whether the row is certain to find room on one page, and so need not be torn apart by the end of one."""
    return all(len(text) <= LONGEST_WHOLE and text.count("\n") <= MOST_LINES for text in row)


def _table(block):
    return {
        "caption": pieces(block.caption),
        "weights": block.weights,
        "heads": [pieces(label) for label, _numeric in block.columns],
        "numeric": [numeric for _label, numeric in block.columns],
        "rows": [{"whole": _fits(row), "cells": [pieces(text) for text in row]} for row in block.rows],
        "totals": [pieces(text) for text in block.totals],
    }


DESCRIBED = {
    "heading": lambda block: {"level": block.level, "text": pieces(block.text)},
    "paragraph": lambda block: {"text": pieces(block.text)},
    "list": lambda block: {"numbered": block.numbered, "texts": [pieces(text) for text in block.texts]},
    "table": _table,
    "picture": lambda block: {
        "alt": shown(block.alt),
        "caption": pieces(block.caption),
        "small": block.small,
    },
}
