"""Drafts by a LibreTranslate server: only of what is missing, never public before a person confirmed them."""

import pytest
from wagtail_localize.models import StringTranslation

from cms.side_by_side import machine
from tests.home.posting.standin import serving

from .conftest import CALL, PARKING, TITLE
from .screen import Screen

pytestmark = pytest.mark.django_db
PATH = ("POST", "/translate")


@pytest.fixture
def translator(settings):
    """The Standin of the LibreTranslate server that the installation has."""
    with serving() as (standin, address):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": address, "API_KEY": "secret", "TIMEOUT": 2},
        }
        yield standin


def answer(translator, *texts, status=200):
    translator.answer(*PATH, status, {"translatedText": list(texts)})


CALLED = 'Call <b>191</b> or read the <a id="a1">website</a>'


@pytest.fixture
def drafted(translator, page, officer):
    """The screen once the machine has drafted every text."""
    answer(translator, "Come to the station", CALLED, "Parking is at the back")
    screen = Screen(officer, page)
    screen.press("machine")
    return screen


def test_without_a_translator_nothing_is_offered(screen):
    assert "machine" not in screen.buttons
    screen.press("machine")
    assert screen.state(TITLE) == "missing"


def test_the_texts_are_sent_with_their_markup_from_thai_to_english(drafted, translator):
    (sent,) = [each.json for each in translator.received]
    assert (sent["source"], sent["target"], sent["format"]) == ("th", "en", "html")
    assert sent["q"][0] == TITLE
    assert '<a id="a1">' in sent["q"][1]


def test_drafts_are_marked_as_the_machines_and_keep_the_page_back(drafted, client):
    assert {drafted.state(thai) for thai in (TITLE, CALL, PARKING)} == {"machine"}
    assert "LibreTranslate" in drafted.row(TITLE).text
    assert drafted.english(CALL) == "Call [b]191[/b] or read the [1]website[/1]"
    assert "machine" not in drafted.buttons
    drafted.press("publish")
    assert client.get("/en/visit/").status_code == 404


def test_each_is_confirmed_or_corrected_by_a_person_before_it_is_published(drafted, page, client):
    drafted.confirm(TITLE)
    drafted.write(PARKING, "Park behind the station")
    drafted.press("publish")
    assert [drafted.state(thai) for thai in (TITLE, PARKING, CALL)] == ["done", "done", "machine"]
    assert client.get("/en/visit/").status_code == 404
    drafted.confirm(CALL)
    drafted.press("publish")
    assert "Park behind the station" in client.get("/en/visit/").content.decode()
    kinds = StringTranslation.objects.filter(context__object_id=page.translation_key)
    assert set(kinds.values_list("translation_type", "tool_name")) == {("manual", "")}


def test_the_translation_editor_does_not_publish_them_either(drafted, page, officer, client):
    english = page.get_translations().get()
    officer.post(f"/admin/pages/{english.pk}/edit/", {"action": "publish"})
    english.refresh_from_db()
    assert not english.live


def test_what_a_person_wrote_is_neither_sent_nor_touched(translator, page, officer):
    answer(translator, CALLED, "Parking is at the back")
    screen = Screen(officer, page)
    screen.write(TITLE, "Visit us")
    screen.press("machine")
    assert TITLE not in translator.received[0].json["q"]
    assert (screen.state(TITLE), screen.english(TITLE)) == ("done", "Visit us")
    assert screen.state(PARKING) == "machine"


def test_what_a_person_writes_while_the_machine_is_asked_stays(translator, page, officer, monkeypatch):
    answer(translator, "Come to the station", CALLED, "Parking is at the back")
    asked = machine._ask

    def ask(*args):
        answers = asked(*args)
        colleague = Screen(officer, page)
        colleague.write(TITLE, "Visit us")
        colleague.press("save")
        return answers

    screen = Screen(officer, page)
    monkeypatch.setattr(machine, "_ask", ask)
    screen.press("machine")
    screen = Screen(officer, page)
    assert (screen.state(TITLE), screen.english(TITLE)) == ("done", "Visit us")
    assert screen.state(PARKING) == "machine"


def test_what_a_person_translated_before_the_thai_changed_is_not_sent(translator, translated, page, officer):
    page.title = "มาที่สถานี"
    page.save_revision().publish()
    answer(translator, "never asked for")
    screen = Screen(officer, page)
    assert "machine" not in screen.buttons
    screen.press("machine")
    assert not translator.received
    assert screen.state("มาที่สถานี") == "changed"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {"error": "no model"}),
        (429, {"error": "too many"}),
        (200, {"error": "wrong key"}),
        (200, {"translatedText": ["one only"]}),
        (200, {"translatedText": None}),
        (200, b"<html>a proxy</html>"),
    ],
)
def test_a_failing_translator_is_told_and_nothing_is_lost(status, body, translator, page, officer):
    translator.answer(*PATH, status, body)
    screen = Screen(officer, page)
    screen.write(TITLE, "Visit us")
    told = screen.press("machine")
    assert screen.response.status_code == 200
    assert told
    assert screen.english(TITLE) == "Visit us"
    assert screen.state(PARKING) == "missing"


def test_a_translator_that_closes_the_connection_or_is_not_there(translator, page, officer, settings):
    translator.hang(*PATH)
    screen = Screen(officer, page)
    screen.press("machine")
    assert screen.state(PARKING) == "missing"
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["LIBRETRANSLATE_URL"] = "http://127.0.0.1:9"
    screen.press("machine")
    assert screen.state(PARKING) == "missing"


def test_what_came_before_it_failed_is_kept(translator, page, officer, monkeypatch):
    monkeypatch.setattr(machine, "AT_ONCE", 1)
    answer(translator, "Come to the station")
    answer(translator, "", status=503)
    screen = Screen(officer, page)
    screen.press("machine")
    assert [screen.state(thai) for thai in (TITLE, CALL, PARKING)] == ["machine", "missing", "missing"]


def test_markup_that_is_not_allowed_is_no_translation(translator, page, officer, client):
    answer(translator, "<script>alert(1)</script>", '<a href="https://evil.example/">Call</a>', "Parking")
    screen = Screen(officer, page)
    screen.press("machine")
    assert [screen.state(thai) for thai in (TITLE, CALL, PARKING)] == ["unusable", "unusable", "machine"]
    assert screen.error(TITLE)
    assert not screen.shown.select(".beside script")


def test_a_lost_link_is_told_when_the_draft_is_confirmed(translator, page, officer):
    answer(translator, "Come", "Call 191 or read the website", "Parking")
    screen = Screen(officer, page)
    screen.press("machine")
    screen.confirm(CALL)
    screen.press("save")
    assert screen.error(CALL)


def test_the_button_of_the_translation_editor_tells_of_a_failure_too(translator, translated, page, officer):
    translator.answer(*PATH, 500, {})
    translated.write(TITLE, "")
    translated.press("save")
    key = Screen(officer, page).response.context["sheet"].translation.pk
    address = f"/admin/localize/translate/{key}/machine_translate/"
    response = officer.post(address, follow=True)
    assert response.status_code == 200
    assert [str(message) for message in response.context["messages"]]


def test_a_locked_page_is_not_filled_by_that_button(translator, translated, page, officer, supervisor_user):
    translated.write(TITLE, "")
    translated.press("save")
    translation = Screen(officer, page).response.context["sheet"].translation
    page.get_translations().update(locked=True, locked_by=supervisor_user)
    response = officer.post(f"/admin/localize/translate/{translation.pk}/machine_translate/", follow=True)
    assert any("locked" in str(each) or "ล็อก" in str(each) for each in response.context["messages"])
    assert not translator.received
