import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile


def errors_of(response):
    """What the form says, in English, beside the file field."""
    with override("en"):
        return " ".join(response.context["form"].errors["file"])


@pytest.fixture
def officer(client_for, officer_user):
    """A Client signed in as an information officer of Kamala who reads the admin in English."""
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    return client_for(officer_user)


@pytest.fixture
def upload(officer):
    """A function that sends a new document through the admin's form; returns the response."""

    def upload(content, name, title="ประกาศสถานี"):
        return officer.post(
            reverse("wagtaildocs:add"), {"title": title, "file": SimpleUploadedFile(name, content)}
        )

    return upload


@pytest.fixture
def upload_several(officer):
    """A function that sends a document the way the page for several files does; returns its JSON answer."""

    def upload_several(content, name):
        response = officer.post(
            reverse("wagtaildocs:add_multiple"),
            {"title": name, "files[]": SimpleUploadedFile(name, content)},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        return response.json()

    return upload_several
