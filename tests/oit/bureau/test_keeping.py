"""Summaries are what evaluate finds, stop being trusted with any change, and are made anew."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from cms import tick
from cms.models import Officer, StationSettings
from oit.bureau import keeping
from oit.bureau.keeping import catch_up, differences, refresh, waiting
from oit.bureau.models import Change, ItemSummary
from oit.bureau.summarizing import summaries_of
from oit.models import PowersPage, StructurePage
from oit.yearly import YearReadiness
from tests.factories import publish, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db
ON = date(2024, 2, 10)


@pytest.fixture
def kept(station, other_station):
    """Both stations, summarised, with nothing left to do."""
    catch_up()
    assert not waiting()
    return station


def summary(site, code):
    return ItemSummary.objects.get(site=site, fiscal_year=2567, code=code)


def test_they_say_what_is_found_of_the_station(station, given):
    published(PowersPage, station, **every_field(PowersPage, given))
    refresh(station)
    readiness = YearReadiness.of_station(station, 2567)
    stored = ItemSummary.objects.filter(site=station)
    assert sum(each.missing == 0 for each in stored) == readiness.totals.complete >= 1
    assert sum(each.missing for each in stored) == readiness.totals.missing
    assert summary(station, "O2").state == "done"
    assert summary(station, "O1").state == "unpublished"
    assert summary(station, "O1").lacking == ["organisation-chart", "manpower", "executives"]
    assert not list(differences(station))


def test_a_publication_makes_them_uncertain_until_they_are_made_anew(kept, other_station, given):
    page = published(PowersPage, kept, **every_field(PowersPage, given))
    assert waiting() == {kept.pk}
    assert summary(kept, "O2").state == "unpublished"
    catch_up()
    assert not waiting()
    assert summary(kept, "O2").state == "done"
    page.unpublish()
    assert waiting() == {kept.pk}


def test_a_draft_changes_nothing(kept, given):
    page = published(PowersPage, kept, **every_field(PowersPage, given))
    catch_up()
    page.powers = ""
    page.save_revision()
    assert not waiting()


def test_a_change_while_a_station_is_evaluated_is_not_forgotten(kept, monkeypatch):
    def and_meanwhile(site, on):
        found = summaries_of(site, on)
        StationSettings.for_site(site).save()
        return found

    monkeypatch.setattr(keeping, "summaries_of", and_meanwhile)
    assert refresh(kept)
    assert waiting() == {kept.pk}


def test_of_two_at_once_the_one_that_read_later_wins(kept, given, monkeypatch):
    """The first has read the station when it changes, and a second one evaluates it before the first has done."""
    rounds = []

    def overtaken(site, on):
        found = summaries_of(site, on)
        rounds.append(len(found))
        if len(rounds) == 1:
            published(PowersPage, site, **every_field(PowersPage, given))
            assert refresh(site)
        return found

    monkeypatch.setattr(keeping, "summaries_of", overtaken)
    assert refresh(kept)
    assert len(rounds) == 3
    assert summary(kept, "O2").state == "done"
    assert not waiting()


def test_an_officer_who_leaves_makes_them_uncertain_the_day_after(kept, station, given):
    published(StructurePage, station, **every_field(StructurePage, given))
    chief = Officer.objects.current_chief(station, ON)
    chief.in_office_until = date(2024, 3, 1)
    chief.save()
    refresh(station, ON)
    assert summary(station, "O1").valid_until == date(2024, 3, 1)
    assert station.pk not in waiting(date(2024, 3, 1))
    assert station.pk in waiting(date(2024, 3, 2))


def test_a_year_that_is_over_does_not_turn_by_itself(kept):
    assert not ItemSummary.objects.exclude(valid_until=None).exists()
    assert not waiting(timezone.localdate() + timedelta(days=400))


def test_the_periodic_job_takes_up_what_waits(kept, other_station):
    StationSettings.for_site(other_station).save()
    assert waiting() == {other_station.pk}
    assert dict(tick.jobs.run())["readiness summaries"] is None
    assert not waiting()


def test_what_concerns_every_station_makes_all_uncertain(kept, other_station):
    kept.save()
    assert waiting() == {kept.pk, other_station.pk}
    assert Change.objects.filter(site=None).exists()
    catch_up()
    assert not waiting()
    assert not Change.objects.exists()


def test_a_station_can_be_deleted(kept, other_station):
    home = other_station.root_page
    other_station.delete()
    Page.objects.get(pk=home.pk).delete()
    catch_up()
    assert not Change.objects.exists()
    assert not ItemSummary.objects.filter(site=other_station.pk).exists()


def test_the_command_names_what_differs(kept, capsys):
    call_command("summaries", check=True)
    ItemSummary.objects.filter(site=kept, code="O7").update(missing=99)
    with pytest.raises(CommandError):
        call_command("summaries", check=True)
    assert "O7" in capsys.readouterr().out
    call_command("summaries")
    call_command("summaries", check=True)


def test_what_no_signal_told_of_is_noticed_within_a_week(kept):
    ItemSummary.objects.filter(site=kept, code="O7").update(missing=99)
    catch_up()
    assert summary(kept, "O7").missing == 99
    ItemSummary.objects.filter(site=kept).update(computed_at=timezone.now() - timedelta(days=8))
    catch_up()
    assert summary(kept, "O7").missing != 99


def test_editing_a_page_that_is_live_is_noticed_when_it_is_published(kept, given):
    page = published(PowersPage, kept, **every_field(PowersPage, given))
    catch_up()
    page.powers = ""
    publish(page)
    assert waiting() == {kept.pk}
