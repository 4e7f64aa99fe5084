import datetime
from datetime import UTC

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cms.thai.years import FiscalYear, Month, YearReading, parse_year

NBSP = "\u00a0"
fiscal_years = st.integers(2400, 2700).map(FiscalYear)


class TestMonth:
    def test_iso_there_and_back(self):
        month = Month.from_iso("2023-10")
        assert month == Month(2023, 10)
        assert month.to_iso() == str(month) == "2023-10"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "2023",
            "2023-13",
            "2023-00",
            "0000-01",
            "2023-1",
            "23-10",
            "2023-10-01",
            " 2023-10",
            "2023-10\n",
            "๒๐๒๓-๑๐",
        ],
    )
    def test_malformed_iso_is_refused_with_an_example(self, english, text):
        with pytest.raises(ValueError, match=r"is not a month.*2023-10"):
            Month.from_iso(text)

    @pytest.mark.parametrize(("year", "number"), [(2023, 0), (2023, 13), (0, 1), (10000, 1)])
    def test_a_month_that_does_not_exist_is_refused(self, year, number):
        with pytest.raises(ValueError, match=f"{year}-{number}"):
            Month(year, number)

    @pytest.mark.parametrize(
        ("iso", "last"), [("2024-02", 29), ("2023-02", 28), ("2024-09", 30), ("2023-12", 31)]
    )
    def test_first_and_last_day(self, iso, last):
        month = Month.from_iso(iso)
        assert month.first_day == datetime.date(month.year, month.month, 1)
        assert month.last_day == datetime.date(month.year, month.month, last)

    def test_labels_in_both_languages(self):
        month = Month(2023, 10)
        assert month.label("th") == "ตุลาคม 2566"
        assert month.label("en") == "October 2023"
        assert month.short_label("th") == f"ต.ค.{NBSP}2566"
        assert month.short_label("en") == "Oct 2023"

    def test_labels_follow_the_active_language(self):
        with translation.override("th"):
            assert Month(2024, 1).label() == "มกราคม 2567"
        with translation.override("en"):
            assert Month(2024, 1).label() == "January 2024"

    def test_without_an_active_language_labels_are_thai(self):
        with translation.override(None):
            assert Month(2024, 1).label() == "มกราคม 2567"

    def test_order_and_hash(self):
        assert sorted([Month(2024, 1), Month(2023, 12), Month(2023, 2)])[0] == Month(2023, 2)
        assert len({Month(2024, 1), Month.from_iso("2024-01")}) == 1

    def test_a_late_utc_evening_belongs_to_the_next_month_in_bangkok(self):
        assert Month.of(datetime.datetime(2023, 9, 30, 18, 30, tzinfo=UTC)) == Month(2023, 10)
        assert Month.of(datetime.datetime(2023, 9, 30, 16, 59, tzinfo=UTC)) == Month(2023, 9)


class TestFiscalYear:
    def test_months_run_from_october_to_september(self):
        months = FiscalYear(2567).months
        assert [month.to_iso() for month in months] == [
            *("2023-10", "2023-11", "2023-12"),
            *(f"2024-{number:02}" for number in range(1, 10)),
        ]
        assert FiscalYear(2567).first_half == months[:6]
        assert FiscalYear(2567).first_half[-1] == Month(2024, 3)

    def test_first_and_last_day(self):
        assert FiscalYear(2567).first_day == datetime.date(2023, 10, 1)
        assert FiscalYear(2567).last_day == datetime.date(2024, 9, 30)

    @pytest.mark.parametrize(
        ("day", "year"),
        [
            (datetime.date(2023, 9, 30), 2566),
            (datetime.date(2023, 10, 1), 2567),
            (datetime.date(2023, 12, 31), 2567),
            (datetime.date(2024, 1, 1), 2567),
            (datetime.date(2024, 2, 29), 2567),
            (datetime.date(2024, 9, 30), 2567),
            (datetime.date(2024, 10, 1), 2568),
        ],
    )
    def test_the_year_of_a_day(self, day, year):
        assert FiscalYear.of(day) == FiscalYear.current(on=day) == FiscalYear(year)
        assert day in FiscalYear(year)
        assert day not in FiscalYear(year).previous
        assert day not in FiscalYear(year).next

    def test_the_year_turns_at_midnight_in_bangkok(self):
        before = datetime.datetime(2023, 9, 30, 16, 59, tzinfo=UTC)
        after = datetime.datetime(2023, 9, 30, 17, 0, tzinfo=UTC)
        assert (FiscalYear.of(before), FiscalYear.of(after)) == (FiscalYear(2566), FiscalYear(2567))
        assert before not in FiscalYear(2567)
        assert after in FiscalYear(2567)

    def test_the_current_year_is_that_of_today_in_bangkok(self, monkeypatch):
        now = datetime.datetime(2024, 9, 30, 17, 0, tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        assert FiscalYear.current() == FiscalYear(2568)

    def test_months_in_it(self):
        assert Month(2023, 10) in FiscalYear(2567)
        assert Month(2024, 9) in FiscalYear(2567)
        assert Month(2023, 9) not in FiscalYear(2567)
        assert Month(2024, 10) not in FiscalYear(2567)

    def test_other_things_are_not_in_it(self):
        assert None not in FiscalYear(2567)
        assert "2023-10" not in FiscalYear(2567)

    def test_labels(self):
        assert FiscalYear(2567).label("th") == f"ปีงบประมาณ พ.ศ.{NBSP}2567"
        assert FiscalYear(2567).label("en") == "Fiscal year 2024 (B.E. 2567)"
        with translation.override("en"):
            assert FiscalYear(2567).label() == "Fiscal year 2024 (B.E. 2567)"

    def test_as_a_number(self):
        assert int(FiscalYear(2567)) == 2567
        assert str(FiscalYear(2567)) == "2567"
        assert FiscalYear(2567).ce == 2024

    def test_order_and_hash(self):
        assert FiscalYear(2566) < FiscalYear(2567) == FiscalYear(2566).next
        assert len({FiscalYear(2567), FiscalYear(2568).previous}) == 1

    @pytest.mark.parametrize("value", [2024, 2399, 2701, 67, 0, -2567, True, "2567", None, 2567.0])
    def test_what_is_not_a_year_is_refused_by_name(self, value):
        with pytest.raises(ValueError, match=str(value)):
            FiscalYear(value)

    def test_the_limits_themselves_are_years(self):
        assert FiscalYear(2400).months[0] == Month(1856, 10)
        assert FiscalYear(2700).last_day == datetime.date(2157, 9, 30)
        with pytest.raises(ValueError, match="2701"):
            _ = FiscalYear(2700).next

    @given(fiscal_years)
    def test_a_year_is_exactly_its_months(self, year):
        assert len(set(year.months)) == 12
        assert list(year.months) == sorted(year.months)
        assert all(
            FiscalYear.of(day) == year for month in year.months for day in (month.first_day, month.last_day)
        )
        assert year.months[0].first_day == year.first_day
        assert year.months[-1].last_day == year.last_day


class TestParseYear:
    @pytest.mark.parametrize(
        "text",
        [
            "2567",
            "๒๕๖๗",
            " 2567 ",
            "พ.ศ. 2567",
            "พ.ศ.๒๕๖๗",
            f"พ.ศ.{NBSP}2567",
            "พศ 2567",
            "พ. ศ. 2567",
            "พุทธศักราช 2567",
            "BE 2567",
            "B.E. 2567",
            "be2567",
            "2567 B.E.",
            "ปี 2567",
            "ปีงบประมาณ พ.ศ. 2567",
            "25\u200b67",
        ],
    )
    def test_buddhist_era(self, text):
        assert parse_year(text) == YearReading(2567, "be")

    @pytest.mark.parametrize(
        "text",
        ["2024", "๒๐๒๔", "ค.ศ. 2024", "ค.ศ. ๒๐๒๔", "คริสต์ศักราช 2024", "CE 2024", "A.D. 2024", "2024 AD"],
    )
    def test_common_era(self, text):
        assert parse_year(text) == YearReading(2567, "ce")

    @pytest.mark.parametrize("text", ["67", "๖๗", "พ.ศ. 67", "256", "25670", "9" * 5000])
    def test_a_year_without_four_digits_is_sent_back(self, english, text):
        with pytest.raises(ValueError, match="four digits"):
            parse_year(text)

    @pytest.mark.parametrize(
        "text", ["", "   ", "ปีนี้", "พ.ศ.", "2567/2568", "-2567", "2567.0", "พ.ศ. 2567 ค.ศ.", "²⁵⁶⁷"]
    )
    def test_what_is_no_year_is_refused_with_examples(self, english, text):
        with pytest.raises(ValueError, match="2567 or 2024"):
            parse_year(text)

    @pytest.mark.parametrize("text", ["2399", "2701", "1856", "2158", "พ.ศ. 2024", "ค.ศ. 2567", "0000"])
    def test_years_out_of_range_or_of_the_wrong_era_are_refused_by_name(self, english, text):
        with pytest.raises(ValueError, match=f"{text}.*2400 to 2700"):
            parse_year(text)

    def test_long_nonsense_is_not_repeated_in_full(self, english):
        with pytest.raises(ValueError, match="…") as refused:
            parse_year("ก" * 5000)
        assert len(str(refused.value)) < 200

    def test_the_reading_is_said_back(self, english):
        assert str(parse_year("2024").understood) == "2024 (common era) was read as พ.ศ. 2567."
        assert str(parse_year("๒๕๖๗").understood) == "This was read as พ.ศ. 2567 (2024 in the common era)."

    def test_the_sentence_waits_for_its_language(self, monkeypatch):
        understood = parse_year("2024").understood
        monkeypatch.setattr("cms.thai.years._", lambda message: "%(ce)s คือ พ.ศ. %(be)s")
        assert str(understood) == "2024 คือ พ.ศ. 2567"

    @given(fiscal_years)
    def test_both_eras_of_every_year_agree(self, year):
        assert parse_year(str(year.be)).year_be == parse_year(str(year.ce)).year_be == year.be
        assert parse_year(year.label("th")).year_be == year.be
