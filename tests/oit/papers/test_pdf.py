"""PDF files: searchable Thai, words in one piece, tagged, and readable whatever someone typed."""

import random
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from cms.thai.words import DICTIONARY, words
from oit.papers import CannotWrite, Heading, List, Paper, Paragraph, Picture, TableBlock, write
from tests.pdf_text import lines_of, plain, text_of

# What every station writes, and a sample of all words that have marks below and above each other.
STATION_WORDS = [
    "สถานีตำรวจภูธรกมลา", "ฝ่ายป้องกันปราบปราม", "ศักดิ์สิทธิ์", "น้ำท่วม", "กิตติมศักดิ์", "เจ็บป่วย", "ญาติผู้ใหญ่",
    "ปฏิบัติหน้าที่", "จำนวน", "ทั้งสิ้น", "พื้นที่", "เครื่องมือ", "ผู้กำกับการ", "ร้อยตำรวจเอก", "กฎหมาย", "ฎีกา",
    "ฐานความผิด", "ฟื้นฟู", "บุญฤทธิ์", "ปุ๊บปั๊บ", "ต่าง", "ๆ", "ฯลฯ", "พ.ศ.", "๒๕๖๗", "2567", "1,234.50", "-5",
    "12/2567", "076-000-191", "45.50%", "ก.ค.", "(คดี)", "“คำพูด”", "O11", "ITA",
]  # fmt: skip
SAMPLE = STATION_WORDS + random.Random(5).sample(
    [word for word in DICTIONARY.read_text("utf-8").split() if set(word) & set("ำิีึืุู่้๊๋์็ั")], 450
)
PROSE = (
    "สถานีตำรวจภูธรกมลาปฏิบัติหน้าที่ตามประมวลกฎหมายวิธีพิจารณาความอาญาเพื่ออำนวยความยุติธรรมแก่ประชาชนในพื้นที่อำเภอกะทู้ "
    "จังหวัดภูเก็ต โดยเจ้าหน้าที่ตำรวจออกตรวจท้องที่ตั้งจุดตรวจจุดสกัดและรับแจ้งความตลอดยี่สิบสี่ชั่วโมง "
) * 6
PAPER = Paper(
    title="คู่มือการปฏิบัติงาน",
    station="สถานีตำรวจภูธรกมลา",
    heading="คู่มือสายงานสอบสวน",
    blocks=(Heading("หมวด 1"), Paragraph(PROSE)),
    address="https://kamala.example.org/oit/2567/o18/",
    day="4 เมษายน 2567",
)


def picture(**changes):
    buffer = BytesIO()
    Image.new("RGBA", (40, 30), "teal").save(buffer, "PNG")
    return Picture(**{"content": buffer.getvalue(), "alt": "ตำรวจตั้งจุดตรวจ", **changes})


def with_blocks(*blocks, **changes):
    return replace(PAPER, blocks=blocks, **changes)


def table(columns, rows):
    heads = tuple((f"หัวข้อ {number}", False) for number in range(columns))
    return TableBlock(
        "ตาราง", heads, tuple(tuple(f"{row}.{each}" for each in range(columns)) for row in range(rows))
    )


def test_every_word_can_be_copied_back():
    made = write("pdf", with_blocks(Paragraph(" ".join(SAMPLE)), Heading(" ".join(STATION_WORDS))))

    assert plain("".join(SAMPLE) + "".join(STATION_WORDS)) in text_of(made)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
def test_pdftotext_gives_every_word_back():
    made = write("pdf", with_blocks(Paragraph(" ".join(SAMPLE))))

    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=made, capture_output=True, check=True).stdout

    assert set(SAMPLE) - set(text.decode().split()) == set()


def test_a_line_ends_only_where_a_word_ends():
    lines = lines_of(write("pdf", with_blocks(Paragraph(PROSE))))[1:]

    whole, ends, place = plain(PROSE), set(), 0
    for word in words(PROSE):
        place += len(plain(word))
        ends.add(place)
    assert len(lines) > 8
    assert plain("".join(lines)) == whole
    assert {len(plain("".join(lines[: number + 1]))) for number in range(len(lines))} <= ends


def test_the_sign_of_repetition_never_begins_a_line():
    lines = lines_of(write("pdf", with_blocks(Paragraph("ต่าง ๆ นานา " * 80))))

    assert len(lines) > 5
    assert not [line for line in lines if line.startswith("ๆ")]


def test_the_file_says_what_it_is_and_is_tagged():
    reader = PdfReader(BytesIO(write("pdf", PAPER)))

    assert (reader.metadata.title, reader.metadata.author) == ("คู่มือการปฏิบัติงาน", "สถานีตำรวจภูธรกมลา")
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("th")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_each_page_has_its_number_and_where_the_paper_is_from():
    long = with_blocks(*[Paragraph(PROSE)] * 3)
    pages = footers(write("pdf", long))

    assert len(pages) == 2
    for number, text in enumerate(pages, 1):
        assert f"หน้า{number}จาก2" in text
        assert plain("สถานีตำรวจภูธรกมลา") in text
        assert plain("ข้อมูล ณ วันที่ 4 เมษายน 2567") in text
        assert PAPER.address in text
    english = replace(long, lang="en", station="Kamala Police Station", day="4 April 2024")
    assert "Page1of2" in footers(write("pdf", english))[0]
    assert "Asof4April2024" in footers(write("pdf", english))[0]


def footers(made):
    return [plain("".join(lines_of(made, page=number, artifacts=True))) for number in range(pages_of(made))]


def pages_of(made):
    return len(PdfReader(BytesIO(made)).pages)


def test_a_wide_table_lies_on_its_side_and_its_head_is_on_every_page():
    made = write("pdf", with_blocks(table(8, 60)))

    page = PdfReader(BytesIO(made)).pages[0].mediabox
    assert page.width > page.height
    heads = [plain("".join(lines_of(made, page=each, artifacts=True))) for each in range(pages_of(made))]
    assert len(heads) > 1
    assert all("หัวข้อ0หัวข้อ1" in text for text in heads)


def test_what_no_font_has_is_marked_and_explained():
    made = lines_of(write("pdf", with_blocks(Paragraph("ขอบคุณ 😀 漢字 → ✓ ½"), table(2, 1))))

    assert any("ขอบคุณ □ □□ → ✓ ½" in line for line in made)
    assert "แทนอักขระที่ไฟล์ PDF นี้แสดงไม่ได้" in made[-1]
    assert "อักขระ" not in text_of(write("pdf", PAPER))


@pytest.mark.parametrize(
    "text", ["\u200bตำรวจ\ufeff", "ตำ\tรวจ", "\u0e31", "ๆ", "่้", "", " ", "\ud800ก", "ก\x0b\uffff"]
)
def test_odd_texts_make_no_trouble(text):
    assert write("pdf", with_blocks(Paragraph(text), Heading(text or "-"), List((text, "ก")))).startswith(
        b"%PDF"
    )


def test_long_addresses_stay_on_the_sheet():
    address = "https://www.example.org/" + "a-very-long-name_of/" * 20 + "x" * 90
    lines = lines_of(write("pdf", with_blocks(Paragraph(address))))[1:]

    assert plain("".join(lines)) == address
    assert max(map(len, lines)) < 100


def test_pictures_say_what_they_show():
    made = write("pdf", with_blocks(picture(caption="จุดตรวจหน้าสถานี")))

    assert "จุดตรวจหน้าสถานี" in text_of(made)
    (image,) = PdfReader(BytesIO(made)).pages[0].images
    assert image.image.size == (40, 30)
    assert "ตำรวจตั้งจุดตรวจ" in alternatives(made)


def alternatives(made):
    objects = (PdfReader(BytesIO(made)).get_object(number) for number in range(1, 200))
    return [each["/Alt"] for each in objects if hasattr(each, "get") and "/Alt" in each]


def test_a_picture_that_is_none_is_named():
    with pytest.raises(CannotWrite, match="ตำรวจตั้งจุดตรวจ"):
        write("pdf", with_blocks(picture(content=b"GIF89a")))


def test_the_same_content_is_the_same_file():
    paper = with_blocks(Paragraph(PROSE), picture(), table(3, 4))

    assert write("pdf", paper) == write("pdf", paper)


MONTHLY = TableBlock(
    "สรุปผลการดำเนินการจัดซื้อจัดจ้าง",
    tuple((f"หัวข้อที่ {number} ของตาราง", number in (2, 3, 6)) for number in range(10)),
    (
        ("พฤศจิกายน\u00a02566", "จ้างปรับปรุงห้องบริการประชาชน", "790,000.00", "782,000.00", "เฉพาะเจาะจง",
         "บริษัท ก. จำกัด 765,000.00 บาท", "ห้างหุ้นส่วนจำกัด ข.", "765,000.00",
         "เสนอราคาไม่เกินราคากลาง และมีคุณสมบัติครบตามที่กำหนด", "สัญญาจ้าง 1/2567"),
    )
    * 30,
)  # fmt: skip


def test_a_narrow_column_is_wide_enough_for_its_longest_word():
    lines = lines_of(write("pdf", with_blocks(replace(MONTHLY, rows=MONTHLY.rows[:2]))))

    for word in ("พฤศจิกายน", "เฉพาะเจาะจง", "ห้างหุ้นส่วน"):
        assert sum(plain(word) in plain(line) for line in lines) >= 2, word


def test_no_row_is_torn_apart_by_the_end_of_a_page():
    made = write("pdf", with_blocks(MONTHLY))

    assert pages_of(made) > 1
    for number in range(pages_of(made)):
        text = plain("".join(lines_of(made, page=number)))
        assert text.count(plain("พฤศจิกายน")) == text.count(plain("กำหนด")) > 0


def test_a_row_longer_than_a_page_goes_on_overleaf():
    long = TableBlock("ตาราง", (("เรื่อง", False), ("รายละเอียด", False)), (("ก", PROSE * 12),))

    made = write("pdf", with_blocks(long))

    assert pages_of(made) > 1
    assert plain(PROSE * 12) in text_of(made)
