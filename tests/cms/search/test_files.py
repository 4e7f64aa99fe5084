"""The text inside files."""

from io import BytesIO

import docx
import openpyxl
import pytest
from django.core.files.base import ContentFile

from cms.models import StationDocument
from cms.search.files import text_of
from oit.papers import Paper, Paragraph, write
from tests.cms.media.files import pdf

pytestmark = pytest.mark.django_db
WORDS = "คู่มือประชาชน: แจ้งทรัพย์หาย ที่ห้องบริการ"


def stored(content, name, content_type):
    return StationDocument(title="แฟ้ม", file=ContentFile(content, name), content_type=content_type)


def saved(write):
    buffer = BytesIO()
    write(buffer)
    return buffer.getvalue()


def test_a_pdf_of_which_the_vowels_are_given_for_groups_of_glyphs():
    """As typst and Word write them: see ``cms.search.actual_text``."""
    paper = Paper(
        title="คู่มือ",
        station="สถานีตำรวจภูธรกมลา",
        heading="คู่มือ",
        blocks=(Paragraph(WORDS),),
        address="https://kamala.example.org/",
        day="4 เมษายน 2567",
    )
    text = text_of(stored(write("pdf", paper), "a.pdf", "application/pdf"))
    assert "สถานีตำรวจภูธรกมลา" in text.replace(" ", "")
    assert "แจ้งทรัพย์หาย" in text.replace(" ", "")


def test_word_without_what_was_deleted():
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.add_table(1, 1).cell(0, 0).text = "ในตาราง"
    file = stored(
        saved(document.save),
        "a.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    assert text_of(file).split() == [*WORDS.split(), "ในตาราง"]


def test_excel_without_hidden_sheets():
    book = openpyxl.Workbook()
    book.active.title = "สรุป"
    book.active.append(["รายการ", 1250, None, "จ้างซ่อม"])
    hidden = book.create_sheet("ลับ")
    hidden.append(["ห้ามเห็น"])
    hidden.sheet_state = "hidden"
    file = stored(
        saved(book.save), "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    assert text_of(file) == "สรุป รายการ 1250 จ้างซ่อม"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874"])
def test_csv_in_either_encoding(encoding):
    assert (
        text_of(stored("ลำดับ,รายการ\n1,ของกลาง\n".encode(encoding), "a.csv", "text/csv"))
        == "ลำดับ รายการ 1 ของกลาง"
    )


def test_a_file_that_cannot_be_read_has_no_text():
    assert text_of(stored(b"%PDF-1.7 broken", "a.pdf", "application/pdf")) == ""
    assert text_of(stored(pdf(), "a.pdf", "application/pdf")) == ""
    assert (
        text_of(
            stored(
                b"PK broken",
                "a.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            )
        )
        == ""
    )
