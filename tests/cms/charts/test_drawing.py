import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from cms.charts.bars import draw_bars, lines_of
from cms.charts.columns import draw_columns
from cms.charts.figures import Figure, Series
from cms.charts.svg import WIDTH, width_of

LONG = "ค่าใช้จ่ายในการบริหารงานและแก้ไขปัญหาอุปสรรคในการปฏิบัติงานของสถานีตำรวจและหน่วยงานในสังกัด"


def figure(*series, labels=("ต.ค.", "พ.ย.", "ธ.ค.")):
    return Figure(
        title="คดีที่รับแจ้ง <2567>",
        summary="รับแจ้ง: รวม 93",
        labels=labels,
        series=tuple(
            Series(label, tuple(values), tuple("–" if value is None else f"{value:,}" for value in values))
            for label, values in series
        ),
    )


def read(drawing):
    return ET.fromstring(drawing.html("cases")).find("svg")


def bars_in(svg, tone="first"):
    """``(x, y, width, height)`` of the bars of a tone, without the swatch of the legend."""
    found = [each for each in svg.iter("rect") if each.get("class") == f"chart-{tone}"]
    measures = [tuple(float(each.get(name)) for name in ("x", "y", "width", "height")) for each in found]
    return measures[1:] if len({each.get("class") for each in svg.iter("rect")}) > 1 else measures


def texts_in(svg):
    return [each.text for each in svg.iter("text")]


def test_columns_are_as_high_as_their_values_and_stand_on_one_line():
    svg = read(draw_columns(figure(("รับแจ้ง", [10, 20, 40]))))
    heights = [height for _x, _y, _width, height in bars_in(svg)]
    assert heights == pytest.approx([50, 100, 200])
    assert len({round(y + height) for _x, y, _width, height in bars_in(svg)}) == 1


def test_columns_below_zero_hang_from_the_line():
    svg = read(draw_columns(figure(("คงเหลือ", [50, -50, 100]))))
    (_x1, up, _w1, rise), (_x2, down, _w2, fall), _third = bars_in(svg)
    assert up + rise == pytest.approx(down, abs=0.2)
    assert rise == pytest.approx(fall, abs=0.2)


def test_a_missing_month_is_a_dash_and_zero_a_bar_of_nothing():
    svg = read(draw_columns(figure(("รับแจ้ง", [3, None, 0]), ("จับกุม", [1, 2, 3]))))
    assert [height for *_rest, height in bars_in(svg)] == pytest.approx([150, 0], abs=60)
    assert bars_in(svg)[-1][3] == 0
    assert texts_in(svg).count("–") == 1


def test_two_series_stand_beside_each_other_and_are_named():
    svg = read(draw_columns(figure(("รับแจ้ง", [3, 2, 1]), ("จับกุม", [1, 2, 3]))))
    first, second = bars_in(svg)[0], bars_in(svg, "second")[0]
    assert first[0] + first[2] <= second[0]
    assert texts_in(svg)[:2] == ["รับแจ้ง", "จับกุม"]


def test_twelve_months_stay_inside_the_drawing_and_do_not_touch():
    months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]
    values = [123456 + number for number in range(12)]
    svg = read(draw_columns(figure(("ตรวจค้น", values), ("จับกุม", values), labels=months)))
    bars = sorted(bars_in(svg) + bars_in(svg, "second"))
    assert all(x + width <= following[0] for (x, _y, width, _h), following in pairwise(bars))
    assert bars[-1][0] + bars[-1][2] <= WIDTH


def test_lying_bars_leave_room_for_their_figures():
    svg = read(draw_bars(figure(("แผน", [1_234_567, 600_000, None]), labels=("ก", "ข", "ค"))))
    longest, half, missing = bars_in(svg)
    assert longest[2] == pytest.approx(2 * half[2], rel=0.05)
    assert longest[2] + width_of("1,234,567") < WIDTH
    assert missing[2] == 0
    assert "–" in texts_in(svg)


def test_a_long_name_takes_as_many_lines_as_it_needs():
    lines = lines_of(LONG)
    assert len(lines) == 2
    assert "".join(lines) == LONG
    assert all(width_of(each) <= WIDTH for each in lines)


def test_what_was_typed_cannot_become_markup():
    drawing = draw_bars(figure(("ก", [1]), labels=("<script>alert(1)</script>",)))
    assert "<script" not in drawing.html("cases")
    assert read(drawing).find("title").text == "คดีที่รับแจ้ง <2567>"


def test_no_third_series_is_drawn_that_could_not_be_told_apart():
    with pytest.raises(ValueError, match="one or two"):
        figure(("ก", [1, 1, 1]), ("ข", [1, 1, 1]), ("ค", [1, 1, 1]))


def test_a_series_that_does_not_fit_its_labels_is_a_mistake():
    with pytest.raises(ValueError, match="has not one value for each of 3 labels"):
        figure(("ก", [1, 2]))
