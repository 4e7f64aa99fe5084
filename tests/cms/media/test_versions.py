"""A document's lasting address, the files it had before, and who may see them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import CollectionViewRestriction

from cms.bin.erasing import erase
from cms.bin.models import BinEntry
from cms.models import DocumentVersion, StationDocument
from oit.stations import collection_of
from tests.cms.media import files
from tests.cms.media.conftest import errors_of

OLD, NEW = files.pdf(width=100), files.pdf(width=300)


@pytest.fixture
def document(station):
    """A published plan in the collection of Kamala."""
    collection = collection_of(station)
    document = StationDocument(
        title="แผนปฏิบัติการป้องกันการทุจริต",
        title_en="Anti-corruption plan",
        file=ContentFile(OLD, "แผน-2567.pdf"),
        collection=collection,
    )
    document.save()
    return document


@pytest.fixture
def replace(officer, document):
    """A function that gives the document another file in the admin; returns the response."""

    def replace(content=NEW, name="แผน-แก้ไข.pdf", title="แผนฉบับแก้ไข"):
        address = reverse("wagtaildocs:edit", args=[document.pk])
        return officer.post(address, {"title": title, "file": SimpleUploadedFile(name, content)})

    return replace


@pytest.fixture
def private(document):
    """Only people who sign in may see the collection of the document."""
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type=CollectionViewRestriction.LOGIN
    )


def content_of(response):
    return b"".join(response.streaming_content)


def test_a_replaced_file_keeps_the_address_and_leaves_the_old_one_reachable(client, document, replace):
    address = document.url
    assert replace().status_code == 302
    assert StationDocument.objects.get().url == address
    assert content_of(client.get(address)) == NEW
    assert content_of(client.get(f"{address}versions/1/")) == OLD
    listing = client.get(f"{address}versions/").content.decode()
    assert f"{address}versions/1/" in listing
    assert "แผนฉบับแก้ไข" in listing


def test_every_replacement_is_kept_in_order(client, document, replace):
    replace()
    replace(files.pdf(width=500))
    numbers = [version.number for version in document.versions.all()]
    assert numbers == [2, 1]
    assert content_of(client.get(f"{document.url}versions/1/")) == OLD
    assert content_of(client.get(f"{document.url}versions/2/")) == NEW


def test_changing_the_title_alone_makes_no_version(officer, document):
    officer.post(reverse("wagtaildocs:edit", args=[document.pk]), {"title": "แผนปี 2567"})
    document.refresh_from_db()
    assert document.title == "แผนปี 2567"
    assert not document.versions.exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [(files.xlsx(), "แผน.xlsx", "holds a file of the kind PDF"), (b"%PDF-1.4 x", "แผน.pdf", "is damaged")],
)
def test_a_file_that_does_not_fit_is_refused_and_the_old_one_stays(
    content, name, words, client, document, replace
):
    response = replace(content, name, title="ชื่อที่พิมพ์ไว้")
    assert words in errors_of(response)
    assert response.context["form"]["title"].value() == "ชื่อที่พิมพ์ไว้"
    assert content_of(client.get(document.url)) == OLD
    assert not document.versions.exists()


@pytest.mark.parametrize("part", ["", "versions/", "versions/1/"])
def test_the_public_does_not_get_a_private_document_in_any_way(part, client, document, replace, private):
    replace()
    response = client.get(f"{document.url}{part}")
    assert response.status_code == 302
    assert "login" in response.url


def test_deleting_a_document_removes_its_files(
    admin_user, client_for, document, replace, django_capture_on_commit_callbacks
):
    replace()
    stored = [StationDocument.objects.get().file.name, DocumentVersion.objects.get().file.name]
    assert all(default_storage.exists(name) for name in stored)
    with django_capture_on_commit_callbacks(execute=True):
        client_for(admin_user).post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert not StationDocument.objects.exists()
    assert all(default_storage.exists(name) for name in stored)
    with django_capture_on_commit_callbacks(execute=True):
        erase(BinEntry.objects.get(), admin_user)
    assert not any(default_storage.exists(name) for name in stored)


def test_wagtails_own_address_leads_to_the_same_file(client, document):
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert content_of(client.get(address, follow=True)) == OLD


def test_a_document_is_shown_or_saved_as_its_kind_asks_and_never_guessed(client, document, replace):
    replace()
    table = StationDocument(title="สขร. 1", file=ContentFile(files.TABLE.encode(), "สขร1.csv"))
    table.save()
    for address in (document.url, f"{document.url}versions/1/"):
        response = client.get(address)
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"].startswith("inline")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'"
    assert client.get(table.url)["Content-Disposition"].startswith("attachment")


def test_a_former_table_is_saved_and_not_shown(client, document):
    table = StationDocument(title="สขร. 1", file=ContentFile(files.TABLE.encode(), "สขร1.csv"))
    table.save()
    table.file = ContentFile("ลำดับ\n9\n".encode(), "สขร1.csv")
    table.save()
    response = client.get(f"{table.url}versions/1/")
    assert response["Content-Disposition"].startswith("attachment")
    assert content_of(response).decode() == files.TABLE


@pytest.mark.parametrize("path", ["nothere22/", "nothere22/versions/", "nothere22/versions/1/"])
def test_an_address_of_no_document_is_not_found(path, client, station):
    assert client.get(f"/documents/{path}").status_code == 404


@pytest.mark.parametrize("number", ["0", "7", "9" * 30])
def test_a_version_that_never_was_is_not_found(number, client, document):
    assert client.get(f"{document.url}versions/{number}/").status_code == 404


def test_the_name_follows_the_language(client, document):
    assert "แผนปฏิบัติการป้องกันการทุจริต" in client.get(f"{document.url}versions/").content.decode()


def test_answers_to_an_unchanged_file_are_short(client, document):
    tag = client.get(document.url)["ETag"]
    assert client.get(document.url, headers={"If-None-Match": tag}).status_code == 304
