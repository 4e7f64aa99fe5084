import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from cms.bilingual import Text
from cms.thai.years import FiscalYear, Month

NBSP = "\u00a0"
SPAN = '<span class="phrase">{}</span>'


def render(expression, **values):
    return Template("{% load thai %}{{ " + expression + " }}").render(Context(values))


class TestDates:
    day = datetime.date(2024, 4, 4)

    def test_thai(self, thai):
        assert render("d|thaidate", d=self.day) == "4 เมษายน 2567"
        assert render('d|thaidate:"short"', d=self.day) == f"4{NBSP}เม.ย.{NBSP}2567"
        assert render("d|thaidate|thai_digits", d=self.day) == "๔ เมษายน ๒๕๖๗"

    def test_english(self, english):
        assert render("d|thaidate", d=self.day) == "4 April 2024"
        assert render('d|thaidate:"short"', d=self.day) == "4 Apr 2024"

    @pytest.mark.parametrize("value", [Month(2023, 10), "2023-10", datetime.date(2023, 10, 31)])
    def test_months(self, thai, value):
        assert render("m|month_label", m=value) == "ตุลาคม 2566"
        assert render('m|month_label:"short"', m=value) == f"ต.ค.{NBSP}2566"

    @pytest.mark.parametrize("value", [FiscalYear(2567), 2567, "2567"])
    def test_fiscal_years(self, english, value):
        assert render("y|fiscal_year_label", y=value) == "Fiscal year 2024 (B.E. 2567)"


@pytest.mark.parametrize(
    "name",
    [
        *("thaidate", "month_label", "fiscal_year_label", "thai_digits", "phone", "tel", "phrases"),
        *("filesize_label", "baht"),
    ],
)
@pytest.mark.parametrize("values", [{}, {"value": None}])
def test_nothing_gives_nothing(name, values):
    assert render(f"value|{name}", **values) == ""


class TestTelephones:
    def test_to_be_read(self):
        assert render("n|phone", n="076000191") == f"076{NBSP}000{NBSP}191"
        assert render("n|phone", n="1599") == "1599"

    def test_links_at_home(self, thai):
        assert render("n|tel", n="076 000 191") == "tel:076000191"
        assert render("n|tel", n="191") == "tel:191"

    def test_links_in_english_work_from_abroad(self, english):
        assert render("n|tel", n="076 000 191") == "tel:+6676000191"
        assert render("n|tel", n="081-234-5678") == "tel:+66812345678"
        assert render("n|tel", n="191") == "tel:191"

    def test_no_number_no_link(self):
        assert render("n|tel", n='ไม่มี" onclick="') == ""


class TestPhrases:
    def test_spaces_are_kept_and_hints_leave_none(self):
        assert render("t|phrases", t="ปลอดภัย ใกล้บ้าน") == SPAN.format("ปลอดภัย") + " " + SPAN.format("ใกล้บ้าน")
        assert render("t|phrases", t="สถานีตำรวจ\u200bภูธรกมลา") == SPAN.format("สถานีตำรวจ") + SPAN.format(
            "ภูธรกมลา"
        )

    def test_a_no_break_space_holds_its_phrase_together(self):
        assert render("t|phrases", t=f"ใด{NBSP}ๆ") == SPAN.format(f"ใด{NBSP}ๆ")

    @pytest.mark.parametrize("text", [" ก ", "\u200bก\u200b", "\nก \u200b "])
    def test_ends_leave_nothing_behind(self, text):
        assert render("t|phrases", t=text) == SPAN.format("ก")

    def test_a_space_beside_a_hint_is_kept_once(self):
        assert render("t|phrases", t="ก \u200b ข") == SPAN.format("ก") + " " + SPAN.format("ข")

    def test_the_repetition_mark_stays_with_its_word(self):
        assert render("t|phrases", t="ประโยชน์ใด ๆ") == SPAN.format(f"ประโยชน์ใด{NBSP}ๆ")

    def test_a_text_in_another_language_stays_marked(self, english):
        marked = '<span lang="th">' + SPAN.format("สถานีตำรวจ") + "</span>"
        assert render("t|phrases", t=Text("สถานีตำรวจ", "th")) == marked

    def test_a_text_in_the_language_of_the_page_is_not_marked(self, thai):
        assert render("t|phrases", t=Text("สถานีตำรวจ", "th")) == SPAN.format("สถานีตำรวจ")

    @pytest.mark.parametrize("text", ["", "   ", "\u200b"])
    def test_empty(self, text):
        assert render("t|phrases", t=text) == ""

    @pytest.mark.parametrize("mark", [str, mark_safe])
    def test_markup_never_gets_through(self, mark):
        shown = render("t|phrases", t=mark("<script>alert(1)</script> <img/onerror='x'>"))
        assert "<script" not in shown
        assert "<img" not in shown
        assert "&lt;script&gt;" in shown

    def test_an_escaped_text_is_not_escaped_again(self):
        assert render("t|phrases", t=mark_safe("A&amp;B")) == SPAN.format("A&amp;B")
        assert render("t|phrases", t="A&amp;B") == SPAN.format("A&amp;amp;B")


@pytest.mark.parametrize(
    ("size", "label"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (412 * 1024, "412 KB"),
        (1024**2 - 1, "1 MB"),
        (1024**2, "1 MB"),
        (1_258_291, "1.2 MB"),
        (20 * 1024**2, "20 MB"),
        (int(9.97 * 1024**2), "10 MB"),
        (1024**3, "1 GB"),
        (int(1.5 * 1024**3), "1.5 GB"),
    ],
)
def test_file_sizes(size, label):
    assert render("s|filesize_label", s=size) == label


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Decimal("1234.5"), "1,234.50"),
        (Decimal(0), "0.00"),
        (Decimal("-1234567.895"), "-1,234,567.90"),
        (Decimal("0.005"), "0.01"),
        (1000, "1,000.00"),
        ("1234.5", "1,234.50"),
        ("รอผล", "รอผล"),
        (Decimal("NaN"), "NaN"),
        (Decimal("1e400"), "1E+400"),
    ],
)
def test_baht(amount, shown):
    assert render("a|baht", a=amount) == shown
