"""Of every element of the checklist: what breaks it is noticed, and its answer turns on no day that it did not name."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Q, QuerySet

from cms.models import Officer, StationSettings
from home.models import Order
from oit.bureau.models import Change
from oit.editions import edition_for
from oit.readiness import evaluate, holds_until
from tests.contract.breaking import break_element
from tests.contract.whole import whole_page

pytestmark = pytest.mark.django_db
EDITION = edition_for(2567)
DAY = timedelta(days=1)


@pytest.fixture
def one_by_one(monkeypatch):
    """Ways to break an element that update several rows at once do what people do: they save each."""
    update = QuerySet.update

    def save_each(rows, **values):
        if rows.model not in (Officer, Order, StationSettings):
            return update(rows, **values)
        for row in (found := list(rows)):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
        return len(found)

    monkeypatch.setattr(QuerySet, "update", save_each)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("item", EDITION.items, ids=lambda item: item.code)
def test_whatever_breaks_an_element_makes_the_summaries_uncertain(item, station, given):
    page = whole_page(item, station, given)
    unnoticed = []
    for element in item.elements:
        Change.objects.all().delete()
        kept = transaction.savepoint()
        break_element(type(page).objects.get(pk=page.pk), page.declared(element.key))
        if not Change.objects.filter(Q(site=station) | Q(site=None)).exists():
            unnoticed.append(element.key)
        transaction.savepoint_rollback(kept)
    assert not unnoticed


def found(page, on):
    """What is found of the stored page on the day ``on``, as if that were today; and until when it holds."""
    page = type(page).objects.get(pk=page.pk)
    page.assessed_on = on
    states = [(each.element.key, each.state, each.todo) for each in evaluate(page, on)]
    return states, holds_until(page, on)


@pytest.mark.parametrize("item", EDITION.items, ids=lambda item: item.code)
def test_what_is_found_holds_as_long_as_it_is_said_to(item, station, given):
    page = whole_page(item, station, given)
    on, last = date(2023, 10, 1), date(2024, 9, 30)
    rounds = 0
    while on <= last:
        states, until = found(page, on)
        until = until or last
        assert on <= until <= last
        for day in {until, on + (until - on) // 2}:
            assert found(page, day)[0] == states, day
        on = until + DAY
        rounds += 1
    assert rounds < 40
