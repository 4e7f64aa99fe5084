"""When each element, month and file was first and last published."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import localdate

from oit.models import ProcurementSummaryPage, Publication
from oit.publications import record
from oit.readiness import evaluate
from oit.statements import Statement
from tests.factories import draft, in_english, publish
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

pytestmark = pytest.mark.django_db
NOVEMBER, DECEMBER = datetime(2023, 11, 3, 9, tzinfo=UTC), datetime(2023, 12, 4, 9, tzinfo=UTC)


def months_published(page):
    found = Publication.objects.filter(page_id=page.pk, element="months").exclude(month="")
    return {each.month: (each.first_published_at, each.last_published_at) for each in found}


def page_with(station, given, *months):
    page = draft(ProcurementSummaryPage, station)
    page.months = stream(*(month(iso, given) for iso in months))
    return publish(page)


@pytest.fixture
def november(station, given):
    """O15 with October alone, as it was published on 3 November."""
    page = page_with(station, given, ASSESSED[0])
    Publication.objects.all().delete()
    record(page, NOVEMBER)
    return page


def test_a_month_keeps_the_day_it_first_came_out(november, given):
    november.months = stream(month(ASSESSED[0], given), month(ASSESSED[1], given))
    november.save()
    record(ProcurementSummaryPage.objects.get(pk=november.pk), DECEMBER)
    assert months_published(november) == {
        ASSESSED[0]: (NOVEMBER, DECEMBER),
        ASSESSED[1]: (DECEMBER, DECEMBER),
    }


def test_the_files_are_kept_by_their_content(november, given):
    kept = Publication.objects.filter(page_id=november.pk, element="files").exclude(file_hash="")
    assert set(kept.values_list("file_hash", flat=True)) == {given.pdf.file_hash, given.xlsx.file_hash}


def test_an_element_counts_as_published_when_nothing_of_it_is_missing(november, given, station):
    whole = Publication.objects.filter(page_id=november.pk, element="months", month="", file_hash="")
    assert not whole.exists()
    page_with(station, given, *ASSESSED)
    assert whole.exists()


def test_publishing_records_and_saving_a_draft_does_not(station, given):
    page = page_with(station, given, ASSESSED[0])
    assert set(months_published(page)) == {ASSESSED[0]}
    page.months = stream(month(ASSESSED[0], given), month(ASSESSED[1], given))
    page.save_revision()
    assert set(months_published(page)) == {ASSESSED[0]}


def test_the_page_says_when_a_month_first_came_out_in_both_languages(november, client):
    in_english(november)
    for prefix, said in (("", "3 พฤศจิกายน 2566"), ("/en", "3 November 2023")):
        soup = BeautifulSoup(client.get(f"{prefix}/oit/2567/o15/").content, "html.parser")
        assert said in soup.select_one("#months-2023-10").text
    assert date(2023, 11, 3) in november.months_published["months"].values()


NOTHING = {"month": "2023-11", "rows": [], "nothing": True, "files": [], "note": ""}


def test_a_statement_of_nothing_stays_that_of_whoever_made_it_first(
    november, given, officer_user, chief_user
):
    november.months = stream(month(ASSESSED[0], given), ("month", NOTHING))
    november.save()
    page = ProcurementSummaryPage.objects.get(pk=november.pk)
    record(page, NOVEMBER, officer_user)
    record(ProcurementSummaryPage.objects.get(pk=november.pk), DECEMBER, chief_user)
    october, stated = Publication.objects.filter(page_id=page.pk, element="months").exclude(month="")
    assert (stated.by, stated.position, stated.stated_at) == (officer_user, "เจ้าหน้าที่ข้อมูลข่าวสาร", NOVEMBER)
    assert (october.by, october.stated_at) == (chief_user, None)


def test_a_month_that_has_rows_again_states_nothing_any_more(november, given, officer_user):
    for rows in (("month", NOTHING), month("2023-11", given)):
        november.months = stream(rows)
        november.save()
        record(ProcurementSummaryPage.objects.get(pk=november.pk), NOVEMBER, officer_user)
    assert ProcurementSummaryPage.objects.get(pk=november.pk).statements == []


def test_what_only_the_draft_states_is_stated_with_its_newest_version(november, given, officer_user):
    november.months = stream(*(("month", {**NOTHING, "month": iso}) for iso in ASSESSED))
    november.save_revision(user=officer_user)
    page = ProcurementSummaryPage.objects.get(pk=november.pk)
    draft_of_it = page.get_latest_revision_as_object()
    found = {each.element.key: each for each in evaluate(draft_of_it)}["months"]
    assert found.stated == Statement("เจ้าหน้าที่ข้อมูลข่าวสาร", localdate(page.latest_revision_created_at))
