"""What files hide: found, named by place, with numbers masked; and files that must not be opened."""

import zipfile
from datetime import timedelta
from io import BytesIO

import docx
import openpyxl
import pytest
import typst
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.utils.translation import override
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment

from cms.citizen_ids import citizen_ids_in
from cms.media.content import CSV, DOC, DOCX, PDF, XLSX
from cms.models import StationDocument
from oit.lint import files, remembering
from oit.lint.files import findings_in, needs_reason
from oit.lint.findings import FileProblem
from oit.models import RiskResultsPage
from oit.stations import collection_of
from tests.cms.media import files as media
from tests.factories import document, draft
from tests.filled.values import stream
from tests.transactions import watched

# Made up, with the right last digit.
CITIZEN, PRINTED, WRONG = "1101700230708", "1-1017-00230-70-8", "1101700230703"
MASKED = "×××××××××0708"


def saved(made):
    file = BytesIO()
    made.save(file)
    file.seek(0)
    return file


def problems(file, content_type):
    with override("en"):
        return [(each.problem, each.place, each.words) for each in findings_in(file, content_type)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CITIZEN, [CITIZEN]),
        (f"เลขประจำตัวประชาชน {PRINTED} และ ๑๑๐๑๗๐๐๒๓๐๗๐๘", [CITIZEN, CITIZEN]),
        ("1 1017 00230 70 8", [CITIZEN]),
        (WRONG, []),
        ("0105536000315", []),
        (f"9{CITIZEN}", []),
        ("โทร. 076 000 191 เลขที่ 66123456789", []),
    ],
)
def test_citizen_numbers_have_the_right_last_digit(text, found):
    assert list(citizen_ids_in(text)) == found


def test_what_a_workbook_hides():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "สรุป"
    for row in range(1, 9):
        sheet.append([f"แถว {row}", "ก", "ข", "ค"])
    sheet.row_dimensions[5].hidden = sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B2"].comment = Comment("ถามหัวหน้าก่อน", "ส.ต.ท.")
    sheet["A3"], sheet["A4"], sheet["B4"] = int(CITIZEN), f"นายก. {PRINTED}", WRONG
    sheet["XFD1048576"] = "เซลล์สุดท้าย"
    book.create_sheet("ร่าง").sheet_state = "hidden"
    book.create_sheet("ลับ").sheet_state = "veryHidden"
    assert set(problems(saved(book), XLSX)) == {
        (FileProblem.HIDDEN_ROWS, "sheet “สรุป”, 5–6", ""),
        (FileProblem.HIDDEN_COLUMNS, "sheet “สรุป”, C", ""),
        (FileProblem.COMMENT, "sheet “สรุป”, B2", ""),
        (FileProblem.CITIZEN_ID, "sheet “สรุป”, A3", MASKED),
        (FileProblem.CITIZEN_ID, "sheet “สรุป”, A4", MASKED),
        (FileProblem.HIDDEN_SHEET, "sheet “ร่าง”", ""),
        (FileProblem.HIDDEN_SHEET, "sheet “ลับ”", ""),
    }


def test_what_a_word_file_holds():
    paper = docx.Document()
    paper.add_paragraph("รายงานผล")
    run = paper.add_paragraph("ผู้ร้อง ").add_run("1-1017-")
    run._parent.add_run("00230-70-8")
    paper.add_comment(run, "ตรวจอีกครั้ง", author="ส.ต.ท.")
    change = OxmlElement("w:ins")
    change.set(qn("w:author"), "ส.ต.ท.")
    paper.add_paragraph("เพิ่ม")._p.append(change)
    paper.add_table(1, 1).cell(0, 0).text = CITIZEN
    paper.sections[0].header.paragraphs[0].text = "ไม่มีเลข"
    assert set(problems(saved(paper), DOCX)) == {
        (FileProblem.CITIZEN_ID, "paragraph 2", MASKED),
        (FileProblem.TRACKED_CHANGE, "paragraph 3", ""),
        (FileProblem.CITIZEN_ID, "paragraph 4", MASKED),
        (FileProblem.COMMENT, "comment 1", ""),
    }


def test_numbers_in_csv_files_of_both_encodings():
    rows = f"ชื่อ,เลข\r\nก,{CITIZEN}\r\nข,{WRONG}\r\n"
    for encoding in ("utf-8-sig", "cp874"):
        found = problems(BytesIO(rows.encode(encoding)), CSV)
        assert found == [(FileProblem.CITIZEN_ID, "row 2", MASKED)]


def test_numbers_in_the_text_of_a_pdf():
    content = typst.compile(f"first\n#pagebreak()\n{PRINTED}".encode())
    assert problems(BytesIO(content), PDF) == [(FileProblem.CITIZEN_ID, "page 2", MASKED)]


def zipped(**parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    file.seek(0)
    return file


def broken_inside():
    """An archive whose list of parts is right and whose compressed content is not."""
    content = bytearray(zipped(xl__workbook="<workbook>กมลา</workbook>" * 200).getvalue())
    content[60:90] = b"\xff" * 30
    return BytesIO(bytes(content))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("content_type", [XLSX, DOCX])
@pytest.mark.parametrize(
    "make",
    [
        lambda: BytesIO(b"not a zip at all"),
        lambda: BytesIO(b""),
        lambda: zipped(xl__workbook="<workbook/>", word__document="<document/>"),
        lambda: zipped(xl__workbook=BOMB, word__document=BOMB),
        lambda: zipped(xl__workbook=" " * (40 * 1024 * 1024)),
        lambda: BytesIO(zipped(word__document="x" * 9999).getvalue()[:-40]),
        lambda: BytesIO(
            zipped(word__document="กขค" * 99).getvalue().replace(b"\xe0", b"\xff").replace(b"K", b"\xfe")
        ),
        broken_inside,
    ],
    ids=[
        "no archive",
        "empty",
        "parts missing",
        "entities",
        "bomb",
        "cut off",
        "other bytes",
        "broken inside",
    ],
)
def test_damaged_and_dangerous_office_files_are_not_opened(content_type, make):
    assert [problem for problem, _place, _words in problems(make(), content_type)] == [
        FileProblem.NOT_LOOKED_AT
    ]


def test_a_workbook_with_a_merged_range_over_the_whole_sheet_is_not_opened():
    made = saved(openpyxl.Workbook())
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'
    spoilt = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<pageMargins", merged, 1))

    assert [problem for problem, _place, _words in problems(spoilt, XLSX)] == [FileProblem.NOT_LOOKED_AT]


def test_damaged_pdf_files_are_not_looked_at():
    for content in (b"", b"%PDF-1.7 broken", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj"):
        assert [each[0] for each in problems(BytesIO(content), PDF)] == [FileProblem.NOT_LOOKED_AT]


def test_a_file_that_is_too_large_or_takes_too_long_says_so(monkeypatch):
    rows = BytesIO(b"a\n" * 3000)
    monkeypatch.setattr(files, "SECONDS", -1)
    assert [each[0] for each in problems(rows, CSV)] == [FileProblem.NOT_LOOKED_AT]
    monkeypatch.setattr(files, "LARGEST", 10)
    assert [each[0] for each in problems(rows, CSV)] == [FileProblem.NOT_LOOKED_AT]


def test_pictures_are_not_read():
    assert problems(BytesIO(b"anything"), "image/jpeg") == []


def uploaded(station, name, content):
    file = StationDocument(title="รายชื่อ", file=ContentFile(content, name), collection=collection_of(station))
    file.save()
    return file


@pytest.mark.django_db
def test_a_page_says_what_needs_a_reason(station):
    list_of_names = uploaded(station, "names.csv", f"ก,{CITIZEN}\n".encode())
    clean = document(station, "xlsx")
    value = {
        "line_of_work": "traffic",
        "text": f"<p>ผู้ต้องหา {PRINTED}</p>",
        "files": [{"document": list_of_names.pk}, {"document": clean.pk}],
    }
    page = draft(RiskResultsPage, station, results=stream(("result", value)))
    with override("en"):
        concerns = needs_reason(page)
    assert [(each.field, each.document, each.message) for each in concerns] == [
        ("results", None, f"There is a citizen number, {MASKED}, in the text. Take it out."),
        (
            "results",
            list_of_names,
            f"รายชื่อ: There is a citizen number, {MASKED}: row 1. Take it out of the file.",
        ),
    ]
    assert CITIZEN not in str(concerns)


@pytest.mark.django_db
def test_a_file_is_read_again_only_when_it_changes(station, monkeypatch):
    file = uploaded(station, "names.csv", f"ก,{CITIZEN}\n".encode())
    assert files.findings_in_document(file)
    monkeypatch.setitem(files.READERS, CSV, lambda *_: pytest.fail("read twice"))
    # Another process has another cache, or none.
    cache.clear()
    assert files.findings_in_document(file)
    again = uploaded(station, "copy.csv", f"ก,{CITIZEN}\n".encode())
    assert files.findings_in_document(again) == files.findings_in_document(file)
    monkeypatch.undo()
    file.file = ContentFile("ก,ข\n".encode(), "names.csv")
    file.save()
    assert files.findings_in_document(file) == []


@pytest.mark.django_db
def test_a_file_that_could_not_be_looked_at_is_tried_again(station, monkeypatch):
    file = uploaded(station, "names.csv", f"ก,{CITIZEN}\n".encode())
    monkeypatch.setattr(files, "LARGEST", 1)
    assert [each.problem for each in files.findings_in_document(file)] == [FileProblem.NOT_LOOKED_AT]
    monkeypatch.undo()
    assert [each.problem for each in files.findings_in_document(file)] == [FileProblem.NOT_LOOKED_AT]
    monkeypatch.setattr(remembering, "UNSURE_FOR", timedelta(0))
    assert [each.problem for each in files.findings_in_document(file)] == [FileProblem.CITIZEN_ID]


@pytest.mark.django_db
def test_what_was_found_by_older_rules_is_looked_for_again(station, monkeypatch):
    file = uploaded(station, "names.csv", f"ก,{CITIZEN}\n".encode())
    files.findings_in_document(file)
    monkeypatch.setattr(remembering, "RULES", remembering.RULES + 1)
    reader = watched(files.READERS[CSV], seen := [])
    monkeypatch.setitem(files.READERS, CSV, reader)
    assert files.findings_in_document(file)
    assert len(seen) == 1


def test_an_old_word_file_is_said_not_to_be_looked_at():
    assert problems(BytesIO(media.doc()), DOC) == [(FileProblem.NOT_LOOKED_AT, "", "")]
