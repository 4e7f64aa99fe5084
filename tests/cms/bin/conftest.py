import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.bin.models import BinEntry
from cms.translating import EnglishTexts, publish_english
from home.models import ContentPage
from tests.factories import document, material, published

CONFIRM = {"confirm_site_name": "Police station website"}


@pytest.fixture
def officer(client_for, officer_user):
    """A Client signed in as an information officer of Kamala who reads the admin in English."""
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    return client_for(officer_user)


@pytest.fixture
def supervisor(client_for, supervisor_user):
    UserProfile.objects.create(user=supervisor_user, preferred_language="en")
    return client_for(supervisor_user)


@pytest.fixture
def page(station):
    """A page of Kamala with a page below it, both published, in Thai and English."""
    made = published(ContentPage, station, title="งานบุญประจำปี", slug="merit")
    below = ContentPage(title="กำหนดการ", slug="timetable", locale=made.locale)
    made.add_child(instance=below)
    below.save_revision().publish()
    for each in (made, below):
        texts = EnglishTexts()
        texts.add(each.title, f"English {each.slug}")
        publish_english(Page.objects.get(pk=each.pk).specific, texts)
    return Page.objects.get(pk=made.pk).specific


@pytest.fixture
def image(station):
    return material(station).image


@pytest.fixture
def pdf(station):
    return document(station, "pdf", title="แผนปฏิบัติราชการ")


@pytest.fixture
def delete(supervisor):
    """A function that deletes a page, picture or document with the admin's button; returns the BinEntry."""

    def delete(thing):
        kind = {"StationImage": "images", "StationDocument": "docs"}.get(type(thing).__name__)
        name = f"wagtail{kind}:delete" if kind else "wagtailadmin_pages:delete"
        response = supervisor.post(reverse(name, args=[thing.pk]), CONFIRM, follow=True)
        assert response.status_code == 200, response
        return BinEntry.objects.get()

    return delete


@pytest.fixture
def restore(officer):
    def restore(entry, client=officer):
        return client.post(reverse("bin:restore", args=[entry.pk]), follow=True)

    return restore
