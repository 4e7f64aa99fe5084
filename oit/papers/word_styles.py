"""How a Word file looks: fonts for Thai and Latin letters, spaces, the sheet and its foot.

Word keeps the font and the size of Thai apart, as it does for every complex script (w:cs, w:szCs, w:bCs), and needs
to be told that the complex script is Thai to break its lines.
"""

from datetime import UTC, datetime

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from .characters import holdable
from .phrases import footer_lines, phrase

# On every Windows with Thai; elsewhere a Thai font stands in for it.
FONT = "TH Sarabun New"
FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
SIZE, FOOTER_SIZE, TABLE_SIZE, WIDE_TABLE_SIZE = 16, 12, 14, 12
HEADING_SIZES = {"Heading 1": 20, "Heading 2": 18, "Heading 3": 16, "Heading 4": 16}
A4 = Cm(21), Cm(29.7)
MARGIN, NARROW = Cm(2.5), Cm(1.5)
LONGEST_PROPERTY = 255  # characters
# No file tells when it was made.
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def set_up(document, paper):
    """Gives an empty document the looks, the properties and the foot of the Paper."""
    _set_properties(document.core_properties, paper)
    _set_styles(document.styles, paper.lang)
    section = document.sections[0]
    width, height = A4
    section.orientation = WD_ORIENT.LANDSCAPE if paper.is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if paper.is_wide else (width, height)
    section.left_margin = section.right_margin = NARROW if paper.is_wide else MARGIN
    section.top_margin = section.bottom_margin = NARROW if paper.is_wide else MARGIN
    _write_footer(section.footer, paper, text_width(document))


def text_width(document):
    section = document.sections[0]
    return section.page_width - section.left_margin - section.right_margin


def _set_properties(properties, paper):
    properties.title = holdable(paper.title or paper.heading)[:LONGEST_PROPERTY]
    properties.author = holdable(paper.station)[:LONGEST_PROPERTY]
    properties.language = "th-TH" if paper.lang == "th" else "en-GB"
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = UNDATED


def _set_styles(styles, lang):
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    latin = "th-TH" if lang == "th" else "en-GB"
    language = f'<w:lang w:val="{latin}" w:eastAsia="en-US" w:bidi="th-TH"/>'
    defaults.replace(defaults[0], _letters(SIZE, after=language))
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.0
    for name, size in HEADING_SIZES.items():
        _replace_letters(styles[name], size, bold=True)
        styles[name].paragraph_format.keep_with_next = True
        styles[name].paragraph_format.space_before = Pt(0 if name == "Heading 1" else 10)
        styles[name].paragraph_format.space_after = Pt(4)
    _replace_letters(styles["Caption"], SIZE, bold=True)
    _replace_letters(styles["Footer"], FOOTER_SIZE)
    styles["Footer"].paragraph_format.space_after = Pt(0)


def _replace_letters(style, size, bold=False):
    old = style.element.rPr
    if old is not None:
        style.element.remove(old)
    style.element._insert_rPr(_letters(size, bold))


def _letters(size, bold=False, after=""):
    heavy = '<w:b/><w:bCs/><w:color w:val="000000"/>' if bold else ""
    sizes = f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    return parse_xml(f"<w:rPr {nsdecls('w')}>{FONTS}{heavy}{sizes}{after}</w:rPr>")


def _write_footer(footer, paper, width):
    """The lines of the foot, and at the right of the first the number of the page."""
    first, *others = map(holdable, footer_lines(paper) or ("",))
    paragraph = footer.paragraphs[0]
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{first}\t")
    before, after = phrase(paper.lang, "page").format(page="\v", count="\0").rsplit("\0", 1)
    before, between = before.split("\v")
    paragraph.add_run(before)
    _add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    _add_field(paragraph, "NUMPAGES")
    if after:
        paragraph.add_run(after)
    for line in others:
        footer.add_paragraph(line, style="Footer")


def _add_field(paragraph, instruction):
    """A number that Word works out. The text in it is what is shown until then."""
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
