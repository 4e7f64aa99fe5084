"""A whole year: the same findings as page by page, in few queries however much the pages hold."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from oit.models import ChiefParticipationPage, FiscalYearPage, ItemPage, ProcurementSummaryPage
from oit.readiness import State, evaluate
from oit.yearly import MonthState, YearReadiness
from tests.contract.conftest import PAGE_TYPES
from tests.factories import draft, in_english, publish, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

pytestmark = pytest.mark.django_db

ITEM_TYPES = [model for model in PAGE_TYPES if issubclass(model, ItemPage)]
MOST = 60
LAST_OF_MARCH = date(2024, 3, 31)


def fill(station, given):
    for model in ITEM_TYPES:
        published(model, station, **every_field(model, given))


def evaluated(station, **options):
    """The YearReadiness of 2567 after everything was asked of it, and the number of queries it took."""
    with CaptureQueriesContext(connection) as counted:
        readiness = YearReadiness.of_station(station, 2567, LAST_OF_MARCH, **options)
        assert readiness.rows
        assert readiness.totals.items == len(readiness.rows)
        assert readiness.months
    return readiness, len(counted)


def test_the_findings_are_those_of_each_page_alone(station, given):
    fill(station, given)
    readiness, _number = evaluated(station)
    with override("en"):
        for row in YearReadiness.of_station(station, 2567, LAST_OF_MARCH).rows:
            alone = type(row.page).objects.get(pk=row.page.pk)
            expected = [(found.state, found.todo, found.field) for found in evaluate(alone, LAST_OF_MARCH)]
            assert [(found.state, found.todo, found.field) for found in row.findings] == expected, row.code
    assert len(readiness.rows) == 25
    assert readiness.totals.published == 25


def test_at_most_sixty_queries_and_no_more_for_more_months(station, given):
    fill(station, given)
    _readiness, few = evaluated(station)
    assert few <= MOST
    more = [month(iso, given, rows=5) for iso in ASSESSED]
    published(ProcurementSummaryPage, station, months=stream(*more))
    assert evaluated(station)[1] == few


def stored(page):
    """What is stored of a page, whatever the order in which a database gives the parts of a stream."""
    return {
        name: json.loads(value) if isinstance(value, str) and value.startswith("[") else value
        for name, value in page.serializable_data().items()
    }


def test_what_is_stored_stays_as_it_is(station, given):
    fill(station, given)
    readiness, _number = evaluated(station)
    for row in readiness.rows:
        alone = type(row.page).objects.get(pk=row.page.pk)
        assert stored(row.page) == stored(alone), row.code


def test_an_item_without_a_page_lacks_every_element_that_counts(station):
    readiness, _number = evaluated(station)
    row = next(row for row in readiness.rows if row.code == "O15")
    assert (row.page, row.is_published, row.state) == (None, False, State.MISSING)
    assert row.missing == sum(not rule.advisory for rule in row.item.elements)
    assert not readiness.is_complete
    totals = readiness.totals
    assert (totals.published, totals.complete, totals.incomplete, totals.elements) == (0, 0, 25, 100)
    assert totals.states[State.MISSING] == 100


def test_an_advisory_element_decides_nothing(station, given):
    published(ChiefParticipationPage, station)
    readiness, _number = evaluated(station)
    row = next(row for row in readiness.rows if row.code == "O19")
    advisory = {finding.element.key for finding in row.findings if finding.element.advisory}
    assert advisory
    assert not advisory & {finding.element.key for finding in row.lacking}


def test_drafts_are_looked_at_on_request_only(station, given):
    page = draft(ProcurementSummaryPage, station, months=stream(*(month(iso, given) for iso in ASSESSED)))
    live, _number = evaluated(station)
    assert "O15" not in live.pages
    drafts, _number = evaluated(station, drafts=True)
    assert drafts.pages["O15"].pk == page.pk
    assert next(row for row in drafts.rows if row.code == "O15").missing == 0

    publish(page)
    page = ProcurementSummaryPage.objects.get(pk=page.pk)
    page.months = stream(month(ASSESSED[0], given))
    page.save_revision()
    assert next(row for row in evaluated(station)[0].rows if row.code == "O15").missing == 0
    drafts, _number = evaluated(station, drafts=True)
    assert next(row for row in drafts.rows if row.code == "O15").missing > 0


def test_another_station_and_the_english_page_of_the_year(
    station, other_station, given, some_items, year_page
):
    assert YearReadiness.of_station(other_station, 2567).totals.published == 0
    english = year_page.get_translations().get().specific
    assert YearReadiness(english).totals.published == len(some_items)
    with pytest.raises(FiscalYearPage.DoesNotExist):
        YearReadiness.of_station(station, 2571)


def test_an_item_that_asks_for_a_password_is_not_public(station, given, some_items):
    some_items["O1"].view_restrictions.create(restriction_type="login")
    assert "O1" not in evaluated(station)[0].pages


def states_of(station, on):
    readiness = YearReadiness.of_station(station, 2567, on)
    cells = next(cells for row, cells in readiness.months if row.code == "O15")
    assert [cell.month.to_iso() for cell in cells[:6]] == list(ASSESSED)
    assert [cell.assessed for cell in cells] == [True] * 6 + [False] * 6
    return [cell.state for cell in cells]


def test_the_months_of_a_monthly_item(station, given):
    nothing = month(ASSESSED[1], given, rows=0)
    nothing[1].update({"rows": [], "nothing": True})
    published(ProcurementSummaryPage, station, months=stream(month(ASSESSED[0], given), nothing))
    done, none = MonthState.DONE, MonthState.NOTHING
    late, due, early, further = MonthState.OVERDUE, MonthState.DUE, MonthState.NOT_YET, MonthState.OPEN
    assert states_of(station, date(2024, 1, 10)) == [done, none, late, due, *[early] * 8]
    assert states_of(station, date(2026, 1, 10)) == [done, none, *[late] * 4, *[further] * 6]


def test_only_monthly_items_have_months(station):
    codes = [row.code for row, _cells in YearReadiness.of_station(station, 2567).months]
    assert codes == ["O6", "O7", "O11", "O15"]


def test_the_english_is_read_with_the_rest(station, given, some_items):
    in_english(published(ProcurementSummaryPage, station, months=stream(month(ASSESSED[0], given))))
    page = evaluated(station)[0].pages["O15"]
    with CaptureQueriesContext(connection) as counted:
        assert [version.live for version in page.other_versions] == [True]
    assert len(counted) == 0
