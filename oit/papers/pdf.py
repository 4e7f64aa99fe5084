"""PDF files, tagged for screen readers (PDF/UA-1), from the typst templates beside this module."""

import json
from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent


@cache
def _fonts():
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")]
    )


def write_pdf(paper):
    """The bytes of the Paper as a PDF.

    Raises typst.TypstError for a character that the font does not have: PDF/UA-1 allows no missing glyph.
    """
    return _compile("document", paper)


def write_order(paper):
    """The bytes of a station order: ``paper.extra`` has number, subject, annex_withheld."""
    return _compile("order", paper)


def _compile(template, paper):
    return typst.compile(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(paper.as_data(), ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
