"""A page that is saved while a file of it is in the bin keeps its place for the file."""

import json

import pytest
from django.apps import apps
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.choosing import KeepsBinned
from home.models import NewsPage
from oit.models import BudgetPage, ProcurementSummaryPage
from tests.admin_forms import edit_address, post_edit
from tests.factories import document, draft, published
from tests.filled.values import stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget(station, pdf):
    """A draft of O12 that refers to the document ``pdf``."""
    return draft(BudgetPage, station, files=stream(("file", {"document": pdf.pk, "note": ""})))


def newest(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def files_of(page):
    return [child.value["document"] for child in newest(page).files]


def is_named(client, page, thing):
    """Whether the form of ``page`` says that ``thing`` is in the bin."""
    return json.dumps(f"In the bin: {thing.title}")[1:-1] in client.get(edit_address(page)).content.decode()


def save(client, page, **changes):
    response = post_edit(client, page, **changes)
    assert response.status_code == 302, response.context["form"].errors


def test_the_form_names_what_is_in_the_bin_and_saving_it_keeps_the_place(
    budget, pdf, delete, restore, officer
):
    entry = delete(pdf)
    assert is_named(officer, budget, pdf)
    save(officer, budget, introduction="ปรับปรุงแล้ว")
    assert not any(files_of(budget))
    save(officer, budget, introduction="ปรับปรุงอีกครั้ง")
    restore(entry)
    assert files_of(budget) == [pdf]
    assert newest(budget).introduction == "ปรับปรุงอีกครั้ง"


def test_what_is_chosen_in_its_place_stays(budget, pdf, station, delete, restore, officer):
    entry, other = delete(pdf), document(station, "pdf", title="ฉบับใหม่")
    save(officer, budget, **{"files-0-value-document": str(other.pk)})
    restore(entry)
    assert files_of(budget) == [other]


def test_what_is_taken_out_of_the_page_stays_out(budget, pdf, delete, restore, officer):
    entry = delete(pdf)
    save(officer, budget, **{"files-0-deleted": "1"})
    restore(entry)
    assert files_of(budget) == []


def test_a_page_published_meanwhile_shows_the_file_only_once_it_is_back(
    budget, pdf, delete, restore, supervisor, client
):
    entry = delete(pdf)
    newest(budget).latest_revision.publish()
    page = Page.objects.get(pk=budget.pk)
    assert pdf.title not in client.get(page.url).content.decode()
    restore(entry)
    assert pdf.title in client.get(page.url).content.decode()


def test_what_was_erased_leaves_an_empty_place(budget, pdf, delete, officer):
    delete(pdf).thing.delete()
    assert not is_named(officer, budget, pdf)
    save(officer, budget, introduction="ปรับปรุงแล้ว")
    assert files_of(budget) == [None]


def test_pictures_of_a_text_keep_their_places_too(station, image, delete, restore, officer):
    body = stream(("picture", {"image": image.pk, "caption": ""}))
    page = published(NewsPage, station, title="ข่าว", body=body)
    entry = delete(image)
    assert is_named(officer, page, image)
    save(officer, page, title="ข่าวที่แก้แล้ว")
    restore(entry)
    assert newest(page).body[0].value["image"] == image


def test_files_of_a_month_keep_their_places_too(station, pdf, delete, restore, officer):
    page = draft(
        ProcurementSummaryPage, station, months=stream(("month", {"month": "2023-10", "files": [pdf.pk]}))
    )
    entry = delete(pdf)
    save(officer, page, introduction="ปรับปรุงแล้ว")
    restore(entry)
    assert list(newest(page).months[0].value["files"]) == [pdf]


def test_the_picture_of_a_draft_comes_back_into_it(station, image, delete, restore, officer):
    page = draft(NewsPage, station, title="ข่าวกิจกรรม", picture=image)
    entry = delete(image)
    assert "belongs to this page and is in the bin" in officer.get(edit_address(page)).content.decode()
    save(officer, page, title="ข่าวที่แก้แล้ว")
    assert newest(page).picture is None
    restore(entry)
    assert (newest(page).picture, newest(page).title) == (image, "ข่าวที่แก้แล้ว")
    assert "is in the bin" not in officer.get(edit_address(page)).content.decode()


def test_a_draft_that_chose_another_picture_keeps_it(station, image, delete, restore, officer):
    page = published(NewsPage, station, title="ข่าวกิจกรรม", picture=image)
    entry = delete(image)
    other = type(image).objects.create(
        title="ภาพใหม่", file=image.file, collection=image.collection, width=1, height=1
    )
    save(officer, page, picture=str(other.pk))
    restore(entry)
    assert newest(page).picture == other


def choosers_in(block):
    """Yields every ChooserBlock of pictures or documents in ``block``."""
    if isinstance(block, blocks.ChooserBlock) and hasattr(block.model_class, "binned_at"):
        yield block
    for child in (*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)):
        if child is not None:
            yield from choosers_in(child)


def test_every_stream_has_choosers_that_keep_the_place():
    streams = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    found = [(field, block) for field in streams for block in choosers_in(field.stream_block)]
    assert len(found) > 10
    assert [str(field) for field, block in found if not isinstance(block, KeepsBinned)] == []
