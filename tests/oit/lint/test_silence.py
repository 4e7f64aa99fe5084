"""Sentences that look like faults and are none."""

from dataclasses import replace
from datetime import date

import pytest

from oit.lint.texts import Kind

from .conftest import STATION, facts_for

TRICKY = [
    # Neighbours, superior units, stations in general, the own name in all its forms.
    "ร่วมกับ สภ.กะทู้ และ สภ.ป่าตอง ตั้งจุดตรวจในช่วงเทศกาล",
    "ประสานสถานีตำรวจภูธรป่าตอง ส่งต่อสำนวนคดี",
    "พื้นที่ทิศเหนือติดต่อกับเขต สภ.เชิงทะเล",
    "ตำรวจภูธรจังหวัดภูเก็ต และตำรวจภูธรภาค 8 กำกับดูแล",
    "แจ้งความได้ที่สถานีตำรวจภูธรทุกแห่ง หรือสถานีตำรวจที่ใกล้ที่สุด",
    "หัวหน้าสถานีตำรวจแห่งท้องที่รับแจ้งการชุมนุมสาธารณะ",
    "สภ.ในสังกัดตำรวจภูธรจังหวัดภูเก็ต มี 10 สถานี",
    "สถานีตำรวจภูธรกมลาเปิดบริการทุกวัน สภ.กมลาจัดเวรตลอด 24 ชั่วโมง",
    "ผู้กำกับการสถานีตำรวจภูธรกมลา และ ผกก.สภ.กมลา ลงนาม",
    "สถานีตำรวจภูธรตำบลกมลา เป็นชื่อเดิมของสถานี",
    "สภาพการจราจรและมติสภาตำบลกมลา เป็นไปด้วยดี สภาองค์กรผู้บริโภคเข้าร่วม",
    "โอนสำนวนไปยัง สน.เพชรเกษม แล้ว",
    "เลือกสถานีที่สะดวก เช่น ไปที่ สภ.ถลาง ก็ได้",
    "สน.ท้องที่รับแจ้งเอกสารหายได้ทุกแห่ง",
    "อีเมล contact@kamala-police.example และ https://kamala-police.example/oit/2567/o7/",
    # Former heads who are meant.
    "พ.ต.อ.สมชาย ใจซื่อ อดีตผู้กำกับการ มอบโล่",
    "เมื่อวันที่ 5 กันยายน 2566 พ.ต.อ.สมชาย ใจซื่อ เปิดศูนย์บริการ",
    "นายสมชาย ใจดี กรรมการ กต.ตร. ภาคประชาชน",
    # Years of laws, comparisons, plans of several years, orders, next year's budget.
    "พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 และประมวลจริยธรรม พ.ศ. 2564",
    "คดีลดลงร้อยละ 12 เมื่อเทียบกับปีงบประมาณ พ.ศ. 2566",
    "ปีงบประมาณ พ.ศ. 2566 ที่ผ่านมา สถานีได้ 78.21 คะแนน",
    "ปีงบประมาณ พ.ศ. 2567 ต่างจากปีงบประมาณ พ.ศ. 2566",
    "แผนพัฒนา ปีงบประมาณ พ.ศ. 2566–2570",
    "เตรียมคำของบประมาณ ปีงบประมาณ พ.ศ. 2568",
    "พระราชบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2567 ยังไม่ประกาศใช้",
    "คำสั่งที่ 214/2566 ลงวันที่ 16 ตุลาคม 2566 แต่งตั้งคณะทำงาน",
    "รอบ 6 เดือนแรก (ตุลาคม 2566 – มีนาคม 2567) ปีงบประมาณ พ.ศ. ๒๕๖๗",
    # Codes that are right, and what is no code.
    "มอบหมาย O1–O25 ครบทุกข้อ ดูรายละเอียดในหน้า O23",
    "รับบริจาคเลือดกรุ๊ป O 7 ถุง และวิดีโอ 7 เรื่อง",
    "วันที่ 07 มีนาคม 2567 เวลา 08.30 น. โทร. 076 000 191 และ 02 000 0191",
    "เวลา ๐๘.๓๐ น. ถึง ๑๖.๓๐ น. โทร ๐๗๖ ๐๐๐ ๑๙๑",
    "ค่า PM2.5 และ CO2 ในห้องควบคุม ใช้ถังออกซิเจน 2 ถัง",
    "○ 16 คนเข้าร่วมประชุม",
    "ศูนย์ดำรงธรรม สายด่วน 1567 และ ป.ป.ช. 1205",
    "ข้อ 1 ถึงข้อ 25 ของระเบียบ",
    # Dates that follow each other, and both eras where they are named.
    "ระหว่างวันที่ 29 ธันวาคม 2566 ถึงวันที่ 4 มกราคม 2567",
    "ตั้งจุดตรวจ 11–28 เมษายน 2567 เวลา 20.00–02.00 น.",
    "แนวทาง TWCAG 2010 และมาตรฐาน ISO 9001:2015",
    "เริ่มใช้ ค.ศ. 2024 (พ.ศ. 2567)",
    "ตามคำสั่งที่ 214/2566 ลงวันที่ 16 ตุลาคม 2566 จึงประกาศแผน ลงวันที่ 16 มกราคม 2567",
    "เปิดรับความเห็นถึง 30 มิถุนายน 2567",
    "แผนนี้ใช้ถึง 30 กันยายน 2567 และทบทวนวันที่ 1 ตุลาคม 2567",
    "ก.พ.–ก.ย. 2567",
    "ทะเบียน 1กข 2566 ภูเก็ต",
    "สถานีตำรวจภูธรดีเด่น และสถานีตำรวจภูธรขนาดเล็ก",
    "งบประมาณเหลือจ่ายจากปีงบประมาณ พ.ศ. 2566",
]
TRICKY_ENGLISH = [
    "Form สขร. 1 is published every month",
    "The inspection committee (กต.ตร.) meets every month",
    "Contact Kamala Police Station, or any police station in Thailand",
    "What Kamala Police Station does for you",
    "A joint checkpoint with Patong Police Station",
    "The Royal Thai Police Station standards",
    "Organic Act on Anti-Corruption B.E. 2561 (2018), section 128",
    "Fiscal year 2567 (2024), from 1 October 2023 to 30 September 2024",
    "Phuket Tourist Police Station is in the same building",
    "From May 2567 (2024)",
    "Fewer cases than in fiscal year 2566",
]
FILES = [
    "สถิติผลการดำเนินงาน ตุลาคม 2566 (PDF)",
    "o15-2023-10.pdf",
    "o15-2024-03_aTcH3Df.xlsx",
    "คำสั่งที่ 198/2566 มอบหมายหน้าที่",
    "ประกาศ 8/2566 แผนการจัดซื้อจัดจ้าง รอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2567",
    "พระราชบัญญัติจราจรทางบก พ.ศ. 2522.pdf",
    "คู่มือการปฏิบัติงานสืบสวน 2564",
    "แผนปฏิบัติราชการ 2566-2570.pdf",
    "รายงานการประชุม 29 กันยายน 2566",
    "annual-report-2024.pdf",
    "20231031-minutes.pdf",
    "ITA2567.pdf",
]


@pytest.mark.parametrize("sentence", TRICKY)
@pytest.mark.parametrize("code", ["O7", "O24"])
def test_a_tricky_thai_sentence(sentence, code, said_of):
    assert said_of(sentence, facts_for(code)) == set()


@pytest.mark.parametrize("sentence", TRICKY_ENGLISH)
def test_a_tricky_english_sentence(sentence, said_of):
    assert said_of(sentence, facts_for(language="en")) == set()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", [Kind.FILE_TITLE, Kind.FILE_NAME])
def test_a_tricky_file(name, kind, said_of):
    assert said_of(name, kind=kind) == set()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("O21", "มาตรการตาม O20 จำนวน 3 เรื่อง ดำเนินการแล้วทุกเรื่อง"),
        ("O21", "มาตรการที่วางไว้ใน O20 และกิจกรรมตาม O25 ดำเนินการแล้ว"),
        ("O25", "มาตรการตาม O20 จำนวน 3 เรื่อง ประกาศใน O18 รายงานผลใน O21"),
        ("O25", "ผลของแผนใน O24 ถึงวันที่ 31 มีนาคม 2567"),
        ("O20", "ผลการดำเนินการรอบ 6 เดือนแรกอยู่ในหน้า O21"),
    ],
)
def test_an_item_that_cites_others_rightly(code, sentence, said_of):
    assert said_of(sentence, facts_for(code)) == set()


def test_a_news_post_of_the_former_head_s_own_time(said_of):
    post = facts_for(year=None, edition=None, item=None, day=date(2023, 9, 1))
    sentence = "พ.ต.อ.สมชาย ใจซื่อ ตรวจเยี่ยมจุดบริการ"
    assert said_of(sentence, post) == set()
    assert said_of(sentence, facts_for(year=None, edition=None, item=None, day=date(2024, 1, 5)))


def test_a_station_without_settings_is_not_judged_by_its_name(said_of):
    nameless = facts_for(station=replace(STATION, names=None))
    assert said_of("คำสั่งสถานีตำรวจภูธรป่าตอง", nameless) == set()
