"""Searching in the admin, with whatever an officer types."""

import pytest

from tests.factories import chief, officer

WORDS = ['"', 'เพชร"เกษม', '"กมลา', "NEAR(", "a*(", "-", "'", "?"]
LISTINGS = ["/admin/pages/search/", "/admin/images/", "/admin/documents/", "/admin/images/chooser/results/"]
LISTINGS += [f"/admin/snippets/{name}/" for name in ("cms/officer", "home/order", "feedback/question")]
LISTINGS += [f"/admin/snippets/{name}/" for name in ("supervision/meeting", "tasks/taskrecord")]


@pytest.mark.parametrize("listing", LISTINGS)
def test_no_words_break_a_listing(listing, officer_user, client_for):
    client = client_for(officer_user)
    for words in WORDS:
        assert client.get(listing, {"q": words}).status_code == 200


def test_a_mark_among_the_words_is_left_out(station, officer_user, client_for):
    found = client_for(officer_user).get("/admin/pages/search/", {"q": '"ติดต่อสถานี'})
    assert "ติดต่อสถานี" in found.content.decode()


def test_an_officer_is_found_by_part_of_the_position(station, officer_user, client_for):
    chief(station, position_th="ผู้กำกับการสถานี")
    officer(station, position_th="สารวัตรจราจร")
    found = client_for(officer_user).get("/admin/snippets/cms/officer/", {"q": "กำกับ"}).content.decode()
    assert "ผู้กำกับการสถานี" in found
    assert "สารวัตรจราจร" not in found
