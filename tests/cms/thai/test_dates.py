import datetime
from datetime import UTC, date

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from cms.thai.dates import format_date, parse_date

NBSP = "\u00a0"
SONGKRAN = date(2024, 4, 4)
days = st.dates(date(1857, 1, 1), date(2157, 12, 31))


class TestFormat:
    @pytest.mark.parametrize(
        ("style", "thai", "english"),
        [
            ("long", "4 เมษายน 2567", "4 April 2024"),
            ("short", f"4{NBSP}เม.ย.{NBSP}2567", "4 Apr 2024"),
            ("numeric", "4/4/2567", "4/4/2024"),
            ("month", "เมษายน 2567", "April 2024"),
        ],
    )
    def test_styles_in_both_languages(self, style, thai, english):
        assert format_date(SONGKRAN, style, lang="th") == thai
        assert format_date(SONGKRAN, style, lang="en") == english

    def test_the_active_language_is_followed(self):
        with translation.override("th"):
            assert format_date(SONGKRAN) == "4 เมษายน 2567"
        with translation.override("en"):
            assert format_date(SONGKRAN) == "4 April 2024"

    def test_thai_digits_are_for_thai(self):
        assert format_date(SONGKRAN, lang="th", thai_digits=True) == "๔ เมษายน ๒๕๖๗"
        assert format_date(SONGKRAN, lang="en", thai_digits=True) == "4 April 2024"

    def test_a_leap_day(self):
        assert format_date(date(2024, 2, 29), lang="th") == "29 กุมภาพันธ์ 2567"

    @pytest.mark.parametrize(("hour", "day"), [(16, "30 กันยายน 2566"), (17, "1 ตุลาคม 2566")])
    def test_a_utc_moment_is_shown_on_its_day_in_bangkok(self, hour, day):
        assert format_date(datetime.datetime(2023, 9, 30, hour, 30, tzinfo=UTC), lang="th") == day

    def test_the_current_time_zone_decides(self):
        moment = datetime.datetime(2023, 9, 30, 20, 0, tzinfo=UTC)
        with timezone.override("UTC"):
            assert format_date(moment, lang="en") == "30 September 2023"

    def test_a_datetime_without_a_zone_is_local_already(self):
        assert format_date(datetime.datetime(2024, 4, 4, 23, 59), lang="th") == "4 เมษายน 2567"

    def test_nothing_is_nothing(self):
        assert format_date(None) == ""

    def test_an_unknown_style_is_refused(self):
        with pytest.raises(ValueError, match="fancy"):
            format_date(SONGKRAN, "fancy")


class TestParse:
    @pytest.mark.parametrize(
        "text",
        [
            "2024-04-04",
            "2567-04-04",
            "๒๕๖๗-๐๔-๐๔",
            "4/4/2567",
            "04/04/2567",
            "๔/๔/๒๕๖๗",
            "4/4/2024",
            "4-4-2567",
            "4.4.2567",
            "4 / 4 / 2567",
            "4 เม.ย. 2567",
            f"4{NBSP}เม.ย.{NBSP}2567",
            "4 เม.ย 2567",
            "4 เมย 2567",
            "4 เม. ย. 2567",
            "4เม.ย.2567",
            "4 เมษายน 2567",
            "๔ เมษายน ๒๕๖๗",
            "4 เมษายน พ.ศ. 2567",
            "4 เมษายน พ.ศ.2567",
            "4 เมษายน ค.ศ. 2024",
            "4 เมษายน 2024",
            "วันที่ 4 เมษายน พุทธศักราช 2567",
            "ณ วันที่ ๔ เมษายน พ.ศ. ๒๕๖๗",
            "4 April 2024",
            "4 april 2024",
            "4 APR 2024",
            "4 Apr. 2024",
            "4 April, 2024",
            "4 April 2567",
            "4 April B.E. 2567",
            "4 April 2567 BE",
            "4 April AD 2024",
            "  4   April\t2024 ",
            "4 เมษา\u200bยน 2567",
        ],
    )
    def test_every_form_is_read(self, text):
        assert parse_date(text) == SONGKRAN

    @pytest.mark.parametrize("text", ["29/2/2567", "29 ก.พ. 2567", "29 กุมภาพันธ์ 2024", "2567-02-29"])
    def test_a_leap_day_goes_by_the_common_era(self, text):
        assert parse_date(text) == date(2024, 2, 29)

    @pytest.mark.parametrize(
        "text",
        ["29/2/2566", "29 ก.พ. 2568", "31/4/2567", "31 เมษายน 2567", "0/4/2567", "4/25/2024", "2024-13-01"],
    )
    def test_a_day_that_does_not_exist_is_refused_by_name(self, english, text):
        with pytest.raises(ValueError, match=f"no such day as “{text}”"):
            parse_date(text)

    @pytest.mark.parametrize("text", ["4 เม.ย. 67", "4/4/67", "๔/๔/๖๗", "4 April 24"])
    def test_a_year_of_two_digits_is_sent_back(self, english, text):
        with pytest.raises(ValueError, match="four digits"):
            parse_date(text)

    @pytest.mark.parametrize("text", ["4/4/2300", "4 เมษายน พ.ศ. 2024", "4 เมษายน ค.ศ. 2567", "0000-01-01"])
    def test_a_year_of_no_era_is_refused(self, english, text):
        with pytest.raises(ValueError, match="2400 to 2700"):
            parse_date(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "วันนี้",
            "4 เมษายน",
            "เมษายน 2567",
            "4 มกรายน 2567",
            "4 Foo 2024",
            "444/4/2567",
            "4/4",
            "4 เมษายน 2567 เวลา 10",
        ],
    )
    def test_what_is_no_date_is_refused_with_what_was_expected(self, english, text):
        with pytest.raises(
            ValueError, match="Write it like 4 เมษายน 2567, 4/4/2567, 4 April 2024 or 2024-04-04"
        ):
            parse_date(text)

    @given(days, st.sampled_from(["long", "short", "numeric"]), st.sampled_from(["th", "en"]), st.booleans())
    def test_what_is_written_can_be_read(self, day, style, lang, thai_digits):
        assert parse_date(format_date(day, style, lang, thai_digits)) == day

    @given(st.text(max_size=60) | st.text("0123456789/-. ๐๔เมยพศ", max_size=20))
    def test_any_text_gives_a_date_or_a_message(self, text):
        try:
            with translation.override("en"):
                outcome = parse_date(text)
        except ValueError as error:
            outcome = str(error)
        assert isinstance(outcome, date) or outcome.startswith(("“", "There is no such day"))
