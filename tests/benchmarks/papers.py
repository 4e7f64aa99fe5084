"""How long the files of a page take to be written, each time of other content, beside a yardstick of the same run.

In time of this process, all of its threads together: it does not depend on who else is working.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from django.utils.translation import override

from cms.thai.words import words
from cms.thai.years import FiscalYear
from oit.papers import Heading, Paper, Paragraph, Sheet, TableBlock, write
from oit.schemas import CASES, PROCUREMENT

from .yardstick import SQUARES, measure_yardstick

ROUNDS = 15
GOAL_PDF, GOAL_XLSX = 0.060, 0.050  # seconds
ROWS_A_MONTH = 12
PROSE = (
    "สถานีตำรวจภูธรกมลาปฏิบัติหน้าที่ตามประมวลกฎหมายวิธีพิจารณาความอาญาเพื่ออำนวยความยุติธรรมแก่ประชาชนในพื้นที่อำเภอกะทู้ "
    "จังหวัดภูเก็ต โดยเจ้าหน้าที่ตำรวจออกตรวจท้องที่ ตั้งจุดตรวจและจุดสกัด และรับแจ้งความตลอดยี่สิบสี่ชั่วโมง "
)


@dataclass(frozen=True)
class Task:
    """``make``: writes one, given a number that no other of the run has. ``goal``: seconds, None for no goal."""

    name: str
    make: Callable
    goal: float | None = None


def text_page(number):
    blocks = [Heading(f"หมวดที่ {number}"), *(Paragraph(f"{number}.{each} {PROSE * 2}") for each in range(4))]
    return Paper("คู่มือ", "สถานีตำรวจภูธรกมลา", f"คู่มือ {number}", blocks=tuple(blocks))


def table_page(number):
    rows = CASES.clean(
        [
            {"month": month.to_iso(), **{column.key: number + each for column in CASES.columns[1:]}}
            for each, month in enumerate(FiscalYear(2567).months)
        ]
    )
    with override("th"):
        block = TableBlock.of(CASES.present(rows))
    return Paper("สถิติคดี", "สถานีตำรวจภูธรกมลา", f"สถิติคดี {number}", blocks=(block,))


def year_of_sheets(number):
    rows = PROCUREMENT.clean(
        [
            {
                "work": f"ซื้อวัสดุสำนักงาน ครั้งที่ {number}.{each}", "budget": 12345.5 + number,
                "reference_price": 12000, "method": "specific", "bidders": "ร้านกมลาการค้า 12,000.00 บาท",
                "winner": "ร้านกมลาการค้า", "agreed_price": 12000, "reason": "ราคาต่ำสุด",
                "contract_number": f"{each}/2567", "contract_date": "2023-10-05",
            }
            for each in range(ROWS_A_MONTH)
        ]
    )  # fmt: skip
    return [Sheet(month.short_label("th"), PROCUREMENT, rows) for month in FiscalYear(2567).months]


def tasks():
    paper = text_page(0)
    return (
        Task("one-page PDF of text", lambda page: write("pdf", page), GOAL_PDF),
        Task("one-page PDF of a table", lambda page: write("pdf", page), GOAL_PDF),
        Task("12-month XLSX", lambda sheets: write("xlsx", paper, sheets), GOAL_XLSX),
        Task("one-page DOCX", lambda page: write("docx", page)),
        Task("JSON of 12 months", lambda sheets: write("json", paper, sheets)),
        Task("CSV of 12 months", lambda sheets: write("csv", paper, sheets)),
    )


CONTENTS = (text_page, table_page, year_of_sheets, text_page, year_of_sheets, year_of_sheets)


def measure_writing():
    """Prints the median of each task and its ratio to the yardstick; content is made beforehand and never twice."""
    numbers = count(1)
    words(PROSE)
    stick = measure_yardstick()
    print(f"Yardstick, the sum of {SQUARES:,} squares: {stick * 1000:.1f} ms")
    print(f"{'file':<32}{'ms':>8}{'x stick':>9}")
    for task, content in zip(tasks(), CONTENTS, strict=True):
        seconds = _median(task.make, lambda content=content: content(next(numbers)))
        goal = "" if task.goal is None else f"   (goal {task.goal * 1000:.0f} ms)"
        mark = " slow!" if task.goal is not None and seconds > task.goal else ""
        print(f"{task.name:<32}{seconds * 1000:>8.1f}{seconds / stick:>9.1f}{mark}{goal}")
    _measure_words()


def _measure_words():
    text = PROSE * 500
    start = time.process_time()
    words(text)
    print(
        f"{'words of Thai text':<32}{len(text) / (time.process_time() - start) / 1e6:>8.1f} million characters/s"
    )


def _median(function, content):
    """The median time of some rounds in seconds, after a first one that loads fonts and the dictionary."""
    function(content())
    times = []
    for _round in range(ROUNDS):
        given = content()
        start = time.process_time()
        function(given)
        times.append(time.process_time() - start)
    return statistics.median(times)
