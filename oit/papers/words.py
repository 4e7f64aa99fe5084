"""Word files: editable, read by machines, with real headings, lists and tables."""

from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

# On every Windows with Thai; elsewhere a Thai font stands in for it.
FONT = "TH Sarabun New"
SAMPLE = {
    "th": "เอกสารตัวอย่างเพื่อการสาธิต ไม่ใช่เอกสารของทางราชการ",
    "en": "Sample made for a demonstration. Not an official document.",
}
ANNOUNCED = {"th": "ประกาศ ณ วันที่ {}", "en": "Announced on {}"}


def write_docx(paper):
    """The bytes of the Paper as a Word file."""
    document = Document()
    _set_up(document, paper)
    document.add_heading(paper.heading, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in paper.lines:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in paper.blocks:
        WRITERS[block.kind](document, block)
    if paper.date:
        document.add_paragraph(ANNOUNCED[paper.lang].format(paper.date))
    for line in filter(None, paper.signatory):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document, paper):
    document.core_properties.title = paper.title
    document.core_properties.author = paper.station
    document.core_properties.language = "th-TH" if paper.lang == "th" else "en-GB"
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        _set_font(document.styles[name], Pt({"Normal": 15, "Heading 1": 18}.get(name, 16)))
    section = document.sections[0]
    if paper.is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if paper.sample:
        section.footer.paragraphs[0].text = SAMPLE[paper.lang]


def _set_font(style, size):
    """The font for Latin and for Thai letters: Word keeps the two, and their sizes, apart."""
    style.font.name, style.font.size = FONT, size
    properties = style.element.get_or_add_rPr()
    properties.rFonts.set(qn("w:cs"), FONT)
    complex_size = properties.makeelement(qn("w:szCs"), {qn("w:val"): str(int(size.pt * 2))})
    properties.append(complex_size)


def _write_heading(document, block):
    document.add_heading(block.text, level=block.level)


def _write_paragraph(document, block):
    document.add_paragraph(block.text)


def _write_list(document, block):
    for text in block.texts:
        document.add_paragraph(text, style="List Number" if block.numbered else "List Bullet")


def _write_table(document, block):
    document.add_paragraph(block.caption).runs[0].bold = True
    lines = [
        tuple(label for label, _numeric in block.columns),
        *block.rows,
        *((block.totals,) if block.totals else ()),
    ]
    table = document.add_table(rows=len(lines), cols=len(block.columns), style="Table Grid")
    for number, (line, row) in enumerate(zip(lines, table.rows, strict=True)):
        for text, cell, (_label, numeric) in zip(line, row.cells, block.columns, strict=True):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = number == 0 or (number == len(lines) - 1 and bool(block.totals))
            if numeric and number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _repeat_head(table)


def _repeat_head(table):
    """The first row again on every page; also tells screen readers that it is the head."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))


WRITERS = {
    "heading": _write_heading,
    "paragraph": _write_paragraph,
    "list": _write_list,
    "table": _write_table,
}
