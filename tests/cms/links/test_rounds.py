"""What is asked when, and when a link counts as failing."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.links import rounds, sources
from cms.links.answers import Answer, Outcome
from cms.links.failing import failing
from cms.links.models import Address
from cms.links.reading import read
from cms.links.rounds import check_due, look_after_links
from cms.models import StationSettings

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _links_of_settings_only(monkeypatch):
    """Nobody asks the sites that the pages of every new station link to."""
    monkeypatch.setattr(sources, "_sources", {"settings": sources.links_of_settings})


@pytest.fixture
def linked(station, other_site):
    """A function that has the station link to paths on the other site, and reads it."""

    def linked(**paths):
        StationSettings.objects.filter(site=station).update(
            **{field: other_site.url + path for field, path in paths.items()}
        )
        read(station)
        return {field: Address.objects.get(address=other_site.url + path) for field, path in paths.items()}

    return linked


def later(**span):
    """As if so much time had passed since every check."""
    for each in Address.objects.all():
        each.due_at -= datetime.timedelta(**span)
        each.save()


def test_a_link_counts_as_failing_after_two_failures_in_a_row(station, linked, session_for):
    facebook = linked(facebook="/status/404")["facebook"]
    check_due(session_for)
    facebook.refresh_from_db()
    assert (facebook.outcome, facebook.status) == (Outcome.GONE, 404)
    assert not failing(station).exists()
    since = facebook.failing_since
    later(hours=7)
    check_due(session_for)
    (found,) = failing(station)
    assert found.failing_since == since
    assert found.checked_at != since


def test_one_good_answer_ends_it(station, linked, session_for):
    facebook = linked(facebook="/")["facebook"]
    Address.objects.filter(pk=facebook.pk).update(failures=5, failing_since=timezone.now() - DAY)
    assert failing(station).exists()
    check_due(session_for)
    facebook.refresh_from_db()
    assert (facebook.failures, facebook.failing_since, facebook.outcome) == (0, None, Outcome.ANSWERS)
    assert not failing(station).exists()


def test_a_site_that_turns_programs_away_is_not_called_failing(station, linked, session_for):
    linked(facebook="/status/403")
    for _time in range(3):
        check_due(session_for)
        later(hours=25)
    assert not failing(station).exists()


def test_each_address_is_asked_once_a_day_and_a_failing_one_after_hours(linked, session_for, other_site):
    linked(facebook="/", line="/status/500")
    check_due(session_for)
    assert check_due(session_for) == []
    later(hours=7)
    other_site.asked.clear()
    check_due(session_for)
    assert {path for _method, path, _name in other_site.asked} == {"/status/500"}
    later(hours=18)
    assert {each.address for each in check_due(session_for)} >= {other_site.url + "/"}


def test_stations_with_the_same_link_ask_once(station, other_station, other_site, session_for):
    StationSettings.objects.update(facebook=other_site.url + "/status/404")
    for site in (station, other_station):
        read(site)
    for _time in range(2):
        other_site.asked.clear()
        check_due(session_for)
        later(hours=7)
        assert len(other_site.asked) == 2  # the head and the page
    assert failing(station).get() == failing(other_station).get()


def test_a_host_is_not_asked_for_everything_at_once(linked, session_for, other_site):
    linked(facebook="/1", line="/2", x="/3", tiktok="/4", youtube="/5")
    sizes = [len(check_due(session_for)) for _round in range(4)]
    assert sizes == [2, 2, 1, 0]


def test_the_sites_see_which_station_asks(linked, session_for, other_site):
    linked(facebook="/")
    check_due(session_for)
    assert other_site.asked == [("HEAD", "/", "StationLinkCheck/1.0 (+https://testserver/)")]


def _links_to(station, *hosts):
    fields = ("facebook", "line", "x", "tiktok")
    StationSettings.objects.filter(site=station).update(
        **{field: f"https://{host}/" for field, host in zip(fields, hosts, strict=False)}
    )
    read(station)


@pytest.fixture
def answering(monkeypatch):
    """A function that says what hosts answer; all others cannot be reached."""

    def answering(**outcomes):
        def ask(address, session):
            host = address.split("/")[2]
            return Answer(outcomes.get(host.partition(".")[0], Outcome.UNREACHABLE))

        monkeypatch.setattr(rounds, "ask", ask)

    return answering


def test_nothing_is_recorded_while_this_server_has_no_connection(station, answering, caplog):
    _links_to(station, "a.go.th", "b.go.th", "c.go.th")
    answering()
    assert check_due() == []
    assert not Address.objects.exclude(checked_at=None).exists()
    assert "could be reached" in caplog.text


def test_a_site_that_is_down_is_recorded_where_another_answers(station, answering):
    _links_to(station, "a.go.th", "b.go.th", "c.go.th", "d.go.th")
    answering(d=Outcome.ANSWERS)
    check_due()
    later(hours=7)
    assert len(check_due()) == 3
    assert failing(station).count() == 3
    later(hours=7)
    answering()
    assert check_due() == []
    assert set(failing(station).values_list("failures", flat=True)) == {2}


def test_tick_checks_only_where_it_is_switched_on(station, answering, settings):
    _links_to(station, "a.go.th")
    answering(a=Outcome.ANSWERS)
    look_after_links()
    assert not Address.objects.filter(outcome=Outcome.ANSWERS).exists()
    settings.CHECK_LINKS = True
    look_after_links()
    assert Address.objects.get(host="a.go.th").outcome == Outcome.ANSWERS


def run(*arguments):
    output = StringIO()
    call_command("check_links", *arguments, stdout=output)
    return output.getvalue()


def test_the_command_says_what_it_found(station, answering):
    _links_to(station, "a.go.th", "b.go.th")
    answering(a=Outcome.ANSWERS, b=Outcome.GONE)
    first = run("--station", "testserver")
    assert "https://a.go.th/: " in first
    assert "https://b.go.th/" not in run("--station", "testserver")
    again = run("--station", "testserver", "--all")
    assert again.count("https://b.go.th/") == 2  # what was found, and since when it fails


def test_the_command_without_a_connection(station, answering):
    _links_to(station, "a.go.th", "b.go.th", "c.go.th")
    answering()
    with pytest.raises(CommandError):
        run()
