"""Pictures with Thai text in them, drawn by typst, which shapes Thai with nothing else to install.

Pillow does so only where the machine has libraqm with FriBiDi; without them marks stand beside their letters.
"""

import json
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

from cms.thai.words import words

FOLDER = Path(__file__).parent
# A picture in points is as large in pixels.
PIXELS_PER_INCH = 72
# What must stay on the line of the word before it: signs of repetition and abbreviation, marks left alone, and
# what closes a sentence or a bracket; and what must stay with the word after it.
ATTACHED = re.compile(r"[ๆฯ\u0e30-\u0e3a\u0e45\u0e47-\u0e4e?!.,:;%)\]”’»…]")
OPENING = tuple("([“‘«")
# Emoji and the like: no font here has them, and boxes would stand in their place.
UNKNOWN = re.compile(r"[\U00010000-\U0010ffff\u2600-\u27bf\ufe0f\u200d]")


class CannotDraw(Exception):
    """A picture could not be drawn. Its text says why."""


@cache
def _fonts():
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER / "fonts")]
    )


def draw(template, data, files=None):
    """The picture that the typst ``template`` (a Path) makes of ``data``, as the bytes of a PNG.

    ``data``: what JSON can hold, read by the template as ``data``. ``files``: ``{name: bytes}`` that it may show.
    One point of the template is one pixel. Raises CannotDraw.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in (Path(template), FOLDER / "drawing.typ"):
            (folder / file.name).write_bytes(file.read_bytes())
        for file_name, content in (files or {}).items():
            (folder / file_name).write_bytes(content)
        try:
            return typst.compile(
                str(folder / Path(template).name),
                root=name,
                format="png",
                ppi=PIXELS_PER_INCH,
                font_paths=_fonts(),
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            )
        except typst.TypstError as error:
            raise CannotDraw(error.message) from error


def as_jpeg(png, quality=86):
    """The picture ``png`` (bytes) as the bytes of a JPEG, which is a third of the size where there is a photo in it."""
    content = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(content, "JPEG", quality=quality, optimize=True)
    return content.getvalue()


def pieces(text):
    """``text`` as a list of words, each to be kept on one line, and of spaces; ``drawing.typ`` sets it."""
    found = []
    for word in words(UNKNOWN.sub("", str(text)).replace(" ๆ", "\u00a0ๆ").strip()):
        if found and found[-1].strip() and (ATTACHED.match(word) or found[-1].endswith(OPENING)):
            found[-1] += word
        else:
            found.append(word)
    return found
