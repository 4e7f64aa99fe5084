from decimal import Decimal

import pytest

from cms.charts.scale import Scale


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([31, 28, 34, 38], ["0", "10", "20", "30", "40"]),
        ([4], ["0", "1", "2", "3", "4"]),
        ([1], ["0", "1"]),
        ([0, 0], ["0", "1"]),
        ([], ["0", "1"]),
        ([Decimal("1999999.99")], ["0", "500,000", "1,000,000", "1,500,000", "2,000,000"]),
        ([100, -30], ["-50", "0", "50", "100"]),
        ([-3], ["-3", "-2", "-1", "0", "1"]),
    ],
)
def test_the_axis_has_zero_and_round_numbers_and_holds_every_value(values, ticks):
    scale = Scale.of(values)
    assert [shown for _value, shown in scale.ticks] == ticks
    assert all(0 <= scale.place(value) <= 1 for value in values)


def test_twice_as_much_is_twice_as_far_from_zero():
    scale = Scale.of([10, 40])
    assert scale.place(40) - scale.place(0) == pytest.approx(2 * (scale.place(20) - scale.place(0)))
