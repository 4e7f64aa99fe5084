"""Dates as Django's own filters and Wagtail's admin write them."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils import translation
from wagtail.admin.views.mixins import ExcelDateFormatter
from wagtail.utils.timestamps import render_timestamp

MOMENT = datetime(2024, 12, 30, 17, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"), [("th", "31 ธันวาคม 2567, 0:05"), ("en", "Dec. 31, 2024, 12:05 a.m.")]
)
def test_moments_are_written_in_the_era_of_the_language(language, written):
    with translation.override(language):
        assert render_timestamp(MOMENT) == written


def test_templates_write_dates_in_the_buddhist_era_and_machines_read_the_common_era():
    template = engines["django"].from_string(
        '{{ day }}|{{ day|date:"SHORT_DATE_FORMAT" }}|{{ day|date:"Y-m-d" }}'
    )
    with translation.override("th"):
        assert template.render({"day": date(2024, 12, 31)}) == "31 ธันวาคม 2567|31 ธ.ค. 2567|2024-12-31"


def test_excel_shows_the_buddhist_era_to_thai_readers():
    with translation.override("th"):
        assert ExcelDateFormatter().get() == "d mmm bbbb, hH:mm"
