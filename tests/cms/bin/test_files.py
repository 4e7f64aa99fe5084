from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, ModelLogEntry, Page

from cms.bin.models import BinEntry
from cms.models import StationDocument, StationImage
from home.models import NewsPage
from oit.models import BudgetPage
from oit.stations import collection_of
from oit.years.models import FrozenPage
from tests.factories import document, draft, published
from tests.filled.values import stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(station, image):
    return published(NewsPage, station, title="ข่าวกิจกรรม", picture=image)


def files_of(page):
    return [child.value["document"] for child in page.files]


def test_a_deleted_document_answers_again_once_it_is_restored(pdf, delete, restore, client):
    assert client.get(pdf.url).status_code == 200
    entry = delete(pdf)
    assert (entry.kind, entry.title) == ("document", "แผนปฏิบัติราชการ")
    for address in (pdf.url, f"{pdf.url}versions/", f"/wagtail-documents/{pdf.pk}/{pdf.filename}"):
        assert client.get(address).status_code == 404
    restore(entry)
    response = client.get(pdf.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_a_former_file_of_a_document_in_the_bin_is_not_public(pdf, delete, client, station):
    pdf.file = ContentFile(document(station, "pdf").file.read(), "new.pdf")
    pdf.save()
    version = f"{pdf.url}versions/1/"
    assert client.get(version).status_code == 200
    delete(pdf)
    assert client.get(version).status_code == 404


def test_a_page_shows_its_file_again(station, pdf, delete, restore, client):
    page = published(BudgetPage, station, files=stream(("file", {"document": pdf.pk, "note": ""})))
    entry = delete(pdf)
    assert not any(files_of(Page.objects.get(pk=page.pk).specific))
    assert pdf.title not in client.get(page.url).content.decode()
    restore(entry)
    assert files_of(Page.objects.get(pk=page.pk).specific) == [pdf]
    assert pdf.title in client.get(page.url).content.decode()


def test_a_picture_leaves_the_page_and_comes_back_to_it(news, image, delete, restore, client):
    entry = delete(image)
    assert NewsPage.objects.get(pk=news.pk).picture is None
    assert client.get(news.url).status_code == 200
    restore(entry)
    assert NewsPage.objects.get(pk=news.pk).picture == image


def test_what_was_chosen_meanwhile_stays(news, image, delete, restore, station):
    entry = delete(image)
    other = StationImage.objects.create(
        title="ภาพใหม่", file=image.file, collection=image.collection, width=1, height=1
    )
    NewsPage.objects.filter(pk=news.pk).update(picture=other)
    restore(entry)
    assert NewsPage.objects.get(pk=news.pk).picture == other


def test_the_sizes_of_a_picture_are_no_longer_there(image, delete, django_capture_on_commit_callbacks):
    made = image.get_rendition("width-200").file.name
    assert default_storage.exists(made)
    with django_capture_on_commit_callbacks(execute=True):
        delete(image)
    assert not default_storage.exists(made)
    assert default_storage.exists(image.file.name)


def test_what_is_in_the_bin_is_neither_listed_nor_offered(pdf, image, delete, officer):
    delete(pdf)
    for name in ("wagtaildocs:index", "wagtaildocs_chooser:choose"):
        assert pdf.title not in officer.get(reverse(name)).content.decode()
    found = officer.get(reverse("wagtaildocs_chooser:choose_results"), {"q": pdf.title})
    chosen = reverse("wagtaildocs_chooser:chosen", args=[pdf.pk])
    assert chosen not in found.content.decode()
    assert officer.get(chosen).status_code in (302, 403, 404)
    assert officer.get(reverse("wagtaildocs:edit", args=[pdf.pk])).status_code in (302, 403, 404)


def test_several_at_once_and_those_just_uploaded(pdf, image, officer):
    bulk = reverse("wagtail_bulk_action", args=["cms", "stationdocument", "delete"])
    assert "goes to the bin. For 90 days" in officer.get(f"{bulk}?id={pdf.pk}").content.decode()
    officer.post(f"{bulk}?id={pdf.pk}&next=/admin/")
    officer.post(reverse("wagtailimages:delete_multiple", args=[image.pk]))
    assert set(BinEntry.objects.values_list("kind", flat=True)) == {"document", "image"}
    assert StationDocument._base_manager.filter(pk=pdf.pk).exists()


def test_both_ways_are_logged(pdf, delete, restore, supervisor_user, officer_user):
    restore(delete(pdf))
    logged = ModelLogEntry.objects.filter(object_id=str(pdf.pk)).values_list("action", "user")
    assert set(logged) >= {("bin.put", supervisor_user.pk), ("bin.restore", officer_user.pk)}


def test_a_file_that_a_closed_year_shows_does_not_go(station, pdf, supervisor):
    page = published(BudgetPage, station, files=stream(("file", {"document": pdf.pk, "note": ""})))
    FrozenPage.objects.create(page=page, closed_at=timezone.now())
    said = supervisor.post(reverse("wagtaildocs:delete", args=[pdf.pk]), follow=True).content.decode()
    assert "shows it as evidence" in said
    assert not BinEntry.objects.exists()


def test_erasing_for_good_takes_the_file_along(pdf, delete, supervisor, django_capture_on_commit_callbacks):
    entry, name = delete(pdf), pdf.file.name
    address = reverse("bin:erase", args=[entry.pk])
    assert "Nobody can bring it back" in supervisor.get(address).content.decode()
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        supervisor.post(address)
    assert not StationDocument._base_manager.filter(pk=pdf.pk).exists()
    assert not default_storage.exists(name)


def test_the_tick_erases_what_is_overdue_and_nothing_else(station, pdf, image, supervisor):
    for name, thing in (("docs", pdf), ("images", image)):
        supervisor.post(reverse(f"wagtail{name}:delete", args=[thing.pk]))
    BinEntry.objects.filter(document=pdf).update(binned_at=timezone.now() - timedelta(days=91))
    call_command("tick", quiet=True)
    assert not StationDocument._base_manager.filter(pk=pdf.pk).exists()
    assert BinEntry.objects.get().thing == image


def test_a_collection_with_files_in_the_bin_is_not_deleted(pdf, station, delete, admin_user, client_for):
    own = collection_of(station).add_child(name="เอกสารเก่า")
    StationDocument.objects.filter(pk=pdf.pk).update(collection=own)
    pdf.refresh_from_db()
    delete(pdf)
    client_for(admin_user).post(reverse("wagtailadmin_collections:delete", args=[own.pk]))
    assert Collection.objects.filter(pk=own.pk).exists()


def test_nothing_of_the_bin_is_a_draft_to_be_counted(station, pdf, delete):
    page = draft(BudgetPage, station, files=stream(("file", {"document": pdf.pk, "note": ""})))
    assert page.declared("files").documents(page) == [pdf]
    delete(pdf)
    page = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    assert [each for each in page.declared("files").documents(page) if each] == []
