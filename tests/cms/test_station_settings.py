"""What a station says of itself, on its own host only."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from cms.models import StationSettings
from cms.models.station import Theme
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def settings_of(station):
    """The settings of Kamala."""
    return StationSettings.objects.get(site=station)


def hours(number):
    return timezone.now() + timedelta(hours=number)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, True),
        (hours(-1), hours(1), True),
        (hours(1), None, False),
        (None, hours(-1), False),
        (hours(-2), None, True),
    ],
)
def test_the_notice_is_shown_from_and_until(start, end, shown, client, settings_of):
    settings_of.banner_text_th = "ปิดการจราจรถนนกมลา"
    settings_of.banner_from, settings_of.banner_until = start, end
    settings_of.save()
    assert bool(soup(client.get("/")).select(".notice-banner")) is shown


def test_an_urgent_notice_looks_urgent_and_is_read_in_both_languages(client, settings_of):
    settings_of.banner_text_th = "ประกาศเตือนคลื่นสูง"
    settings_of.banner_level = "urgent"
    settings_of.save()
    banner = soup(client.get("/")).select_one(".notice-banner-urgent")
    assert "ประกาศเตือนคลื่นสูง" in banner.text
    thai = soup(client.get("/en/")).select_one('.notice-banner [lang="th"]')
    assert thai.text == "ประกาศเตือนคลื่นสูง"
    settings_of.banner_text_en = "High waves"
    settings_of.save()
    assert "High waves" in soup(client.get("/en/")).select_one(".notice-banner").text


def test_a_notice_that_ends_before_it_starts_is_refused(settings_of):
    settings_of.banner_from, settings_of.banner_until = hours(2), hours(1)
    with pytest.raises(ValidationError) as refused:
        settings_of.full_clean()
    assert list(refused.value.message_dict) == ["banner_until"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"latitude": 7.95}, "longitude"),
        ({"latitude": 48, "longitude": 98}, "latitude"),
        ({"telephone": "โทร 191"}, "telephone"),
        ({"facebook": "facebook/kamala"}, "facebook"),
        ({"email": "kamala@"}, "email"),
    ],
)
def test_malformed_facts_are_refused_beside_their_field(values, field, settings_of):
    for name, value in values.items():
        setattr(settings_of, name, value)
    with pytest.raises(ValidationError) as refused:
        settings_of.full_clean()
    assert field in refused.value.message_dict


def test_superior_units_are_read_line_by_line_in_each_language(settings_of):
    settings_of.superior_units_th = "ตำรวจภูธรจังหวัดภูเก็ต\n\n ตำรวจภูธรภาค 8 "
    with override("en"):
        assert [unit.lang for unit in settings_of.superior_units] == ["th", "th"]
    settings_of.superior_units_en = "Phuket Provincial Police\nProvincial Police Region 8"
    with override("th"):
        assert settings_of.superior_units == ["ตำรวจภูธรจังหวัดภูเก็ต", "ตำรวจภูธรภาค 8"]
    with override("en"):
        assert settings_of.superior_units[0] == "Phuket Provincial Police"


def test_the_map_is_a_link_to_the_place_or_nothing(settings_of):
    assert settings_of.map_url == ""
    settings_of.latitude, settings_of.longitude = "7.951234", "98.281234"
    assert settings_of.map_url.startswith("https://")
    assert settings_of.map_url.endswith("7.951234,98.281234")


@pytest.mark.parametrize("theme", Theme.values)
def test_each_choice_of_colours_has_a_stylesheet(theme, client, settings_of):
    settings_of.theme = theme
    settings_of.save()
    sheets = [link["href"] for link in soup(client.get("/")).select('link[rel="stylesheet"]')]
    assert len(sheets) == (1 if theme == Theme.MAROON else 2)
    for sheet in sheets:
        assert client.get(sheet).status_code == 200


@pytest.mark.parametrize(("days", "is_open"), [(-1, False), (0, True), (30, True), (None, True)])
def test_visitors_are_asked_to_the_survey_until_its_last_day(days, is_open, client, settings_of):
    settings_of.eit_url = "https://itas.nacc.go.th/go/eit/x"
    settings_of.eit_until = None if days is None else timezone.localdate() + timedelta(days=days)
    settings_of.save()
    assert settings_of.eit_open is is_open
    assert (settings_of.eit_url in client.get("/").content.decode()) is is_open


def test_without_an_address_there_is_no_survey(settings_of):
    assert settings_of.eit_open is False


def test_two_stations_say_their_own_name_on_their_own_hosts(client, settings_of, other_station):
    settings_of.telephone = "076 000 191"
    settings_of.save()
    own, other = (client.get("/", headers={"host": host}) for host in ("testserver", other_station.hostname))
    assert "สถานีตำรวจภูธรกมลา" in own.content.decode()
    assert "tel:076000191" in own.content.decode()
    assert "สถานีตำรวจนครบาลเพชรเกษม" in other.content.decode()
    assert "กมลา" not in other.content.decode()
    assert "tel:076000191" not in other.content.decode()
