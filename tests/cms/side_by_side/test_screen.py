"""A page is translated with its Thai beside it: kept as a draft, published, brought up to date."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.models import StationImage
from cms.side_by_side import sheet as sheets
from cms.translations import Progress, english_progress
from home.models import ContentPage
from oit.models import AntiBriberyPolicyPage
from tests.cms.pages import publish, soup
from tests.factories import material, published
from tests.filled import every_field
from tests.pictures import jpeg

from .conftest import CALL, PARKING, TITLE
from .screen import Screen

pytestmark = pytest.mark.django_db


def stored(page):
    return ContentPage.objects.get(pk=page.pk)


def english_of(page):
    return stored(page).get_translations().specific().get()


def change(page, before, after):
    page = stored(page)
    page.body = [("paragraph", str(page.body[0].value.source).replace(before, after))]
    page.body[0].id = stored(page).body[0].id
    page.save_revision().publish()


def test_nothing_is_made_by_looking(screen, page):
    assert screen.state(TITLE) == "missing"
    assert not Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists()


def test_a_draft_is_kept_that_the_public_does_not_see(screen, page, client):
    screen.write(TITLE, "Visit us")
    screen.press("save")
    assert (screen.state(TITLE), screen.english(TITLE)) == ("done", "Visit us")
    assert screen.state(PARKING) == "missing"
    assert english_of(page).live is False
    assert client.get("/en/visit/").status_code == 404
    assert english_progress(stored(page)).state is Progress.NONE


def test_everything_is_published_with_bold_words_and_links_in_their_places(translated, page, client):
    shown = soup(client.get("/en/visit/")).select_one("main")
    assert shown.h1.text == "Visit us"
    link = shown.select_one(".prose a")
    assert (link.text, link["href"]) == ("police website", "https://www.royalthaipolice.go.th/")
    assert shown.select_one(".prose b, .prose strong").text == "191"
    assert "Park behind the station" in shown.text
    assert english_progress(stored(page)).state is Progress.IN_STEP
    assert StringTranslation.objects.filter(last_translated_by__username="officer").count() == 3


def test_what_is_missing_keeps_the_page_back_and_loses_nothing(screen, page, client):
    screen.write(TITLE, "Visit us")
    told = screen.press("publish")
    assert "2" in told
    assert screen.english(TITLE) == "Visit us"
    assert client.get("/en/visit/").status_code == 404


def test_an_error_stands_beside_its_text_and_what_was_typed_stays(screen, page):
    screen.write(TITLE, "T" * 300)
    screen.write(CALL, "Call [b]191 and the [1]website[/1]")
    screen.write(PARKING, "Park behind the station")
    screen.press("publish")
    assert screen.response.status_code == 422
    assert "300" in screen.error(TITLE)
    assert "[b]" in screen.error(CALL)
    assert not screen.error(PARKING)
    assert screen.english(TITLE) == "T" * 300
    assert screen.english(PARKING) == "Park behind the station"
    assert not StringTranslation.objects.filter(context__object_id=page.translation_key).exists()
    # Only what is wrong is typed again.
    screen.write(TITLE, "Visit us")
    screen.write(CALL, "Call [b]191[/b] and the [1]website[/1]")
    screen.press("publish")
    assert english_of(page).live


def test_thai_in_the_place_of_english_is_told(screen):
    screen.write(PARKING, PARKING)
    screen.press("save")
    assert screen.error(PARKING)


def test_a_text_whose_thai_changed_is_marked_and_says_what_changed(translated, page, officer, client):
    change(page, "ด้านหลัง", "ด้านหน้า")
    screen = Screen(officer, page)
    changed = "ที่จอดรถอยู่ด้านหน้าสถานี"
    assert screen.state(changed) == "changed"
    assert screen.english(changed) == "Park behind the station"
    assert (
        screen.row(changed).select_one("del").text == "หลัง"
        or "หลัง" in screen.row(changed).select_one("del").text
    )
    assert "หน้า" in screen.row(changed).select_one("ins").text
    assert screen.state(CALL) == "done"
    # Neither pressing the button nor looking makes the old English that of the new Thai.
    screen.press("publish")
    assert screen.state(changed) == "changed"
    assert english_progress(stored(page)).state is Progress.INCOMPLETE
    assert "Park behind" in client.get("/en/visit/").content.decode()
    screen.write(changed, "Park in front of the station")
    screen.press("publish")
    assert "Park in front of" in client.get("/en/visit/").content.decode()
    assert english_progress(stored(page)).state is Progress.IN_STEP


def test_english_that_still_holds_is_confirmed_and_not_typed_again(translated, page, officer):
    change(page, "อยู่ด้านหลังสถานี", "อยู่ทางด้านหลังสถานี")
    screen = Screen(officer, page)
    changed = "ที่จอดรถอยู่ทางด้านหลังสถานี"
    screen.confirm(changed)
    screen.press("publish")
    assert (screen.state(changed), screen.english(changed)) == ("done", "Park behind the station")
    assert english_progress(stored(page)).state is Progress.IN_STEP


def test_opening_and_saving_without_a_change_leaves_the_english_in_step(translated, page, officer):
    stored(page).save_revision().publish()
    number = english_of(page).revisions.count()
    Screen(officer, page).press("save")
    assert english_of(page).revisions.count() == number
    assert english_progress(stored(page)).state is Progress.IN_STEP


def test_emptying_a_field_takes_the_translation_away(translated, page):
    translated.write(PARKING, "")
    translated.press("save")
    assert translated.state(PARKING) == "missing"
    assert english_of(page).get_latest_revision_as_object().title == "Visit us"


def test_a_link_leads_elsewhere_in_english_where_one_is_named(translated, page, client):
    name = next(name for name in translated.values if name.startswith("kept-"))
    translated.values[name] = ["javascript:alert(1)"]
    translated.press("publish")
    assert translated.response.status_code == 422
    translated.values[name] = ["https://www.royalthaipolice.go.th/en/"]
    translated.press("publish")
    assert soup(client.get("/en/visit/")).select_one(".prose a")["href"].endswith("/en/")
    assert not soup(client.get("/visit/")).select_one(".prose a")["href"].endswith("/en/")


def test_another_picture_is_chosen_of_the_own_station_only(station, other_station, officer):
    own, theirs = material(station).image, material(other_station).image
    block = ("picture", {"image": own, "caption": "อาคาร"})
    page = publish(station.root_page, ContentPage(title="ภาพ", slug="picture", body=[block]))
    screen = Screen(officer, page)
    screen.write_all()
    name = next(name for name in screen.values if name.startswith("kept-"))
    screen.values[name] = [str(theirs.pk)]
    screen.press("publish")
    assert screen.response.status_code == 422
    another = StationImage(title="ป้ายสถานี", file=jpeg("sign.jpg"), collection=own.collection)
    another.save()
    screen.values[name] = [str(another.pk)]
    screen.press("publish")
    assert english_of(page).body[0].value["image"] == another
    assert stored(page).body[0].value["image"] == own


def test_a_page_that_shows_the_thai_pages_files_is_asked_for_links_only(station, officer):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, material(station)))
    kept = Screen(officer, page).response.context["sheet"].kept
    assert {each.value for each in kept} == {"https://www.royalthaipolice.go.th"}


def test_a_thai_page_that_is_not_published_is_translated_as_its_draft_says(page, officer):
    page.unpublish()
    page = stored(page)
    page.title = "มาสถานีใหม่"
    page.save_revision()
    assert Screen(officer, page).state("มาสถานีใหม่") == "missing"


def test_the_draft_of_a_published_page_is_nobodys_to_translate_yet(page, officer):
    page.title = "มาสถานีใหม่"
    page.save_revision()
    assert "ใหม่" not in Screen(officer, page).row(TITLE).select_one(".beside-thai").text


def test_a_page_with_too_many_texts_is_left_to_the_translation_editor(page, officer, monkeypatch):
    monkeypatch.setattr(sheets, "MOST", 2)
    screen = Screen(officer, page)
    assert not screen.buttons
    form = screen.shown.select_one(f".beside-ways a[href*='submit/page/{page.pk}']")["href"]
    assert officer.get(form).status_code == 200


def test_a_page_below_one_without_english_waits_for_that_one(page, officer):
    below = publish(page, ContentPage(title="ที่จอดรถ", slug="parking"))
    screen = Screen(officer, below)
    assert "publish" not in screen.buttons
    assert screen.shown.select_one(f".beside-ways a[href='/admin/side-by-side/{page.pk}/']")
    screen.write("ที่จอดรถ", "Parking")
    screen.press("publish")
    assert screen.english("ที่จอดรถ") == "Parking"
    assert not page.get_translations().exists()
    assert not below.get_translations().exists()


def test_the_usual_way_to_translate_a_page_leads_here(page, officer):
    response = officer.get(f"/admin/localize/submit/page/{page.pk}/")
    assert response["Location"] == f"/admin/side-by-side/{page.pk}/"


def test_english_that_was_written_by_hand_is_not_written_over(translated, page, officer):
    officer.post(
        f"/admin/localize/translate/{Screen(officer, page).response.context['sheet'].translation.pk}/disable/"
    )
    screen = Screen(officer, page)
    assert not screen.values
    assert screen.shown.select_one(f".beside-ways a[href='/admin/pages/{english_of(page).pk}/edit/']")


def test_both_languages_and_the_forms_lead_to_the_screen(translated, page, officer):
    address = f"/admin/side-by-side/{page.pk}/"
    assert address in officer.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    english = english_of(page)
    shown = officer.get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert f"/admin/side-by-side/{english.pk}/" in shown
    assert Screen(officer, english).state(TITLE) == "done"
