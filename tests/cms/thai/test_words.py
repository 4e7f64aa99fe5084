"""Thai divided into words, with nothing lost however odd the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.thai.words import shortened, words


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
def test_a_text_full_of_doubts_is_divided_too(text):
    """Were each reading of it tried, this would not come to an end."""
    assert "".join(words(text)) == text


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("สถิติคดีอาญา", 31, "สถิติคดีอาญา"),
        ("สถิติคดีอาญาสี่กลุ่มความผิดในระบบ", 14, "สถิติคดีอาญา…"),
        ("Criminal cases in four groups", 16, "Criminal cases…"),
        ("Superintendent", 10, "Superinte…"),
    ],
)
def test_a_text_that_is_too_long_ends_after_a_word(text, longest, expected):
    assert shortened(text, longest) == expected
