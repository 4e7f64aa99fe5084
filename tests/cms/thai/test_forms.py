import datetime

import pytest
from django import forms

from cms.thai.forms import ThaiDateField, YearField, year_reading

pytestmark = pytest.mark.usefixtures("english")


class OrderForm(forms.Form):
    year = YearField(min_value=2560, required=False)
    signed = ThaiDateField(required=False)


def order(**data):
    form = OrderForm(data)
    form.is_valid()
    return form


class TestYearField:
    @pytest.mark.parametrize("typed", ["2567", "๒๕๖๗", "พ.ศ. 2567", "2024", "ค.ศ. 2024"])
    def test_either_era_becomes_the_buddhist_year(self, typed):
        assert order(year=typed).cleaned_data["year"] == 2567

    def test_what_was_understood_is_said_back(self):
        assert (
            year_reading(order(year="2024")["year"]).understood == "2024 (common era) was read as พ.ศ. 2567."
        )

    @pytest.mark.parametrize("typed", ["", "67", "ปีหน้า"])
    def test_nothing_is_said_back_of_a_year_not_understood(self, typed):
        assert year_reading(order(year=typed)["year"]) is None

    def test_two_digits_ask_for_four_and_what_was_typed_stays(self):
        form = order(year="๖๗")
        assert "four digits" in form.errors["year"][0]
        assert 'value="๖๗"' in str(form["year"])

    def test_limits_are_in_the_buddhist_era(self):
        assert "2560" in order(year="2015").errors["year"][0]
        assert not order(year="2017").errors

    @pytest.mark.parametrize("typed", ["", "   "])
    def test_empty(self, typed):
        assert order(year=typed).cleaned_data["year"] is None
        with pytest.raises(forms.ValidationError, match="required"):
            YearField().clean(typed)

    def test_the_same_year_in_the_other_era_is_no_change(self):
        assert not OrderForm({"year": "2024"}, initial={"year": 2567}).has_changed()

    def test_it_is_a_text_box_without_thousands_separators(self):
        html = str(OrderForm(initial={"year": 2567})["year"])
        assert 'type="text"' in html
        assert 'inputmode="numeric"' in html
        assert 'value="2567"' in html


class TestThaiDateField:
    @pytest.mark.parametrize("typed", ["2024-02-29", "29/2/2567", "๒๙ ก.พ. ๒๕๖๗", "29 February 2024"])
    def test_typed_and_picked_dates(self, typed):
        assert order(signed=typed).cleaned_data["signed"] == datetime.date(2024, 2, 29)

    def test_a_bad_date_says_why_and_what_was_typed_stays(self):
        form = order(signed="29/2/2566")
        assert "no such day" in form.errors["signed"][0]
        assert 'value="29/2/2566"' in str(form["signed"])

    @pytest.mark.parametrize("typed", ["", "   "])
    def test_empty(self, typed):
        assert order(signed=typed).cleaned_data["signed"] is None

    def test_percent_signs_and_markup_in_a_bad_date_are_harmless(self):
        form = order(signed="%(x)s <b>%</b>")
        assert "%(x)s &lt;b&gt;%&lt;/b&gt;" in str(form.errors["signed"])

    @pytest.mark.parametrize(("language", "shown"), [("thai", "4 เมษายน 2567"), ("english", "4 April 2024")])
    def test_the_date_is_shown_in_words_and_sent_back_unchanged(self, request, language, shown):
        request.getfixturevalue(language)
        initial = {"signed": datetime.date(2024, 4, 4)}
        assert f'value="{shown}"' in str(OrderForm(initial=initial)["signed"])
        assert not OrderForm({"signed": shown}, initial=initial).has_changed()

    def test_a_datetime_is_taken_on_its_day_in_bangkok(self):
        moment = datetime.datetime(2023, 9, 30, 17, 0, tzinfo=datetime.UTC)
        assert ThaiDateField().clean(moment) == datetime.date(2023, 10, 1)
