from hypothesis import given
from hypothesis import strategies as st

from cms.thai.digits import to_arabic, to_thai


def test_digits_change_and_the_rest_stays():
    assert to_thai("คำสั่งที่ 12/2567") == "คำสั่งที่ ๑๒/๒๕๖๗"
    assert to_arabic("คำสั่งที่ ๑๒/๒๕๖๗") == "คำสั่งที่ 12/2567"


def test_numbers_are_taken_as_they_are_written():
    assert to_thai(2567) == "๒๕๖๗"


@given(st.integers())
def test_there_and_back(number):
    assert to_arabic(to_thai(number)) == str(number)
