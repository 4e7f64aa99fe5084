from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page

from oit.files_in_bulk.models import ArrivedFile
from oit.models import MonthlyReportsPage, ProcurementSummaryPage
from tests.factories import document, published
from tests.pictures import jpeg


@pytest.fixture
def o7(station):
    return published(MonthlyReportsPage, station)


@pytest.fixture
def o15(station):
    return published(ProcurementSummaryPage, station)


@pytest.fixture
def content(station):
    """A function that gives the bytes of a real file with the ending of ``name``."""

    def content(name):
        ending = name.rpartition(".")[2]
        if ending == "jpg":
            return jpeg("x.jpg").read()
        made = document(station, ending)
        data = made.file.read()
        made.delete()
        return data

    return content


@pytest.fixture
def send(officer, content):
    """A function that sends files of these names as a browser without a script does."""

    def send(*names, client=officer):
        files = [SimpleUploadedFile(name, BytesIO(content(name)).read()) for name in names]
        return client.post(reverse("files_in_bulk:files"), {"files": files, "do": "send"}, follow=True)

    return send


@pytest.fixture
def put(officer):
    """A function that confirms the table; ``{name of a file: {field: value}}`` corrects what was guessed."""

    def put(corrections=None, client=officer):
        address = reverse("files_in_bulk:files")
        data = {"do": "put"}
        for form in client.get(address).context["rows"].forms:
            given = {**form.initial, **(corrections or {}).get(form.row.arrived.name, {})}
            data |= {form.add_prefix(name): value for name, value in given.items()}
        return client.post(address, data, follow=True)

    return put


def draft(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def months(page):
    """``{month: titles of its files}`` in the newest draft."""
    return {
        child.value["month"]: [each.title for each in child.value["files"]] for child in draft(page).months
    }


def waiting():
    return list(ArrivedFile.objects.values_list("name", flat=True))
