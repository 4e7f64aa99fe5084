"""Thai divided into words, with nothing lost, and quickly however odd the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.thai.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("การปฏิบัติหน้าที่ของตำรวจ", ["การ", "ปฏิบัติหน้าที่", "ของ", "ตำรวจ"]),
        ("อำเภอกะทู้ จังหวัดภูเก็ต", ["อำเภอ", "กะทู้", " ", "จังหวัด", "ภูเก็ต"]),
        ("โทร. 076 โทร", ["โทร.", " ", "076", " ", "โทร"]),
        ("ร้อยละ 45.50", ["ร้อยละ", " ", "45.50"]),
        ("Kamala ภูเก็ต", ["Kamala", " ", "ภูเก็ต"]),
        ("", []),
    ],
)
def test_texts_are_divided_where_a_reader_would(text, expected):
    assert words(text) == expected


@given(st.text("กขคงจชตนมรลวสหอะาำิีึืุูเแโใไ่้๊๋็์ๆฯ๑๒ 1a.,()\n\t😀", max_size=80))
def test_nothing_is_lost_or_said_twice(text):
    assert "".join(words(text)) == text


@pytest.mark.parametrize("text", ["ตากลม" * 2000, "กา" * 5000, "รอการตากลมนา" * 1000, "ๆ" * 5000, "่" * 5000])
def test_a_text_full_of_doubts_takes_no_longer(text):
    words("ก")
    start = time.process_time()

    assert "".join(words(text)) == text

    assert time.process_time() - start < 1
