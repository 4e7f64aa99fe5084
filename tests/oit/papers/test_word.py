"""Word files: what Word and a screen reader find in them, and that they look like a document of an office."""

import zipfile
from dataclasses import replace
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from oit.papers import Heading, List, Paper, Paragraph, TableBlock, write

from .test_pdf import PAPER, picture, table, with_blocks


def opened(paper):
    return Document(BytesIO(write("docx", paper)))


def test_headings_lists_and_tables_are_words_own():
    document = opened(
        with_blocks(
            Heading("หมวด 1"), Heading("ข้อย่อย", 3), List(("ก", "ข")), List(("ค",), numbered=True), table(2, 1)
        )
    )

    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles == {
        "คู่มือสายงานสอบสวน": "Heading 1", "หมวด 1": "Heading 2", "ข้อย่อย": "Heading 3",
        "ก": "List Bullet", "ข": "List Bullet", "ค": "List Number", "ตาราง": "Caption",
    }  # fmt: skip


def test_no_space_is_made_of_empty_paragraphs():
    document = opened(
        replace(PAPER, date="4 เมษายน 2567", signatory=("พันตำรวจเอก", "", "ผู้กำกับการ"), lines=("ก",))
    )

    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    assert document.paragraphs[-1].text == "ผู้กำกับการ"
    assert document.paragraphs[-1].alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_thai_has_the_font_of_offices_and_is_said_to_be_thai():
    styles = opened(PAPER).styles
    letters = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))[0]

    assert letters.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New"
    assert letters.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert letters.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    heading = styles["Heading 2"].element.rPr
    assert heading.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New"
    assert heading.find(qn("w:bCs")) is not None


def test_the_file_says_what_it_is():
    properties = opened(PAPER).core_properties

    assert (properties.title, properties.author) == ("คู่มือการปฏิบัติงาน", "สถานีตำรวจภูธรกมลา")
    assert properties.language == "th-TH"
    assert opened(replace(PAPER, lang="en")).core_properties.language == "en-GB"


def test_each_page_has_its_number_and_where_the_paper_is_from():
    footer = opened(PAPER).sections[0].footer
    fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]

    assert fields == ["PAGE", "NUMPAGES"]
    text = "".join(each.text for each in footer._element.iter(qn("w:t")))
    assert "สถานีตำรวจภูธรกมลา · ข้อมูล ณ วันที่ 4 เมษายน 2567" in text
    assert "หน้า 1 จาก 1" in text
    assert PAPER.address in text


def test_tables_fit_the_page_and_repeat_their_head():
    document = opened(with_blocks(table(8, 3)))

    section, made = document.sections[0], document.tables[0]
    assert section.page_width > section.page_height
    width = section.page_width - section.left_margin - section.right_margin
    assert width * 0.99 < sum(column.width for column in made.columns) <= width
    assert made.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert made.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_numbered_lists_begin_at_one_each():
    document = opened(with_blocks(List(("ก", "ข"), numbered=True), List(("ค", "ง"), numbered=True)))

    numberings = [
        each._p.pPr.numPr.numId.val for each in document.paragraphs if each.style.name == "List Number"
    ]
    assert numberings[0] == numberings[1] != numberings[2] == numberings[3]
    own = document.part.numbering_part.element.num_having_numId(numberings[2])
    assert own.find(qn("w:lvlOverride")).find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_pictures_say_what_they_show_and_fit_the_page():
    document = opened(with_blocks(picture(caption="จุดตรวจ")))

    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "ตำรวจตั้งจุดตรวจ"
    section = document.sections[0]
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert "จุดตรวจ" in [paragraph.text for paragraph in document.paragraphs]


def test_control_characters_that_word_would_refuse_are_left_out():
    text = "ก\x0bข\x00\ud800"

    assert (
        opened(with_blocks(Paragraph(text), TableBlock("", (("ก", False),), ((text,),))))
        .tables[0]
        .cell(0, 0)
        .text
        == "ก"
    )


def test_a_name_pasted_from_a_slide_makes_no_trouble():
    made = opened(replace(PAPER, title="ก\x0bข\uffff", station="สภ.\x0bกมลา", day="วันนี้\x0c"))

    assert (made.core_properties.title, made.core_properties.author) == ("กข", "สภ.กมลา")
    assert "สภ.กมลา" in made.sections[0].footer.paragraphs[0].text


def test_a_long_title_is_cut_where_word_cannot_keep_it():
    assert opened(replace(PAPER, title="ก" * 300)).core_properties.title == "ก" * 255


def test_the_same_content_is_the_same_file():
    paper = with_blocks(Paragraph("ก"), picture(), table(3, 4))
    made = write("docx", paper)

    assert made == write("docx", paper)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {part.date_time[:3] for part in archive.infolist()} == {(1980, 1, 1)}


def test_a_sample_says_so_on_every_page():
    footer = opened(Paper("ก", "ข", "ค", sample=True)).sections[0].footer

    assert footer.paragraphs[0].text.startswith("เอกสารตัวอย่างเพื่อการสาธิต")
