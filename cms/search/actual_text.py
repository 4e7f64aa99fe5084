"""The texts that a PDF gives for groups of glyphs (ISO 32000-2, 14.9.4, "ActualText").

Programs such as typst and Word write vowels and tone marks of Thai that way, and pypdf passes over them. Here each such
group becomes one letter of a font made for the purpose, which says which text that letter stands for.
"""

import re

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

FONT = NameObject("/ActualText")
# How wide a Thai letter is, in thousandths of its size: from too large a gap a space would be read.
WIDTH = 580
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
SHOWN = (b"Tj", b"TJ", b"'", b'"')
MOST = 0xFFFF
# No text of a group is longer than a line.
LONGEST = 200


def put_in_place(page, reader):
    """Changes ``page`` of the pypdf ``reader``, in memory: its extracted text then has the texts given for groups."""
    if page.get_contents() is None:
        return
    content = ContentStream(page.get_contents(), reader, "bytes")
    texts, operations = [], []
    given, font = [], None
    for operands, operator in content.operations:
        if operator in (b"BDC", b"BMC"):
            given.append(_text(operands))
        elif operator == b"EMC" and given:
            given.pop()
        elif operator == b"Tf":
            font = operands
        group = next((each for each in given if each is not None), None)
        if operator not in SHOWN or group is None or font is None or len(texts) == MOST:
            operations.append((operands, operator))
        elif group:
            texts.append("".join(group)[:LONGEST])
            group.clear()
            operations += _shown(len(texts) - 1, font)
    if texts:
        content.operations = operations
        page[NameObject("/Contents")] = content
        _add_font(page, texts)


def _text(operands):
    """What a marked group is said to read, as a list that is emptied when it was shown; None where nothing is said."""
    facts = operands[1] if len(operands) > 1 else None
    text = facts.get("/ActualText") if isinstance(facts, DictionaryObject) else None
    return [str(text)] if text is not None else None


def _shown(number, font):
    letter = ByteStringObject(number.to_bytes(2, "big"))
    return [([FONT, font[1]], b"Tf"), ([letter], b"Tj"), (font, b"Tf")]


def _add_font(page, texts):
    """A font in which the letter with each number stands for the text with that number, about as wide."""
    rows = "".join(
        f"<{number:04X}> <{text.encode('utf-16-be').hex()}>\n" for number, text in enumerate(texts)
    )
    ways = DecodedStreamObject()
    ways.set_data(
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + f"{len(texts)} beginbfchar\n{rows}endbfchar\n".encode("ascii")
    )
    widths = ArrayObject([FloatObject(WIDTH * len(MARKS.sub("", text))) for text in texts])
    inner = _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/CIDFontType2"),
        BaseFont=FONT,
        W=ArrayObject([NumberObject(0), widths]),
    )
    font = _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type0"),
        BaseFont=FONT,
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([inner]),
        ToUnicode=ways,
    )
    resources = DictionaryObject(page["/Resources"].get_object())
    fonts = resources.get("/Font")
    resources[NameObject("/Font")] = DictionaryObject({**(fonts.get_object() if fonts else {}), FONT: font})
    page[NameObject("/Resources")] = resources


def _dictionary(**entries):
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})
