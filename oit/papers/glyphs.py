"""Characters that no font of the PDF files has: PDF/UA-1 allows no missing glyph."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
# Thai and Latin are ours; the others come with typst and have symbols, Greek and Cyrillic.
FAMILIES = ("Norasi", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
# Stands for a character that cannot be shown.
MISSING = "□"
# What our own font has for certain.
USUAL = re.compile(r"[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0e01-\u0e3a\u0e3f-\u0e5b–—‘’“”•…]*")
# Characters without a look of their own: joiners, hints where a line may break, variations of a picture.
INVISIBLE = {"Cf", "Cc", "Mn", "Zl", "Zp"}
HALF = "Cs"  # of a surrogate pair: no character at all


@cache
def fonts():
    """The fonts for typst: those beside this module and those that it brings, none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def shown(text):
    """The text with MISSING for what no font has; a newline stays."""
    if USUAL.fullmatch(text):
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _shown(character):
    if USUAL.fullmatch(character):
        return character
    kind = unicodedata.category(character)
    if character == "\t" or kind == "Zs":
        return " "
    if kind in INVISIBLE:
        return ""
    if kind == HALF:
        return MISSING
    if _has_glyph(character):
        return character
    plain = unicodedata.normalize("NFKD", character)
    return plain if USUAL.fullmatch(plain) else MISSING


def _has_glyph(character):
    """Whether typst finds the character: it is asked, since it tells of nobody's fonts what they have."""
    page = '#set document(title: "-")\n#set text(font: json(bytes(sys.inputs.fonts)))\n#sys.inputs.text'
    inputs = {"text": character, "fonts": _families()}
    try:
        typst.compile(page.encode(), font_paths=fonts(), sys_inputs=inputs, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


@cache
def _families():
    return "[" + ", ".join(f'"{family}"' for family in FAMILIES) + "]"
