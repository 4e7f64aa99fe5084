"""The way to the survey for visitors."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.models import StationSettings

pytestmark = pytest.mark.django_db


def drawing(client, station, url):
    StationSettings.objects.filter(site=station).update(eit_url=url, eit_until=date(2999, 9, 30))
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    code = soup.select_one(".survey-callout svg.qr-code")
    assert code["role"] == "img"
    assert code["aria-label"]
    return code.select_one("path[stroke]")["d"]


def test_each_address_has_a_qr_code_of_its_own(station, client):
    first = drawing(client, station, "https://itas.nacc.go.th/go/eit/abc123")
    assert drawing(client, station, "https://itas.nacc.go.th/go/eit/xyz789") != first
    assert drawing(client, station, "https://itas.nacc.go.th/go/eit/abc123") == first
