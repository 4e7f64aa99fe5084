"""Figures and files of the English page are the Thai page's; its texts are translations, never Thai by accident."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms.translating import EnglishTexts, publish_english
from cms.translations import Progress, english_progress, translation_of
from oit.models import AntiBriberyPolicyPage, ProcurementSummaryPage, StructurePage
from tests.admin_forms import edit_address
from tests.factories import document, in_english, publish, published
from tests.filled import every_field
from tests.filled.pages import MANPOWER_ROW, PROCUREMENT_ROW, month, original
from tests.filled.values import stream


def text_of(client, page, selector="main"):
    soup = BeautifulSoup(client.get(page.full_url).content, "html.parser")
    return " ".join(soup.select_one(selector).text.replace("\u200b", "").split())


def english_of(page):
    return page.get_translations().get().specific


def rows(*changes):
    return [{"id": f"{number:08x}", **MANPOWER_ROW, **change} for number, change in enumerate(changes)]


@pytest.mark.django_db
def test_figures_and_dates_follow_at_once_and_texts_stay_translated_by_row(station, client):
    page = published(
        StructurePage, station, manpower=rows({}, {"line": "จราจร"}), manpower_on=date(2024, 3, 31)
    )
    in_english(page)
    page.manpower = [rows({}, {"line": "จราจร", "nco_present": 7731})[1], rows({"officers_present": 5512})[0]]
    page.manpower_on = date(2024, 2, 29)
    page = publish(page)
    shown = text_of(client, english_of(page), "#manpower")
    assert "7731" in shown.replace(",", "")
    assert "5512" in shown.replace(",", "")
    assert "29 February 2024" in shown
    assert "word" in shown
    assert "จราจร" not in shown


@pytest.mark.django_db
def test_a_new_row_is_shown_in_thai_and_marked_as_thai(station, client):
    page = published(StructurePage, station, manpower=rows({}))
    in_english(page)
    page.manpower = rows({}, {"line": "งานสืบสวน", "nco_present": 7731})
    page = publish(page)
    soup = BeautifulSoup(client.get(english_of(page).full_url).content, "html.parser")
    cell = soup.find(string=lambda text: "งานสืบสวน" in text)
    assert cell.find_parent(lang="th")
    assert english_progress(page).state is not Progress.IN_STEP


@pytest.mark.django_db
def test_months_rows_and_files_follow_at_once(station, given, client):
    page = published(ProcurementSummaryPage, station, months=stream(month("2023-10", given)))
    in_english(page)
    word = document(station, "docx")
    changed = json.loads(json.dumps(page.months.get_prep_value()))
    changed[0]["value"]["rows"][0]["agreed_price"] = "9876543.21"
    changed[0]["value"]["files"].append({"type": "item", "value": word.pk, "id": "f" * 8})
    changed += json.loads(stream(month("2023-11", given, rows=0, nothing=True, note="")))
    page.months = json.dumps(changed)
    page = publish(page)
    english = english_of(page)
    assert "9,876,543.21" in text_of(client, english)
    assert "November 2023" in text_of(client, english)
    assert "No procurement" in text_of(client, english)
    assert word.url in client.get(english.full_url).content.decode()
    assert PROCUREMENT_ROW["work"] not in text_of(client, english)


@pytest.mark.django_db
def test_pictures_and_dates_of_the_policy_follow_at_once(station, given, client):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    in_english(page)
    signed = document(station, "pdf")
    page.announced_on, page.originals = (
        date(2024, 1, 5),
        stream(("original", original(given, document=signed.pk))),
    )
    page = publish(page)
    english = english_of(page)
    assert "5 January 2024" in text_of(client, english)
    assert signed.url in client.get(english.full_url).content.decode()


@pytest.mark.django_db
def test_a_text_changed_in_thai_marks_the_english_as_behind(station, given, client):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    english = in_english(page)
    assert english_progress(page).state is Progress.IN_STEP
    before = text_of(client, english, "#scope")
    page.scope = "<p>ใช้กับข้าราชการตำรวจทุกนาย</p>"
    page = publish(page)
    assert english_progress(page).state is Progress.BEHIND
    assert text_of(client, english, "#scope") == before
    TranslationSource.objects.get_for_instance(page).update_from_db()
    assert english_progress(publish_again(page)).state is Progress.INCOMPLETE
    in_english(page)
    assert english_progress(publish_again(page)).state is Progress.IN_STEP


@pytest.mark.django_db
def test_publishing_again_without_another_text_leaves_the_english_in_step(station, given):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    in_english(page)
    page.announced_on = date(2024, 1, 5)
    # As the editor in the browser writes it.
    page.scope = page.scope.replace("<p>", '<p data-block-key="k3y0f">')
    assert "k3y0f" in page.scope
    page = publish_again(publish(page))
    assert english_progress(page).state is Progress.IN_STEP
    page.scope = page.scope.replace("</p>", " และลูกจ้าง</p>")
    assert english_progress(publish_again(publish(page))).state is Progress.BEHIND


@pytest.mark.django_db
def test_a_draft_with_thai_left_in_it_does_not_touch_the_live_english_page(station, given, client):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    english = in_english(page)
    page.scope = "<p>ใช้กับข้าราชการตำรวจทุกนาย</p>"
    page = publish(page)
    assert "ใช้กับข้าราชการตำรวจทุกนาย" in publish_english(page, EnglishTexts())
    assert "ใช้กับข้าราชการ" not in text_of(client, english, "#scope")
    assert "ใช้กับข้าราชการ" in english_of(page).get_latest_revision_as_object().scope


def publish_again(page):
    """The page as stored, with nothing remembered of its translations."""
    return type(page).objects.get(pk=page.pk)


# --- Through the views of wagtail-localize, which publish when the transaction ends --------------


@pytest.fixture
def behind(station, given):
    """An English O18 whose Thai gained a text that has no English yet: ``(thai, english)``."""
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    in_english(page)
    page.scope = "<p>ใช้กับข้าราชการตำรวจทุกนาย</p>"
    page = publish(page)
    return page, english_of(page)


def assert_refused(response, english, client):
    told = response.content.decode()
    assert response.status_code == 200
    assert "was not published: 1 of its" in told
    shown = text_of(client, english, "#scope")
    assert "ใช้กับข้าราชการ" not in shown
    assert "word" in shown


@pytest.mark.django_db(transaction=True)
def test_updating_and_publishing_does_not_put_thai_on_the_live_english_page(behind, superuser, client):
    page, english = behind
    source = TranslationSource.objects.get_for_instance(page)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert_refused(superuser.post(address, {"publish_translations": "on"}, follow=True), english, client)


@pytest.mark.django_db(transaction=True)
def test_publishing_an_incomplete_translation_is_refused_until_it_is_complete(behind, superuser, client):
    page, english = behind
    source = TranslationSource.objects.get_for_instance(page)
    superuser.post(reverse("wagtail_localize:update_translations", args=[source.pk]))
    response = superuser.post(edit_address(english), {"action": "publish"}, follow=True)
    assert_refused(response, english, client)

    english = english_of(page)
    segment = StringSegment.objects.get(source=source, string__data="ใช้กับข้าราชการตำรวจทุกนาย")
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=english.locale,
        context=segment.context,
        data="It binds every police officer.",
    )
    assert translation_of(english).get_progress()[0] == translation_of(english).get_progress()[1]
    superuser.post(edit_address(english), {"action": "publish"}, follow=True)
    assert "It binds every police officer." in text_of(client, english, "#scope")
    assert english_progress(publish_again(page)).state is Progress.IN_STEP
