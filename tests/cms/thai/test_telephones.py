import pytest

from cms.thai.telephones import dialled, grouped


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("076000191", "076 000 191"),
        ("0-7600-0191", "076 000 191"),
        ("๐๗๖๐๐๐๑๙๑", "076 000 191"),
        ("+66 76 000 191", "076 000 191"),
        ("+66 (0)76 000 191", "076 000 191"),
        ("0812345678", "081 234 5678"),
        ("024430000", "02 443 0000"),
    ],
)
def test_whole_numbers_are_grouped_without_breaks(number, shown):
    assert grouped(number) == shown.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    "number",
    [
        "191",
        "1599",
        "1800123456",
        "076000191 ต่อ 12",
        "076000191-2",
        "076000191, 076000192",
        "0760001",
        "+1 202 555 0100",
        "ไม่มี",
    ],
)
def test_everything_else_is_unchanged(number):
    assert grouped(number) == number


@pytest.mark.parametrize(
    ("number", "here", "abroad"),
    [
        ("076 000 191", "076000191", "+6676000191"),
        ("0812345678", "0812345678", "+66812345678"),
        ("+66 76 000 191", "076000191", "+6676000191"),
        ("๐๗๖-๐๐๐-๑๙๑", "076000191", "+6676000191"),
        ("191", "191", "191"),
        ("1599", "1599", "1599"),
        ("076000191 ต่อ 12", "076000191", "+6676000191"),
        ("076000191-2", "076000191", "+6676000191"),
        ("076000191, 076000192", "076000191", "+6676000191"),
        ("+1 202 555 0100", "+12025550100", "+12025550100"),
        ("ไม่มี", "", ""),
    ],
)
def test_the_digits_to_dial(number, here, abroad):
    assert dialled(number) == here
    assert dialled(number, abroad=True) == abroad
