"""How a page of each type is shown: empty and filled, in Thai and in English, to the public and as a preview."""

import json
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import models
from django.template.loader import get_template
from django.test import RequestFactory
from wagtail.fields import StreamField

from cms.translations import Progress, english_progress
from home.models import HomePage
from oit.datasets.fields import DatasetField
from oit.models import ItemPage
from tests.factories import THAI, draft, in_english, published
from tests.filled import FILLED, every_field

pytestmark = pytest.mark.django_db


def read(client, page):
    response = client.get(page.full_url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_has_something_to_fill_it_with(page_type):
    assert page_type in FILLED, "Register what fills it in tests/filled/."


def test_it_has_a_template(page_type):
    page = page_type(title="ก", slug="k")
    assert get_template(page.get_template(RequestFactory().get("/")))


def test_an_empty_page_is_shown_in_both_languages(page_type, station, client):
    page = published(page_type, station)
    for version in (page, in_english(page)):
        soup = read(client, version)
        assert soup.html["lang"] == version.locale.language_code
        assert without_section(version, soup) == []
        if page_type is not HomePage:
            assert version.title in soup.title.text.replace("\u200b", "")


def test_a_filled_page_is_shown_and_its_english_is_english(page_type, station, given, client):
    page = published(page_type, station, **every_field(page_type, given))
    english = in_english(page)
    assert english_progress(page).state is Progress.IN_STEP
    assert thai_left_in(english) == []
    for version in (page, english):
        soup = read(client, version)
        assert without_section(version, soup) == []
    if page_type is not HomePage:
        assert english.slug == page.slug
        assert urlsplit(english.full_url).path == f"/en{urlsplit(page.full_url).path}"


def without_section(page, soup):
    """The elements that the year asks for and that have no section of their own on an item's page."""
    if not isinstance(page, ItemPage):
        return []
    anchors = {tag["id"] for tag in soup.select("main [id]")}
    return [element.key for element in page.item.elements if element.anchor not in anchors]


def decoded(field, page):
    """The stored value of the field as text, with its letters as they are."""
    text = field.value_to_string(page)
    return json.dumps(json.loads(text), ensure_ascii=False) if isinstance(field, StreamField) else str(text)


def thai_left_in(english):
    """The names of the translated fields with Thai in them, of a page whose every text was given in English."""
    same = {field.field_name for field in english.override_translatable_fields} | {"draft_title"}
    kinds = (models.CharField, models.TextField, StreamField, DatasetField)
    fields = [
        field for field in english._meta.get_fields() if isinstance(field, kinds) and field.name not in same
    ]
    return [field.name for field in fields if THAI.search(decoded(field, english))]


def test_a_filled_draft_is_previewed(page_type, station, given, editor):
    page = draft(page_type, station, **every_field(page_type, given))
    response = editor(page_type).get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "ข้อมูลของสถานี" in response.content.decode()
