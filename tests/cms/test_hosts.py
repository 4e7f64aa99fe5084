"""Which hosts the installation answers for."""

import pytest
from wagtail.models import Site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "bad host", "a/b", "ไทย"])
def test_an_unknown_or_malformed_host_is_a_bad_request(host, client, station):
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["phetkasem.localhost", "PHETKASEM.localhost:8000", "phetkasem.localhost."])
def test_hosts_of_stations_are_admitted(host, client, other_station):
    response = client.get("/", headers={"host": host})
    assert response.status_code == 200


def test_a_station_added_while_the_site_runs_is_admitted_at_once(client, station):
    address = {"host": "new.example"}
    assert client.get("/", headers=address).status_code == 400
    Site.objects.create(hostname="new.example", port=80, root_page=station.root_page)
    assert client.get("/", headers=address).status_code == 200


def test_only_named_hosts_are_served_where_the_list_does_not_say_sites(client, other_station, settings):
    settings.ALLOWED_STATION_HOSTS = ["testserver"]
    assert client.get("/", headers={"host": other_station.hostname}).status_code == 400
    assert client.get("/").status_code == 200
