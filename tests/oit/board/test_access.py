"""Who sees which board, in the menu, on the first page and by its address."""

import pytest

from .conftest import BOARD, codes, read, text

pytestmark = pytest.mark.django_db
ADDRESSES = (
    BOARD,
    f"{BOARD}export.csv",
    f"{BOARD}export.xlsx",
    f"{BOARD}handover/",
    f"{BOARD}handover/handover.docx",
)


@pytest.mark.parametrize("user", ["officer_user", "supervisor_user", "chief_user"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_only_the_own_station(user, address, request, client_for, station, other_station):
    client = client_for(request.getfixturevalue(user))
    assert client.get(address).status_code == 200
    assert client.get(address, {"station": station.pk}).status_code == 200
    refused = client.get(address, {"station": other_station.pk})
    assert refused.status_code == 403
    assert "เพชรเกษม" not in refused.content.decode()


def test_a_station_that_does_not_exist_and_nonsense(officer):
    assert officer.get(BOARD, {"station": "999999"}).status_code == 403
    assert officer.get(BOARD, {"station": "กมลา"}).status_code == 200
    assert officer.get(BOARD, {"year": "๒๕๖๗"}).status_code in (200, 404)


@pytest.mark.parametrize("address", ADDRESSES)
def test_complaint_officers_see_no_board(complaint_officer, address, station):
    assert complaint_officer.get(address).status_code == 403
    assert complaint_officer.get(address, {"station": station.pk}).status_code == 403
    first_page = complaint_officer.get("/admin/").content.decode()
    assert BOARD not in first_page


def test_nobody_without_signing_in(client):
    assert client.get(BOARD)["Location"].startswith("/admin/login/")


def test_an_administrator_picks_a_station(superuser, station, other_station):
    page = read(superuser)
    offered = {option["value"]: text(option) for option in page.select("[name=station] option")}
    assert offered == {
        str(station.pk): "Kamala Police Station",
        str(other_station.pk): "Phet Kasem Metropolitan Police Station",
    }
    page = read(superuser, station=other_station.pk)
    assert "Phet Kasem" in text(page.select_one(".board__station"))
    assert len(codes(page)) == 25


def test_an_officer_has_no_station_to_pick(officer):
    assert not read(officer).select("[name=station]")


def test_the_first_page_tells_of_the_own_station(officer, o1, o15):
    page = read(officer, "/admin/")
    panel = next(panel for panel in page.select(".board") if panel.select(f"a[href^='{BOARD}']"))
    assert "Kamala Police Station" in text(panel)
    assert panel.select_one(".board-totals")
    assert panel.select("a")[-1]["href"].startswith(f"{BOARD}?station=")
    assert BOARD in str(page)


def test_an_administrator_has_no_own_station(superuser):
    assert not read(superuser, "/admin/").select(".board")
