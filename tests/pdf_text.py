"""The text of a PDF as a program reads it that knows what the standard says of it.

pypdf's own `extract_text` passes over the texts that a PDF gives for groups of glyphs (ISO 32000-2, 14.9.4,
"ActualText"), which is how every vowel and tone mark of Thai is written.
"""

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream

NEW_LINE = 5  # points between the base lines of what stands on one line and on the next, at least
PAIRS = re.compile(r"<([0-9A-F]+)> (?:<([0-9A-F]+)> )?<([0-9A-F]+)>")


def lines_of(data, page=None, artifacts=False):
    """The lines of a PDF that typst wrote, or of one ``page`` counted from 0, in reading order.

    ``artifacts``: whether with what is no part of its text, such as page numbers and repeated heads of tables.
    """
    reader = PdfReader(BytesIO(data))
    pages = reader.pages if page is None else [reader.pages[page]]
    lines = [line for each in pages for line in _text(each, reader, artifacts).split("\n")]
    return [line.strip() for line in lines if line.strip()]


def text_of(data):
    """All of it without spaces and line breaks."""
    return plain("".join(lines_of(data)))


def plain(text):
    return "".join(str(text).split())


def _text(page, reader, artifacts):
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    marks, found, letters, height = [], [], {}, 0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"cm" if abs(float(operands[5]) - height) > NEW_LINE:
                height = float(operands[5])
                found.append("\n")
            case b"BDC" | b"BMC":
                marks.append(_given(operands, artifacts))
                if marks[-1] is not None and all(each is None for each in marks[:-1]):
                    found.append(marks[-1])
            case b"EMC":
                marks.pop()
            case b"Tf":
                letters = fonts[operands[0]]
            case b"Tj" | b"TJ" if all(each is None for each in marks):
                pieces = operands[0] if operator == b"TJ" else operands
                found += [_decoded(piece, letters) for piece in pieces if not isinstance(piece, int | float)]
    return "".join(found)


def _given(operands, artifacts):
    """The text that stands for what is marked, "" for what is left out, None for neither."""
    if operands[0] == "/Artifact" and not artifacts:
        return ""
    described = operands[1] if len(operands) > 1 and hasattr(operands[1], "get") else {}
    return described.get("/ActualText")


def _letters(font):
    """{code of a glyph: its text} from the font's ToUnicode map."""
    found = {}
    for first, last, text in PAIRS.findall(font["/ToUnicode"].get_data().decode()):
        if not last and len(first) == 4:
            found[int(first, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


def _decoded(piece, letters):
    data = piece.original_bytes if isinstance(piece, str) else bytes(piece)
    codes = (int.from_bytes(data[place : place + 2]) for place in range(0, len(data), 2))
    return "".join(letters.get(code, "") for code in codes)
