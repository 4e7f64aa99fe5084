"""How a page of each type is made and edited: empty if need be, posted without loss, refusing what is malformed."""

import pytest
from bs4 import BeautifulSoup
from django import forms

from oit.datasets.forms import DatasetFormField
from tests.admin_forms import add_address, edit_address, shown, stored
from tests.factories import draft, place
from tests.filled import every_field

pytestmark = pytest.mark.django_db

NEW = {"title": "หน้าใหม่", "slug": "new-page", "fiscal_year": "2567"}
# What an officer may leave alone on a page that has everything to show.
OPTIONAL = {
    "slug",
    "seo_title",
    "show_in_menus",
    "comment_notifications",
    "go_live_at",
    "expire_at",
    "reason_to_publish",
}


def test_a_new_page_is_previewed_saved_and_published_while_it_is_empty(page_type, station, editor):
    client, parent = editor(page_type), place(page_type, station)
    address = add_address(page_type, parent)
    data = shown(client.get(address))
    data |= {name: value for name, value in NEW.items() if name in data}

    assert client.post(f"{address}preview/", data).json() == {"is_valid": True, "is_available": True}
    preview = client.get(f"{address}preview/?mode={page_type().default_preview_mode}")
    assert preview.status_code == 200
    assert BeautifulSoup(preview.content, "html.parser").select_one("main h1")

    known = set(page_type.objects.values_list("pk", flat=True))
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    page = page_type.objects.exclude(pk__in=known).get()
    assert not page.live
    assert page.title

    response = client.post(edit_address(page), {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert page_type.objects.get(pk=page.pk).live


def test_a_filled_page_is_posted_without_loss_and_refuses_what_is_malformed(
    page_type, station, given, editor
):
    page = draft(page_type, station, **every_field(page_type, given))
    client = editor(page_type)
    response = client.get(edit_address(page))
    form = response.context["form"]
    # A tick says that there was nothing to report, where the rest of the page says what there was.
    ticks = {name for name, field in form.fields.items() if isinstance(field, forms.BooleanField)}
    assert [name for name in form.fields if name not in OPTIONAL | ticks and not form[name].value()] == []

    before, data = stored(page), shown(response)
    response = client.post(edit_address(page), data)
    assert response.status_code == 302, response.context["form"].errors
    after = stored(page)
    assert {key: after[key] for key in before if after[key] != before[key]} == {}

    wrong = {name: malformed(field) for name, field in form.fields.items() if name in data}
    wrong = {name: value for name, value in wrong.items() if value}
    assert wrong
    response = client.post(edit_address(page), {**data, **wrong})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == set(wrong)
    again = shown(response)
    # A list has no place for a choice that it does not offer.
    typed = {name for name in wrong if not isinstance(form.fields[name], forms.ChoiceField)}
    assert {name: again[name] for name in typed} == {name: wrong[name] for name in typed}
    assert stored(page) == after


def malformed(field):
    """Something that the form field cannot take, or an empty string where any text will do."""
    if isinstance(field, DatasetFormField):
        return '[{"ไม่มีคอลัมน์นี้": "1"}]'
    kinds = (forms.DateField, forms.IntegerField, forms.URLField, forms.ChoiceField)
    if isinstance(field, kinds) and not isinstance(field, forms.ModelChoiceField):
        return "ไม่ใช่สิ่งที่ถาม"
    return ""
