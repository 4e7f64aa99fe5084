"""How long a full Excel file takes to be read and checked, and how much memory."""

import statistics
import time
import tracemalloc
from io import BytesIO

from openpyxl import Workbook

from oit.imports.files import read_file
from oit.imports.reading import read_book
from oit.schemas import PROCUREMENT

from .yardstick import measure_yardstick

ROWS, COLUMNS, ROUNDS = 5000, 15, 5
GOAL_READING, GOAL_MEMORY = 2.0, 200 * 1024 * 1024  # seconds, bytes
ROW = (
    "ซื้อวัสดุสำนักงาน", 12345.5, "12,000.00", "เฉพาะเจาะจง", "ร้านกมลาการค้า", "ร้านกมลาการค้า", 12000,
    "ราคาต่ำสุด", "12/2567", "5 ต.ค. 2566",
)  # fmt: skip


def measure_reading():
    data = _full_file()
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        _read(data)
        times.append(time.process_time() - start)
    tracemalloc.start()
    _read(data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    seconds = statistics.median(times)
    mark = "" if seconds <= GOAL_READING and most <= GOAL_MEMORY else " slow!"
    print(
        f"{f'Excel file of {ROWS} x {COLUMNS}':<32}{seconds:>8.2f} s (goal {GOAL_READING:.0f}), "
        f"{most / 1024 / 1024:.0f} MB (goal {GOAL_MEMORY // 1024 // 1024}), "
        f"{seconds / measure_yardstick():.0f} x the yardstick{mark}"
    )


def _read(data):
    read_book(read_file(BytesIO(data), "bench.xlsx"), PROCUREMENT)


def _full_file():
    book = Workbook()
    more = range(COLUMNS - len(ROW))
    book.active.append([*(column.th for column in PROCUREMENT.columns), *(f"อื่น {number}" for number in more)])
    for _number in range(ROWS):
        book.active.append([*ROW, *more])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
