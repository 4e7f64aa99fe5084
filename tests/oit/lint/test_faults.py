"""A fault of each kind, planted in sentences as officers write them, is found, and nothing else is."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from oit.lint import Rule
from oit.lint.running import check
from oit.lint.texts import Kind, PageText

from .conftest import PHET_KASEM, STATION, facts_for

OTHER_STATION = [
    (
        "มาตรการยกระดับคุณธรรมและความโปร่งใสของสถานีตำรวจนครบาลเพชรเกษม ปีงบประมาณ พ.ศ. 2567",
        "สถานีตำรวจนครบาลเพชรเกษม",
    ),
    ("ข้าราชการตำรวจ สน.เพชรเกษม ทุกนายต้องถือปฏิบัติ", "สน.เพชรเกษม"),
    ("คำสั่งสถานีตำรวจภูธรท่าฉัตรไชย ที่ 45/2566 เรื่อง แต่งตั้งคณะทำงาน", "สถานีตำรวจภูธรท่าฉัตรไชย"),
    ("ผู้กำกับการ สภ.เชิงทะเล เป็นประธานคณะทำงานขับเคลื่อนการประเมิน", "สภ.เชิงทะเล"),
    ("ประกาศ ณ สภ.จะนะ อำเภอจะนะ", "สภ.จะนะ"),
    ("The risk assessment of Patong Police Station covers five lines of work", "Patong Police Station"),
]
MISSPELT_NAME = [
    ("ประกาศสถานีตำรวจภูธรกมาลา เรื่อง นโยบายต่อต้านการรับสินบน", "สถานีตำรวจภูธรกมาลา"),
    ("สถานีตำรวจภูธกมลา หมู่ 3 ตำบลกมลา อำเภอกะทู้", "สถานีตำรวจภูธกมลา"),
    ("ช่องทางร้องเรียนของ สภ.กลมา โทร. 076 000 191", "สภ.กลมา"),
    ("สภ. กมล่า ขอเชิญตอบแบบวัด EIT", "สภ. กมล่า"),
    ("คณะกรรมการ กต.ตร. สถานีตำรวจภูธรกมลลา", "สถานีตำรวจภูธรกมลลา"),
    ("ผลงานของ สน.กมลา ประจำเดือน", "สน.กมลา"),
    ("Ask at Kamla Police Station on weekdays", "Kamla Police Station"),
]
FORMER_CHIEF = [
    ("พ.ต.อ.สมชาย ใจซื่อ ผู้กำกับการ ประกาศนโยบายไม่รับของขวัญ", "สมชาย ใจซื่อ"),
    ("ลงชื่อ พันตำรวจเอก สมชาย  ใจซื่อ", "สมชาย ใจซื่อ"),
    ("วันที่ 8 ธันวาคม 2566 พ.ต.อ.สมชาย ใจซื่อ เป็นประธานการประชุม", "สมชาย ใจซื่อ"),
    ("Police Colonel Somchai Chaisue signed the policy", "Somchai Chaisue"),
]
FISCAL_YEAR = [
    ("การประเมินความเสี่ยงต่อการรับสินบน ประจำปีงบประมาณ พ.ศ. 2566", "ปีงบประมาณ พ.ศ. 2566"),
    ("แผนการใช้จ่ายงบประมาณ ปีงบประมาณ ๒๕๖๕", "ปีงบประมาณ ๒๕๖๕"),
    ("รายงานผลรอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2568", "ปีงบประมาณ พ.ศ. 2568"),
    ("สถิติคดีอาญา ตุลาคม 2565 – มีนาคม 2566", "ตุลาคม 2565 – มีนาคม 2566"),
    ("The plan for fiscal year 2566 (2023) covers all lines", "fiscal year 2566"),
]
FILE_YEAR = [
    ("แผนต่อต้านการทุจริต ปีงบประมาณ พ.ศ. 2566", "ปีงบประมาณ พ.ศ. 2566"),
    ("รายงานความเสี่ยงต่อการรับสินบน 2566", "2566"),
    ("ITA-O20-2566.pdf", "2566"),
    ("o15-2022-10.pdf", "2022-10"),
    ("สรุปผลการจัดซื้อจัดจ้าง (สขร. 1) ตุลาคม ๒๕๖๗", "ตุลาคม ๒๕๖๗"),
]
WRONG_ITEM = [
    ("O21", "ผลการดำเนินการตามมาตรการใน O25 ครบทุกสายงาน", "O25"),
    ("O21", "ดำเนินการตาม O24 แล้ว 5 เรื่อง", "O24"),
    ("O21", "รายงานผลตามการประเมินความเสี่ยงต่อการรับสินบน (O19)", "O19"),
    ("O25", "ผลของแผนใน O21 ถึงวันที่ 31 มีนาคม 2567", "O21"),
    ("O24", "มอบหมายผู้รับผิดชอบ O1–O26 ครบทุกข้อ", "O26"),
    ("O24", "O7 คู่มือการให้บริการประชาชน จัดทำโดยงานอำนวยการ", "O7"),
    ("O21", "What was done of the measures planned in O25", "O25"),
]
ODD_CODE = [
    ("เผยแพร่ข้อ 0๑ โครงสร้างของสถานี", "0๑"),
    ("ข้อมูลสาธารณะ ๐๓ กฎหมายที่เกี่ยวข้อง", "๐๓"),
    ("รายการที่ 07 รายงานประจำเดือน", "07"),
    ("หลักเกณฑ์การบริหารกำลังพล ○16 เผยแพร่แล้ว", "○16"),
    ("ส่งข้อมูล O 7 ทุกวันที่ 5", "O 7"),
    ("ดูรายละเอียดในโอ7 ของเว็บไซต์", "โอ7"),
    ("เผยแพร่ O๑๕ ทุกเดือน", "O๑๕"),
    ("ผู้จัดทำ O07 คืองานอำนวยการ", "O07"),
    ("เผยแพร่ O1, 02 ภายในเดือนนี้", "02"),
    ("09 คู่มือการให้บริการประชาชน", "09"),
]
WRONG_ERA = [
    ("ประกาศเมื่อวันที่ 20 ธันวาคม 2023 ณ ห้องประชุม", "20 ธันวาคม 2023"),
    ("ประชุมวันที่ ๑๖ มีนาคม ๒๐๒๔", "๑๖ มีนาคม ๒๐๒๔"),
    ("ข้อมูล ณ วันที่ 31/03/2024", "31/03/2024"),
    ("ใช้ตั้งแต่ปี พ.ศ. 2024 เป็นต้นไป", "พ.ศ. 2024"),
    ("ประชุมวันที่ 5 มกราคม 1567", "5 มกราคม 1567"),
    ("ประชุมวันที่ 5 ม.ค. 2657", "5 ม.ค. 2657"),
    ("เริ่มใช้ ค.ศ. 2567", "ค.ศ. 2567"),
    ("Announced on 20 December 2566 by the superintendent", "20 December 2566"),
]
DATE_ORDER = [
    ("ระหว่างวันที่ 15 มีนาคม 2567 ถึงวันที่ 10 มีนาคม 2567", "15 มีนาคม 2567 ถึงวันที่ 10 มีนาคม 2567"),
    ("ตั้งแต่วันที่ 28–11 เมษายน 2567 เวลา 20.00 น.", "28–11 เมษายน 2567"),
    ("ผลตั้งแต่ มีนาคม 2567 ถึง ตุลาคม 2566", "มีนาคม 2567 ถึง ตุลาคม 2566"),
    (
        "แผนปฏิบัติการ ลงวันที่ 5 มกราคม 2567 ตามคำสั่งสถานี ที่ 12/2567 ลงวันที่ 20 กุมภาพันธ์ 2567",
        "5 มกราคม 2567 ตามคำสั่งสถานี ที่ 12/2567 ลงวันที่ 20 กุมภาพันธ์ 2567",
    ),
    ("กำลังพล ข้อมูล ณ วันที่ 1 ตุลาคม 2567", "1 ตุลาคม 2567"),
    ("ประกาศ ณ วันที่ 5 มกราคม 2567\nข้อมูล ณ วันที่ 31 มีนาคม 2567", "31 มีนาคม 2567"),
]
THAI_IN_ENGLISH = [
    ("The superintendent of สถานีตำรวจภูธรกมลา answers", "สถานีตำรวจภูธรกมลา"),
    ("ผู้จัดทำ: งานอำนวยการ", "ผู้จัดทำ"),
    ("Open every day ๐๘.๓๐", "๐๘.๓๐"),
]


def cases(rule, table):
    return [pytest.param(rule, *row, id=row[0][:40]) for row in table]


@pytest.mark.parametrize(
    ("rule", "sentence", "words"),
    [
        *cases(Rule.OTHER_STATION, OTHER_STATION),
        *cases(Rule.MISSPELT_NAME, MISSPELT_NAME),
        *cases(Rule.FORMER_CHIEF, FORMER_CHIEF),
        *cases(Rule.FISCAL_YEAR, FISCAL_YEAR),
        *cases(Rule.ODD_CODE, ODD_CODE),
        *cases(Rule.WRONG_ERA, WRONG_ERA),
        *cases(Rule.DATE_ORDER, DATE_ORDER),
    ],
)
def test_a_fault_in_a_sentence(rule, sentence, words, said_of):
    language = "th" if any("ก" <= letter <= "๛" for letter in sentence) else "en"
    assert said_of(sentence, facts_for(language=language)) == {(rule, words)}


@pytest.mark.parametrize(("code", "sentence", "words"), WRONG_ITEM)
def test_the_wrong_item(code, sentence, words, said_of):
    language = "en" if sentence.isascii() else "th"
    assert said_of(sentence, facts_for(code, language=language)) == {(Rule.WRONG_ITEM, words)}


@pytest.mark.parametrize(("name", "words"), FILE_YEAR)
@pytest.mark.parametrize("kind", [Kind.FILE_TITLE, Kind.FILE_NAME])
def test_a_file_of_another_year(name, words, kind, said_of):
    assert said_of(name, kind=kind) == {(Rule.FILE_YEAR, words)}


@pytest.mark.parametrize(("sentence", "words"), THAI_IN_ENGLISH)
def test_thai_left_in_an_english_page(sentence, words, said_of):
    assert said_of(sentence, facts_for(language="en")) == {(Rule.THAI_IN_ENGLISH, words)}


def test_a_code_in_its_own_column_is_written_in_one_way(said_of):
    for written in ("๐๓", "07", "o15", "3"):
        assert said_of(written, field="assignments", path="4be16d61.code") == {(Rule.ODD_CODE, written)}
    assert not said_of("O3", field="assignments", path="4be16d61.code")


def test_the_other_station_may_have_the_name_that_begins_like_the_own_one(said_of):
    sai = replace(
        PHET_KASEM, thai=("สถานีตำรวจภูธรกมลาไสย", "สภ.กมลาไสย"), english=("Kamalasai Police Station",)
    )
    facts = facts_for(station=replace(STATION, others=(sai,)))
    assert said_of("แผนของ สภ.กมลาไสย", facts) == {(Rule.OTHER_STATION, "สภ.กมลาไสย")}
    assert not said_of("แผนของ สภ.กมลา", facts)


@pytest.mark.parametrize("year", [2567, 1567, 24])
def test_a_stored_date_of_the_wrong_era(year, said_of):
    day = date(year, 3, 31)
    (found,) = said_of(day.isoformat(), kind=Kind.DATE, target=day, field="manpower_on")
    assert found[0] == Rule.WRONG_ERA


def test_a_stored_date_that_has_not_come_yet(said_of):
    day = date(2024, 10, 1)
    assert said_of("", kind=Kind.DATE, target=day, field="as_of") == {(Rule.DATE_ORDER, "1 October 2024")}
    assert not said_of("", kind=Kind.DATE, target=day, field="action_plan", path="ab12cd34.due")
    assert not said_of("", kind=Kind.DATE, target=date(2024, 4, 30), field="as_of")


def test_a_plan_that_was_signed_before_its_order(said_of):
    def signed(day, code="O24"):
        return said_of("", facts_for(code), kind=Kind.DATE, target=day, field="originals", path="a.date")

    assert signed(date(2023, 10, 2)) == {(Rule.DATE_ORDER, "2 October 2023")}
    assert not signed(date(2024, 1, 16))
    assert not signed(date(2023, 10, 2), code="O12")


def test_an_activity_that_ends_before_it_starts():
    texts = [
        PageText("months", f"m.activities.a.{name}", "", Kind.DATE, date(2024, 3, day))
        for name, day in (("first_day", 15), ("last_day", 10))
    ]
    with override("en"):
        (found,) = check(texts, facts_for("O7"))
    assert (found.rule, found.words) == (Rule.DATE_ORDER, "10 March 2024")
    assert "15 March 2024" in found.message


def test_messages_quote_the_words_and_say_what_to_do_in_one_sentence_or_two(said_of):
    text = PageText("introduction", "", "ข้าราชการตำรวจ สน.เพชรเกษม ทุกนาย")
    with override("en"):
        (found,) = check([text], facts_for())
    assert found.message == (
        "“สน.เพชรเกษม” is another station's name. If the text was copied from there, write “สภ.กมลา” in its place."
    )
