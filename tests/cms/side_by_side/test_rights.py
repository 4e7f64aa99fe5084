"""Who may translate a page, and two who do it at the same time."""

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission, WorkflowPage
from wagtail_localize.models import StringTranslation

from cms.models.stations import Role
from home.models import ContentPage
from oit.stations import group_for
from tests.cms.pages import soup
from tests.conftest import make_user

from .conftest import CALL, PARKING, TITLE
from .screen import Screen

pytestmark = pytest.mark.django_db


def texts_of(page):
    return StringTranslation.objects.filter(context__object_id=page.translation_key)


@pytest.fixture
def colleague(station, client_for):
    person = make_user("colleague", station, Role.OFFICER)
    person.first_name, person.last_name = "วิชัย", "มั่นคง"
    person.save()
    return client_for(person)


def test_another_stations_officer_sees_and_changes_nothing(page, translated, other_station, client_for):
    stranger = client_for(make_user("stranger", other_station, Role.OFFICER))
    address = reverse("side_by_side:sheet", args=[page.pk])
    sent = {**translated.values, translated.name(TITLE): ["Theirs"], "do": "publish"}
    for each in (page, page.get_translations().get()):
        address = reverse("side_by_side:sheet", args=[each.pk])
        assert TITLE not in stranger.get(address, follow=True).content.decode()
        assert stranger.post(address, sent).status_code == 302
    assert not texts_of(page).filter(data="Theirs").exists()


def test_a_complaint_officer_sees_no_pages_and_no_report(page, station, client_for):
    client = client_for(make_user("complaints", station, Role.COMPLAINTS))
    for address in (reverse("side_by_side:sheet", args=[page.pk]), reverse("side_by_side:report")):
        assert TITLE not in client.get(address, follow=True).content.decode()
    assert client.post(reverse("side_by_side:sheet", args=[page.pk]), {"do": "save"}).status_code == 302
    assert not page.get_translations().exists()


def test_nobody_who_is_not_signed_in(page, client):
    response = client.get(reverse("side_by_side:sheet", args=[page.pk]))
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("number", [1, 99_999_999])
def test_what_is_no_page_is_not_found(number, officer, admin_user, client_for):
    assert client_for(admin_user).get(reverse("side_by_side:sheet", args=[number])).status_code == 404


def test_who_may_not_publish_submits(page, station, client_for):
    group = group_for(station, Role.OFFICER)
    GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").delete()
    screen = Screen(client_for(make_user("writer", station, Role.OFFICER)), page)
    screen.write(CALL, "Call [b]191[/b] or read the [1]website[/1]")
    screen.write_all()
    screen.press("publish")
    english = page.get_translations().specific().get()
    assert english.live is False
    assert english.workflow_in_progress


def test_where_there_is_no_approval_who_may_not_publish_saves_a_draft(page, station, client_for):
    group = group_for(station, Role.OFFICER)
    GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").delete()
    WorkflowPage.objects.all().delete()
    screen = Screen(client_for(make_user("writer", station, Role.OFFICER)), page)
    assert "publish" not in screen.buttons
    screen.write(CALL, "Call [b]191[/b] or read the [1]website[/1]")
    screen.write_all()
    screen.press("publish")
    assert page.get_translations().get().live is False


def test_a_locked_english_page_is_not_changed_and_what_was_typed_stays(translated, page):
    english = page.get_translations().get()
    english.locked = True
    english.save()
    translated.write(TITLE, "Come and see us")
    translated.press("publish")
    assert translated.response.status_code == 422
    assert translated.english(TITLE) == "Come and see us"
    assert not texts_of(page).filter(data="Come and see us").exists()


# --- Two at the same time ------------------------------------------------------------------------------


def test_two_officers_who_write_different_texts_lose_neither(page, officer, colleague):
    first, second = Screen(officer, page), Screen(colleague, page)
    first.write(TITLE, "Visit us")
    second.write(PARKING, "Park behind the station")
    first.press("save")
    second.press("save")
    shown = Screen(officer, page)
    assert (shown.english(TITLE), shown.english(PARKING)) == ("Visit us", "Park behind the station")


def test_the_second_of_two_who_write_the_same_text_is_told_and_loses_nothing(page, officer, colleague):
    first, second = Screen(officer, page), Screen(colleague, page)
    second.write(TITLE, "Come and see us")
    second.write(PARKING, "Park in front")
    first.write(TITLE, "Visit us")
    first.press("save")
    second.press("save")
    assert second.response.status_code == 422
    assert "สมหญิง" in second.error(TITLE)
    assert "Visit us" in second.error(TITLE)
    assert second.english(TITLE) == "Come and see us"
    assert second.english(PARKING) == "Park in front"
    assert Screen(officer, page).english(TITLE) == "Visit us"
    # Pressed once more, knowing of the other.
    second.press("save")
    shown = Screen(officer, page)
    assert (shown.english(TITLE), shown.english(PARKING)) == ("Come and see us", "Park in front")


def test_an_older_form_does_not_bring_back_what_a_colleague_mended(translated, page, colleague):
    older = translated
    newer = Screen(colleague, page)
    newer.write(TITLE, "How to visit us")
    newer.press("publish")
    older.write(PARKING, "Park in the yard")
    older.press("publish")
    shown = Screen(colleague, page)
    assert (shown.english(TITLE), shown.english(PARKING)) == ("How to visit us", "Park in the yard")


def test_when_the_thai_changes_meanwhile_what_was_written_moves_to_the_new_text(page, screen, client):
    screen.write(CALL, "Call [b]191[/b] or read the [1]website[/1]")
    screen.write(PARKING, "Park behind the station")
    changed = ContentPage.objects.get(pk=page.pk)
    changed.body = [("paragraph", page.body[0].value.source.replace("ด้านหลัง", "ด้านหน้า"))]
    changed.body[0].id = page.body[0].id
    changed.save_revision().publish()
    screen.press("publish")
    assert screen.response.status_code == 409
    assert screen.english("ที่จอดรถอยู่ด้านหน้าสถานี") == "Park behind the station"
    assert "website" in screen.english(CALL)
    assert not texts_of(page).exists()
    screen.write("ที่จอดรถอยู่ด้านหน้าสถานี", "Park in front of the station")
    screen.write(TITLE, "Visit us")
    screen.press("publish")
    assert "Park in front" in client.get("/en/visit/").content.decode()


def test_what_was_written_for_a_text_that_is_gone_is_shown_to_be_taken(page, screen):
    screen.write(PARKING, "Park behind the station")
    changed = ContentPage.objects.get(pk=page.pk)
    changed.body = []
    changed.save_revision().publish()
    screen.press("save")
    assert "Park behind the station" in soup(screen.response).select_one(".beside-left").text
