"""Word files: editable, read by machines, with real headings, lists and tables."""

from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from .archives import without_times
from .characters import holdable
from .phrases import phrase
from .pictures import as_jpeg
from .word_styles import TABLE_SIZE, WIDE_TABLE_SIZE, set_up, text_width

TALLEST_PICTURE = Cm(9)
# A portrait beside the name.
SMALL_PICTURE = Cm(3.5)
# The share of the width that a table takes, in fiftieths of a per cent: all of it.
WHOLE_WIDTH = "5000"
MANY_COLUMNS = 6
CELL_MARGIN = 60  # twentieths of a point, at the left and right of a cell


def write_docx(paper):
    """The bytes of the Paper as a Word file. Raises CannotWrite for a picture that is none."""
    document = Document()
    set_up(document, paper)
    if paper.heading:
        document.add_heading(holdable(paper.heading), level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in paper.lines:
        document.add_paragraph(holdable(line)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in paper.blocks:
        WRITERS[block.kind](document, block)
    _write_signature(document, paper)
    buffer = BytesIO()
    document.save(buffer)
    return without_times(buffer.getvalue())


def _write_signature(document, paper):
    signed = [line for line in paper.signatory if line]
    if paper.date:
        announced = document.add_paragraph(phrase(paper.lang, "announced").format(holdable(paper.date)))
        announced.paragraph_format.space_before = Pt(12)
        announced.paragraph_format.keep_with_next = bool(signed)
    for number, line in enumerate(signed):
        paragraph = document.add_paragraph(holdable(line))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form = paragraph.paragraph_format
        form.left_indent = text_width(document) // 2
        # The place for the signature is above the first line.
        form.space_before, form.space_after = Pt(0 if number else 40), Pt(0)
        form.keep_with_next = number < len(signed) - 1


def _write_heading(document, block):
    document.add_heading(holdable(block.text), level=block.level)


def _write_paragraph(document, block):
    document.add_paragraph(holdable(block.text))


def _write_list(document, block):
    numbering = _new_numbering(document) if block.numbered else None
    for text in block.texts:
        paragraph = document.add_paragraph(
            holdable(text), style="List Number" if block.numbered else "List Bullet"
        )
        if numbering is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = numbering


def _new_numbering(document):
    """The number of a numbering like that of the style, which begins at 1 again."""
    numbering = document.part.numbering_part.element
    of_style = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(of_style).abstractNumId.val
    own = numbering.add_num(abstract)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    return own.numId


def _write_picture(document, block):
    content, ratio = as_jpeg(block)
    width = min(text_width(document), int((SMALL_PICTURE if block.small else TALLEST_PICTURE) * ratio))
    shape = document.add_picture(BytesIO(content), width=width)
    shape._inline.docPr.set("descr", holdable(block.alt))
    paragraph = document.paragraphs[-1]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if block.small else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = block.small or bool(block.caption)
    if block.caption:
        caption = document.add_paragraph(holdable(block.caption), style="Caption")
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_table(document, block):
    if block.caption:
        caption = document.add_paragraph(holdable(block.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
    lines = [
        tuple(label for label, _numeric in block.columns),
        *block.rows,
        *((block.totals,) if block.totals else ()),
    ]
    table = document.add_table(rows=0, cols=len(block.columns), style="Table Grid")
    _describe(table, block, text_width(document))
    # Cells are written as XML: an object of python-docx for each takes ten times as long.
    for number, line in enumerate(lines):
        strong = number == 0 or (bool(block.totals) and number == len(lines) - 1)
        table._tbl.append(_row(line, block, number == 0, strong))


def _describe(table, block, width):
    """The width of the table and its columns, and its caption for those who do not see it."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = table._tbl.tblPr
    size = properties.find(qn("w:tblW"))
    size.set(qn("w:type"), "pct")
    size.set(qn("w:w"), WHOLE_WIDTH)
    sides = "".join(f'<w:{side} w:w="{CELL_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    properties.find(qn("w:tblLook")).addprevious(margins)
    described = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    described.set(qn("w:val"), holdable(block.caption))
    properties.append(described)
    weights = block.weights
    for column, weight in zip(table._tbl.tblGrid.gridCol_lst, weights, strict=True):
        column.w = int(width * weight / sum(weights))


def _row(line, block, is_head, strong):
    """The XML of one row. The head comes again on every page, and no row is torn apart by the end of one."""
    row = parse_xml(
        f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr></w:tr>"
    )
    for text, (_label, numeric) in zip(line, block.columns, strict=True):
        side = "center" if is_head else "right" if numeric else "left"
        size = WIDE_TABLE_SIZE if len(line) > MANY_COLUMNS else TABLE_SIZE
        row.append(_cell(text, side, size, strong, is_head))
    return row


def _cell(text, side, size, strong, is_head):
    heavy = "<w:b/><w:bCs/>" if strong else ""
    size = f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    shade = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/></w:tcPr>' if is_head else ""
    cell = parse_xml(
        f"<w:tc {nsdecls('w')}>{shade}<w:p><w:pPr><w:spacing w:after='0'/><w:jc w:val='{side}'/></w:pPr>"
        f"<w:r><w:rPr>{heavy}{size}</w:rPr></w:r></w:p></w:tc>"
    )
    cell.p_lst[0].r_lst[0].text = holdable(text)
    return cell


WRITERS = {
    "heading": _write_heading,
    "paragraph": _write_paragraph,
    "list": _write_list,
    "picture": _write_picture,
    "table": _write_table,
}
