"""A station may show dates in Thai digits; another one on the same server does not."""

import pytest

from cms.models import StationSettings
from home.models import IntegrityStatementPage


@pytest.mark.django_db
def test_dates_follow_the_choice_of_their_own_station(station, other_station, client):
    for site in (station, other_station):
        page = IntegrityStatementPage.objects.descendant_of(site.root_page).get()
        page.announced_on, page.statement = "2023-12-20", "ไม่รับ ไม่เรียก ไม่ให้"
        page.save_revision().publish()
    StationSettings.objects.filter(site=station).update(thai_digits=True)
    chosen = client.get("/integrity/", headers={"host": station.hostname}).content.decode()
    plain = client.get("/integrity/", headers={"host": other_station.hostname}).content.decode()
    assert "๒๐ ธันวาคม ๒๕๖๖" in chosen.replace("\u00a0", " ")
    assert "20 ธันวาคม 2566" in plain.replace("\u00a0", " ")
