"""How a page of each type is edited: saved empty, posted again without loss, malformed only what is malformed."""

import pytest
from django import forms
from wagtail.admin.rich_text import DraftailRichTextArea

from home.models import HomePage
from oit.datasets.forms import DatasetFormField
from tests.admin_forms import add_address, edit_address, post_edit, shown, stored
from tests.factories import draft, place
from tests.filled_pages import every_field

pytestmark = pytest.mark.django_db

NEW = {"title": "หน้าใหม่", "slug": "new-page", "fiscal_year": "2567"}


def add(client, page_type, parent, **changes):
    """Posts the form of a new page with nothing filled in but what a new page needs."""
    data = shown(client.get(add_address(page_type, parent)))
    data |= {name: value for name, value in NEW.items() if name in data}
    return client.post(add_address(page_type, parent), {**data, **changes})


def made(page_type, parent):
    return page_type.objects.child_of(parent).order_by("-pk").first()


def test_an_empty_draft_is_saved(page_type, station, editor):
    parent = place(page_type, station)
    before = set(page_type.objects.values_list("pk", flat=True))
    response = add(editor(page_type), page_type, parent)
    assert response.status_code == 302, response.context["form"].errors
    page = page_type.objects.exclude(pk__in=before).get()
    assert not page.live
    assert page.title


def test_an_empty_page_can_be_published(page_type, station, editor):
    parent = place(page_type, station)
    response = add(editor(page_type), page_type, parent, **{"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert made(page_type, parent).live


def test_the_factory_fills_every_field(page_type, station, given, editor):
    page = draft(page_type, station, **every_field(page_type, given))
    form = editor(page_type).get(edit_address(page)).context["form"]
    optional = ("slug", "seo_title", "show_in_menus", "comment_notifications", "go_live_at", "expire_at")
    empty = [name for name in form.fields if name not in optional and not form[name].value()]
    assert not empty


def test_posting_the_form_unchanged_loses_nothing(page_type, station, given, editor):
    page = draft(page_type, station, **every_field(page_type, given))
    client = editor(page_type)
    before = stored(page)
    response = post_edit(client, page)
    assert response.status_code == 302, response.context["form"].errors
    after = stored(page)
    assert {key: after[key] for key in before if after[key] != before[key]} == {}
    # What was stored by the form itself comes back to the letter.
    post_edit(client, page)
    assert stored(page) == after


def malformed(field):
    """Something that the form field cannot take, or None where any text will do."""
    if isinstance(field, DatasetFormField):
        return '[{"ไม่มีคอลัมน์นี้": "1"}]'
    if isinstance(field.widget, DraftailRichTextArea):
        return None
    kinds = (forms.DateField, forms.IntegerField, forms.URLField, forms.ChoiceField)
    if isinstance(field, kinds) and not isinstance(field, forms.ModelChoiceField):
        return "ไม่ใช่สิ่งที่ถาม"
    return None


def test_what_is_malformed_is_refused_beside_its_field(page_type, station, given, editor):
    page = draft(page_type, station, **every_field(page_type, given))
    client = editor(page_type)
    response = client.get(edit_address(page))
    data = shown(response)
    wrong = {name: malformed(field) for name, field in response.context["form"].fields.items()}
    wrong = {name: value for name, value in wrong.items() if value and name in data}
    if page_type is not HomePage:
        assert "responsible_line" in wrong
    before = stored(page)
    response = client.post(edit_address(page), {**data, **wrong})
    assert response.status_code == 200
    form = response.context["form"]
    assert set(wrong) == set(form.errors)
    assert {
        name: form[name].value() for name in wrong if not isinstance(form.fields[name], DatasetFormField)
    } == {name: value for name, value in wrong.items() if not isinstance(form.fields[name], DatasetFormField)}
    assert stored(page) == before
