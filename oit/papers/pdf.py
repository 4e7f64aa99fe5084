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


def write_pdf(template, *, title, lang="th", **data):
    """The bytes of a PDF made by ``template``.typ from ``data`` (what JSON can hold).

    Raises typst.TypstError for a character that the font does not have: PDF/UA-1 allows no missing glyph.
    """
    return typst.compile(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps({"title": title, "lang": lang, **data}, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
