"""Draws signs: PDF files to be printed, with their fonts in them, and pictures to look at.

The same content gives the same bytes.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import segno
import typst
from django.conf import settings
from django.utils.translation import gettext as _

from cms.models import StationImage
from cms.storage import UNREACHABLE
from cms.thai.dates import format_date, parse_date
from oit.papers import CannotWrite, Picture
from oit.papers.glyphs import FAMILIES, FONTS, shown
from oit.papers.pictures import as_jpeg
from oit.papers.pieces import pieces

FOLDER = Path(__file__).parent
# Looped and without serifs, as official signs are; Norasi and the others have what it lacks.
SIGN_FAMILIES = ("Laksaman", *FAMILIES)
# A quarter of the code may be scratched or covered.
CORRECTION = "q"
DRAWING_COLOUR = "#6f1a2c"


@dataclass(frozen=True)
class Sheet:
    """A size of paper, in millimetres."""

    width: int
    height: int


SHEETS = {"a4": Sheet(210, 297), "a3": Sheet(297, 420)}


def draw_pdf(content, size="a4"):
    """The bytes of the content (`oit.signs.content`) as a PDF of one page. Raises CannotWrite."""
    return _draw(content, size, format="pdf", pdf_standards=["ua-1"])


def draw_png(content, size="a4", ppi=110):
    """The same as a picture, of so many dots an inch."""
    drawn = _draw(content, size, format="png", ppi=ppi)
    return drawn[0] if isinstance(drawn, list) else drawn


def _draw(content, size, **options):
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sign.typ").write_bytes((FOLDER / "sign.typ").read_bytes())
        (folder / "blocks.typ").write_bytes((FOLDER / "blocks.typ").read_bytes())
        data = _as_data(content, size, _Pictures(folder))
        try:
            return typst.compile(
                str(folder / "sign.typ"),
                root=name,
                font_paths=_fonts(),
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                **options,
            )
        except typst.TypstError as error:
            raise CannotWrite(_("The sign could not be drawn: %(reason)s") % {"reason": error}) from error


@cache
def _fonts():
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(FOLDER / "fonts"), str(FONTS)],
    )


def _as_data(content, size, pictures):
    sheet, colour = SHEETS[size], colour_of(content["theme"])
    pictures.add("code.svg", _code(content["address"]))
    titles = [content["heading"]["th"] or content["heading"]["en"], content["station"]["th"]]
    return {
        **_said(content),
        "blocks": [_with_pictures(_said(each), pictures, colour) for each in content["blocks"]],
        "title": shown(" – ".join(filter(None, titles))),
        "author": shown(content["station"]["th"]),
        "fonts": SIGN_FAMILIES,
        "lang": "th" if content["heading"]["th"] else "en",
        "width": sheet.width,
        "height": sheet.height,
        "colour": colour,
        "mark": shown(content["mark"]),
        "logo": pictures.of_station(content["logo"]),
        "code": "code.svg",
        "address": _unbroken(content["address"]),
        "made": _made(content["made"]),
    }


def _made(iso):
    day = parse_date(iso)
    return shown(f"{format_date(day, 'short', lang='th')} / {format_date(day, 'short', lang='en')}")


def _said(value):
    """Every text in both languages as a list of ``{lang, words}``, the empty ones left out."""
    if isinstance(value, list):
        return [_said(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"th", "en"}:
        return [{"lang": lang, "words": pieces(value[lang])} for lang in ("th", "en") if value[lang]]
    return {key: _said(each) for key, each in value.items()}


def _with_pictures(block, pictures, colour):
    if block["block"] == "symbol":
        name = f"{block['name']}.svg"
        drawing = (settings.BASE_DIR / "static" / "images" / name).read_text(encoding="utf-8")
        pictures.add(name, drawing.replace(DRAWING_COLOUR, colour).encode())
        return {**block, "file": name}
    if block["block"] == "steps":
        steps = [{**step, "picture": pictures.of_station(step["picture"])} for step in block["steps"]]
        return {**block, "steps": steps}
    return block


def _unbroken(address):
    """An address as people type it: without the protocol, which browsers add, and without the part of the page."""
    return shown(re.sub(r"^https?://|#.*", "", address))


def _code(address):
    """The QR code as SVG, with the quiet margin that readers need."""
    out = BytesIO()
    segno.make(address, error=CORRECTION, micro=False).save(
        out, kind="svg", border=4, xmldecl=False, light="#fff"
    )
    return out.getvalue()


@cache
def colour_of(theme):
    """The strong colour of a station's Theme, as the style sheets of the site have it."""
    css = settings.BASE_DIR / "static" / "css"
    file = css / "themes" / f"{theme}.css"
    text = (file if file.exists() else css / "site.css").read_text(encoding="utf-8")
    return re.search(r"--maroon-700:\s*(#[0-9a-f]{6})", text)[1]


class _Pictures:
    """The pictures of one sign, in the folder where typst reads them."""

    def __init__(self, folder):
        self.folder = folder

    def add(self, name, content):
        (self.folder / name).write_bytes(content)

    def of_station(self, number):
        """``{file, alt}`` of the StationImage, or None where there is none any more. Raises CannotWrite."""
        image = StationImage.objects.filter(pk=number).first() if number else None
        if image is None:
            return None
        try:
            with image.open_file() as file:
                content = file.read()
        except UNREACHABLE as error:
            raise CannotWrite(
                _("The picture “%(title)s” cannot be read at this moment. Try again later.")
                % {"title": image.title}
            ) from error
        jpeg, _ratio = as_jpeg(Picture(content, image.title))
        self.add(f"{number}.jpg", jpeg)
        return {"file": f"{number}.jpg", "alt": shown(image.description or image.title)}
