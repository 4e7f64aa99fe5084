"""The sizes of a new picture are there before its first visitor."""

import pytest
from django.utils import timezone

from cms.media import ahead
from cms.models import Rendition, StationImage
from home.models import ContentPage, NewsPage
from oit.stations import collection_of
from tests.factories import published
from tests.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(station):
    return StationImage.objects.create(
        title="ตำรวจจราจรหน้าโรงเรียน",
        file=jpeg("school.jpg", size=(1600, 900)),
        collection=collection_of(station),
    )


def test_no_visitor_waits_for_a_new_picture(picture, client, station, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = published(NewsPage, station, date=timezone.localdate(), picture=picture)
    made = {rendition.file.url for rendition in Rendition.objects.filter(image=picture)}
    for address in ("/", "/news/", f"/news/{page.slug}/"):
        html = client.get(address).content.decode()
        assert [url for url in made if url in html], address
    assert {rendition.file.url for rendition in Rendition.objects.filter(image=picture)} == made


def test_a_page_without_pictures_opens_no_other(station, monkeypatch, django_capture_on_commit_callbacks):
    opened = []
    monkeypatch.setattr(ahead, "shown", opened.append)
    with django_capture_on_commit_callbacks(execute=True):
        published(ContentPage, station, slug="notice", title="ประกาศ")
    assert opened == []
