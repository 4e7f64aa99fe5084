"""Tables that are read: what is understood of them, left out, wrong and asked."""

import re
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from oit import schemas
from oit.imports.reading import read_book
from oit.imports.texts import read_pasted
from tests.oit.datasets.schemas import PROCUREMENT, STORED

from .files import HEADINGS, ROW, cells, old_workbook, packed, read, repacked, row, table

SHEET = "xl/worksheets/sheet1.xml"


def messages(outcome):
    return [problem.message for problem in outcome.problems]


def only_question(outcome):
    (question,) = outcome.questions
    return question


def test_what_officers_type_is_understood():
    outcome = read(table(ROW))

    assert cells(outcome) == [STORED]
    assert outcome.is_ready


def test_excels_own_dates_and_numbers_are_understood():
    outcome = read(
        table(row(budget=12345.5, bidders=3.0, signed=datetime(2023, 10, 5), month=date(2023, 10, 1)))
    )

    assert cells(outcome) == [STORED]


def test_dates_in_a_format_of_thai_excel_are_dates():
    book = table(row(signed=datetime(2023, 10, 5)))
    book.active["G2"].number_format = "mm-dd-yy"
    data = repacked(
        packed(book), {"xl/styles.xml": lambda part: part.replace(b'numFmtId="14"', b'numFmtId="71"')}
    )

    assert cells(read(data)) == [STORED]


def test_a_whole_number_in_a_text_column_keeps_no_decimal_point():
    (only,) = cells(read(old_workbook(HEADINGS, row(work=25671.0))))

    assert only["work"] == "25671"


def test_an_old_excel_file_is_read_and_its_limits_are_said():
    outcome = read(old_workbook(HEADINGS, ROW), name="ตาราง.xls")

    assert cells(outcome) == [STORED]
    assert "does not show which rows are hidden" in outcome.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_whatever_its_encoding_and_delimiter(encoding, delimiter):
    quoted = (f'"{value}"' if delimiter in value else value for value in ROW)
    data = "\r\n".join(delimiter.join(line) for line in (HEADINGS, quoted)).encode(encoding)

    outcome = read(data, name="ตาราง.csv")

    assert cells(outcome) == [STORED]


def test_csv_that_names_its_delimiter_as_excel_does_is_read():
    data = ("sep=;\r\n" + ";".join(HEADINGS) + "\r\n" + ";".join(ROW)).encode()

    assert cells(read(data)) == [STORED]


def test_line_breaks_within_cells_of_csv_do_not_shift_the_rows():
    data = f'{",".join(HEADINGS)}\n"ซื้อ\nวัสดุ",1,1,1,1,,,\nข,ก,1,1,1,,,\n'.encode()

    (problem,) = read(data).problems

    assert problem.row == 3


def test_an_amount_in_csv_with_a_comma_outside_quotation_marks_is_named():
    data = "\n".join((",".join(HEADINGS), "ซื้อวัสดุ,12,345,12000,3,-5,เฉพาะเจาะจง,,")).encode()

    assert any("more cells than there are headings" in message for message in messages(read(data)))


def test_text_pasted_from_excel_is_read():
    pasted = "\t".join(HEADINGS) + "\r\n" + "\t".join(row(work='"ซื้อ\nวัสดุ"'))

    (only,) = cells(read_book(read_pasted(pasted), PROCUREMENT))

    assert only == {**STORED, "work": "ซื้อ\nวัสดุ"}


# --- headings ------------------------------------------------------------------------------------


def with_headings(*headings):
    book = Workbook()
    book.active.append(headings)
    book.active.append([dict(zip(HEADINGS, ROW, strict=True)).get(heading, "x") for heading in headings])
    return book


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("งานที่จัดซื้อ\nหรือจัดจ้าง", "work"),
        (" งานที่ จัดซื้อหรือจัดจ้าง : ", "work"),
        ("work", "work"),
        ("WORK ", "work"),
        ("วงเงิน", "budget"),
        ("วงเงิน (บาท)", "budget"),
        ("วงเงิน [บาท]", "budget"),
        ("วงเงิน(หน่วย: บาท)", "budget"),
        ("ราคา วงเงิน", "budget"),
        ("Prices: Budget (baht)", "budget"),
        ("จํานวนผู้เสนอราคา", "bidders"),  # the vowel written with two characters, as in old PDF files
        ("จำนวนผู้เสนอ\u200bราคา", "bidders"),
    ],
)
def test_headings_are_recognised_as_people_write_them(written, key):
    outcome = read(with_headings(written, "คงเหลือ", "Month"))

    assert outcome.columns[0].key == key


def test_columns_may_stand_in_any_order():
    book = Workbook()
    book.active.append(HEADINGS[::-1])
    book.active.append(ROW[::-1])

    assert cells(read(book)) == [STORED]


def test_merged_titles_above_and_totals_below_are_left_out():
    book = Workbook()
    sheet = book.active
    sheet.append(["สรุปผลการจัดซื้อจัดจ้าง"])
    sheet.append(["สถานีตำรวจภูธรกมลา"])
    sheet.append([])
    for line in (HEADINGS, ROW, ("รวมทั้งสิ้น", 12345.5, 12000), (None, None, "รวม", 3)):
        sheet.append(line)
    sheet["A9"] = "หมายเหตุ: ข้อมูล ณ วันที่ 31 มีนาคม 2567"
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("A2:H2")

    outcome = read(book)

    assert cells(outcome) == [STORED]
    assert outcome.is_ready
    assert [(each.row, each.reason.split(".")[0]) for each in outcome.left_out] == [
        (6, "It is a total"),
        (7, "It is a total"),
        (9, "It is a note below the table"),
    ]


def grouped():
    """Manpower as stations draw it up: groups over the columns."""
    book = Workbook()
    sheet = book.active
    sheet.append(["อัตรากำลังพล"])
    sheet.append(["สายงาน", "สัญญาบัตร", None, "ประทวน", None])
    sheet.append([None, "อนุมัติ", "ครอง", "อนุมัติ", "ครอง"])
    sheet.append(["สืบสวน", 5, 4, 20, 18])
    return book


def test_groups_of_headings_over_merged_cells_tell_columns_of_the_same_name_apart():
    book = grouped()
    for place in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        book.active.merge_cells(place)

    outcome = read(book, schemas.MANPOWER)

    assert cells(outcome) == [
        {
            "line": "สืบสวน",
            "officers_approved": 5,
            "officers_present": 4,
            "nco_approved": 20,
            "nco_present": 18,
        }
    ]


def test_groups_of_headings_are_understood_in_csv_where_nothing_is_merged():
    text = "\n".join(
        ",".join("" if value is None else str(value) for value in line) for line in grouped().active.values
    )

    (only,) = cells(read(text.encode(), schemas.MANPOWER))

    assert only["nco_approved"] == 20


def test_a_heading_that_two_columns_share_is_asked_about_and_not_guessed():
    book = Workbook()
    book.active.append(["สายงาน", "อนุมัติ", "ครอง"])
    book.active.append(["สืบสวน", 5, 4])

    outcome = read(book, schemas.MANPOWER)

    assert not outcome.is_ready
    first, second = outcome.questions
    assert "column B, “อนุมัติ”" in first.text
    assert [choice.label for choice in first.choices] == [
        "Commissioned: Approved", "Non-commissioned: Approved", "Leave this column out",
    ]  # fmt: skip
    answers = {first.key: "officers_approved", second.key: "officers_present"}
    answered = read(book, schemas.MANPOWER, answers)
    assert not answered.questions
    assert cells(answered)[0]["officers_approved"] == 5
    assert [problem for problem in messages(answered) if "There is no column" in problem]


def test_a_required_column_under_another_name_is_asked_about():
    book = with_headings("ชื่อโครงการ", *HEADINGS[1:])
    book.active["A2"] = ROW[0]

    question = only_question(read(book))

    assert question.text == "Which column of the file is “Work”?"
    assert [choice.value for choice in question.choices] == ["A", "-"]
    assert cells(read(book, answers={question.key: "A"})) == [STORED]


def test_an_answer_that_is_not_among_the_choices_is_asked_for_again():
    book = with_headings("ชื่อโครงการ", *HEADINGS[1:])

    assert read(book, answers={"find:work": "ZZ"}).questions


def test_the_same_heading_twice_is_asked_about():
    book = table(ROW)
    book.active["I1"], book.active["I2"] = "Bidders", 9

    question = only_question(read(book))

    assert [choice.label for choice in question.choices[:2]] == [
        "Column D, “จำนวนผู้เสนอราคา”", "Column I, “Bidders”",
    ]  # fmt: skip
    assert cells(read(book, answers={question.key: "I"}))[0]["bidders"] == 9


def test_a_required_column_that_is_nowhere_is_a_problem():
    assert messages(read(with_headings(*HEADINGS[1:]))) == [
        "Sheet “Sheet”: There is no column “Work”. Add it with this heading, or use the template."
    ]


def test_columns_of_no_meaning_here_are_left_out_and_said():
    book = table(ROW)
    book.active["I1"] = "ลำดับแฟ้ม"

    assert "Column I “ลำดับแฟ้ม” is not part of this table and was not read." in read(book).notes


def test_a_column_that_is_worked_out_is_not_read():
    book = Workbook()
    book.active.append(["รายการ", "แหล่งที่ได้รับจัดสรรหรือสนับสนุน", "แผนไตรมาส 1–2", "แผนไตรมาส 3–4", "รวมทั้งปี"])
    book.active.append(["ค่าน้ำมัน", "สตช.", 10, 20, 999])

    outcome = read(book, schemas.BUDGET_PLAN)

    assert outcome.is_ready
    assert any("“Whole year” is worked out by the website" in note for note in outcome.notes)


def test_a_file_without_the_headings_says_which_are_wanted():
    book = Workbook()
    book.active.append(["ชื่อ", "นามสกุล"])
    book.active.append(["สมชาย", "ใจดี"])

    (message,) = messages(read(book))

    assert message.startswith(
        "No row with the headings of this table was found. It has the columns: Work, Budget"
    )


@pytest.mark.parametrize("rows", [[], [("รวม", 0)]])
def test_headings_without_rows_say_so(rows):
    assert messages(read(table(*rows))) == [
        "Sheet “ข้อมูล”: There are no rows below the headings. Fill in the table first."
    ]


def test_an_empty_workbook_says_so():
    assert messages(read(Workbook())) == ["There is nothing in the file. Choose the file with the table."]


def test_two_sheets_with_the_table_are_asked_about():
    book = table(ROW)
    second = book.create_sheet("เดือนก่อน")
    second.append(HEADINGS)
    second.append(row(work="จ้างซ่อม"))

    question = only_question(read(book))

    assert [choice.label for choice in question.choices] == ["“ข้อมูล”, rows 1–2", "“เดือนก่อน”, rows 1–2"]
    assert cells(read(book, answers={question.key: "2"}))[0]["work"] == "จ้างซ่อม"


def test_headings_repeated_on_each_printed_page_are_left_out():
    outcome = read(table(ROW, HEADINGS, row(work="จ้างซ่อม")))

    assert [each.cells["work"] for each in outcome.rows] == ["ซื้อวัสดุสำนักงาน", "จ้างซ่อม"]
    assert outcome.left_out[0].reason == "It repeats the headings."


# --- hidden, merged ------------------------------------------------------------------------------


def test_a_hidden_sheet_is_not_read_and_named():
    book = table(ROW)
    book.create_sheet("เก่า").append(HEADINGS)
    book["เก่า"].sheet_state = "veryHidden"

    outcome = read(book)

    assert outcome.is_ready
    assert outcome.notes == ("The sheet “เก่า” is hidden and was not read.",)


def test_hidden_rows_are_left_out_and_said():
    book = table(ROW, row(work="ลับ"))
    book.active.row_dimensions[3].hidden = True

    outcome = read(book)

    assert cells(outcome) == [STORED]
    assert (outcome.left_out[0].row, outcome.left_out[0].reason[:18]) == (3, "The row is hidden.")


def test_hidden_columns_are_not_read_and_said():
    book = table(ROW)
    book.active.column_dimensions["D"].hidden = True

    outcome = read(book)

    assert "bidders" not in {column.key for column in outcome.columns}
    assert "has hidden columns" in outcome.notes[0]


def test_merged_cells_within_the_table_are_named():
    book = table(ROW, row(work=None))
    book.active.merge_cells("A2:A3")

    (message,) = messages(read(book))

    assert message.startswith("Sheet “ข้อมูล”, row 2, column A “Work”: The cells A2 to A3 are merged.")


# --- cells ---------------------------------------------------------------------------------------

WRONG = {
    "words for a figure": (
        {"bidders": "สามราย"},
        "row 2, column D “Bidders”: “สามราย” is not a whole number. Write digits such as 12.",
    ),
    "half a person": ({"bidders": 2.5}, "column D “Bidders”: “2.5” is not a whole number"),
    "letter O for zero": ({"budget": "1O0"}, "column B “Prices: Budget”: “1O0” is not an amount"),
    "wrong thousands": ({"budget": "1,50"}, "“1,50” is not an amount"),
    "three decimals": ({"budget": 1.234}, "“1.234” has more than two decimals"),
    "below zero": ({"budget": -1}, "“-1” is too small"),
    "sixteen digits": ({"budget": "9" * 16}, "is too large"),
    "no such choice": ({"method": "ตกลงราคา"}, "column F “Method”: “ตกลงราคา” is not one of the choices"),
    "no such day": ({"signed": "31/2/2567"}, "There is no such day as “31/2/2567”"),
    "month before day": ({"signed": "2/31/2567"}, "There is no such day as “2/31/2567”"),
    "wrong era": ({"signed": "5/10/3109"}, "“3109” is not a year that can be used here"),
    "era of neither kind": ({"signed": "5/10/1200"}, "“1200” is not a year that can be used here"),
    "no date": ({"signed": "รอลงนาม"}, "“รอลงนาม” was not understood as a date"),
    "number for a date": ({"signed": 45204}, "“45204” was not understood as a date"),
    "no month": ({"month": "ไตรมาส 1"}, "“ไตรมาส 1” is not a month"),
    "date for a figure": (
        {"bidders": date(2024, 1, 3)},
        "Excel has made the date 3/1/2024 of what stood here.",
    ),
    "date for a contract number": ({"work": date(2024, 1, 3)}, "Excel has made the date 3/1/2024"),
    "date for a choice": ({"method": date(2024, 1, 3)}, "Excel has made the date"),
    "yes or no": ({"bidders": True}, "something that is not text or a number"),
    "too long": ({"work": "ก" * 5001}, "longer than 5,000 characters"),
    "#REF!": ({"budget": "#REF!"}, "The cell shows the error #REF!."),
    "#N/A": ({"signed": "#N/A"}, "The cell shows the error #N/A."),
    "formula never worked out": ({"budget": "=B9*2"}, "does not hold the value of the formula"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_cell_that_cannot_be_taken_names_its_place_and_what_was_expected(name):
    changes, words = WRONG[name]

    outcome = read(table(row(**changes)))

    (message,) = messages(outcome)
    assert message.startswith("Sheet “ข้อมูล”, row 2, column ")
    assert words in message
    assert not outcome.is_ready


def test_all_problems_are_named_at_once():
    outcome = read(table(row(bidders="ก", signed="ข"), ROW, row(method="ค")))

    assert [(each.row, each.column, each.value) for each in outcome.problems] == [
        (2, "D", "ก"), (2, "G", "ข"), (4, "F", "ค"),
    ]  # fmt: skip


def test_swapped_columns_show_in_every_cell():
    assert len(read(table(row(work="12", method="ซื้อ", signed="3", bidders="5 ต.ค. 2566"))).problems) == 3


def test_formulas_are_read_as_the_values_that_excel_kept():
    data = repacked(
        packed(table(row(budget="=B9*2"))),
        {SHEET: lambda part: re.sub(rb"<f>B9\*2</f><v ?/?>(</v>)?", b"<f>B9*2</f><v>12345.5</v>", part)},
    )

    assert cells(read(data)) == [STORED]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell():
    data = repacked(
        packed(table(row(method="=IF(A9,1,2)"))),
        {SHEET: lambda part: re.sub(rb'(<c r="F2")([^>]*>)', rb'\1 t="str"\2', part)},
    )

    (only,) = cells(read(data))

    assert only["method"] is None


@pytest.mark.parametrize(
    "written", ["รวม", " รวม ทั้งสิ้น", "รวมทั้งสิ้น ๑๒ รายการ", "รวม (บาท)", "ยอดรวม", "TOTAL", "Grand total:"]
)
def test_totals_are_left_out_however_they_are_written(written):
    assert cells(read(table(ROW, (written, 1, 2)))) == [STORED]


def test_a_work_whose_name_begins_like_a_total_is_a_row():
    assert len(read(table(ROW, row(work="รวมพลังจิตอาสา"))).rows) == 2


def test_figures_that_stand_in_the_headings_too_are_figures():
    book = Workbook()
    book.active.append([column.th for column in schemas.RISKS.typed_columns])
    book.active.append([None, None, None, 1, 5])

    (only,) = cells(read(book, schemas.RISKS))

    assert (only["likelihood"], only["impact"]) == (1, 5)


def test_the_same_month_twice_is_named():
    book = Workbook()
    book.active.append([column.th for column in schemas.COMPLAINTS.columns])
    book.active.append(["ต.ค. 2566", 1, 1, 0])
    book.active.append(["ตุลาคม 2566", 2, 2, 0])

    (message,) = messages(read(book, schemas.COMPLAINTS))

    assert "row 3, column A “Month”: There is another row for October 2023." in message


def test_required_cells_that_are_empty_are_listed_and_keep_nothing_from_being_taken_over():
    outcome = read(table(row(work="-"), ROW))

    assert outcome.is_ready
    assert [(each.row, each.column) for each in outcome.missing] == [(2, "A")]


def test_a_date_of_the_buddhist_era_that_excel_took_for_the_common_era_is_read_as_meant():
    assert cells(read(table(row(signed=datetime(2566, 10, 5), month=datetime(2566, 10, 1))))) == [STORED]


@pytest.mark.parametrize("written", ["5/10/66", "5-10-66", "5 ต.ค. 66", "๕ ตุลาคม ๖๖", datetime(1966, 10, 5)])
def test_a_year_of_two_digits_is_asked_about(written):
    book = table(row(signed=written))

    question = only_question(read(book))

    assert "row 2, “Contract date”" in question.text
    assert [choice.label for choice in question.choices] == [
        "Buddhist era: 5 Oct 2023", "Common era: 5 Oct 1966",
    ]  # fmt: skip
    assert cells(read(book, answers={question.key: "be"})) == [STORED]
    assert cells(read(book, answers={question.key: "ce"}))[0]["signed"] == "1966-10-05"


@pytest.mark.parametrize("written", ["ต.ค. 66", "10/66", datetime(1966, 10, 1)])
def test_a_month_with_a_year_of_two_digits_is_asked_about(written):
    book = table(row(month=written))

    question = only_question(read(book))

    assert question.key == "era:month"
    assert cells(read(book, answers={question.key: "be"})) == [STORED]


def test_two_digits_with_the_era_written_beside_them_are_clear():
    assert cells(read(table(row(signed="5 ต.ค. พ.ศ. 66")))) == [STORED]


def test_one_question_is_enough_for_all_dates_of_a_column():
    assert len(read(table(row(signed="5/10/66"), row(signed="6/11/66"))).questions) == 1


# --- many ----------------------------------------------------------------------------------------


def test_5000_rows_are_read_and_too_many_to_keep_are_said_politely():
    outcome = read(table(*(row(work=f"งานที่ {number}") for number in range(5000))))

    assert len(outcome.rows) == 5000
    assert messages(outcome) == [
        "Sheet “ข้อมูล”: The table takes at most 50 rows a year and the file has 5,000. "
        "Leave out the rows of other years, or put small entries together."
    ]


def test_5001_rows_are_more_than_is_read():
    (message,) = messages(read(table(*(row(work=f"งานที่ {number}") for number in range(5001)))))

    assert "There are 5,001 rows below the headings; at most 5,000 are read." in message
