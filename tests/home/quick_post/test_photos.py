"""Photos arrive part by part over a connection that breaks; nobody else sees them, and none is left behind."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from cms.models.stations import Role
from home.models import NewsPage
from home.quick_post.models import PendingPhoto, PhotoPart
from home.quick_post.pending import forget_abandoned
from tests.conftest import make_user
from tests.pictures import jpeg

from .conftest import TITLE

pytestmark = pytest.mark.django_db
PHOTO = jpeg(size=(300, 200)).read()


def stored():
    _folders, files = storages["private"].listdir("quick-post")
    return set(files)


def test_a_photo_goes_on_where_the_connection_broke(
    officer, send_photo, key, django_capture_on_commit_callbacks
):
    address = reverse("quick_post:photo", args=[key])
    assert officer.get(address).status_code == 404
    assert send_photo(officer, PHOTO, key=key, length=500).json() == {"received": 500, "whole": False}
    # The answer was lost: the phone asks, and goes on.
    assert officer.get(address).json() == {"received": 500, "whole": False}
    with django_capture_on_commit_callbacks(execute=True):
        assert send_photo(officer, PHOTO, key=key, offset=500).json() == {
            "received": len(PHOTO),
            "whole": True,
        }
    assert not PhotoPart.objects.exists()
    with Image.open(PendingPhoto.objects.get().file) as picture:
        assert picture.size == (300, 200)


def test_a_part_that_came_already_or_too_early_is_not_put_in(officer, send_photo, key):
    send_photo(officer, PHOTO, key=key, length=500)
    for offset in (0, 700):
        response = send_photo(officer, PHOTO, key=key, offset=offset, length=100)
        assert (response.status_code, response.json()["received"]) == (409, 500)


def test_a_whole_photo_that_is_sent_again_is_there_once(officer, send_photo, key):
    send_photo(officer, PHOTO, key=key)
    assert send_photo(officer, PHOTO, key=key).json() == {"received": len(PHOTO), "whole": True}
    assert PendingPhoto.objects.count() == 1


@pytest.mark.parametrize("name", ["IMG_1.jpg", "notes.exe"])
def test_what_is_no_picture_is_refused_by_name_and_forgotten(officer, send_photo, key, name):
    response = send_photo(officer, b"MZ" + b"x" * 900, key=key, name=name)
    assert response.status_code == 422
    assert name in response.json()["problem"]
    assert not PendingPhoto.objects.exists()


def test_a_photo_that_is_too_large_is_refused_before_it_is_sent(officer, key, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    response = officer.patch(
        reverse("quick_post:photo", args=[key]),
        b"x" * 10,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": "0", "Upload-Length": "1001", "Upload-Name": "%E0%B8%81.jpg"},
    )
    assert response.status_code == 422
    assert "ก.jpg" in response.json()["problem"]


def test_the_post_has_the_photos_that_were_sent_before_it(
    officer, send_photo, send, django_capture_on_commit_callbacks
):
    before = stored() if storages["private"].exists("quick-post") else set()
    keys = [uuid.uuid4(), uuid.uuid4()]
    with django_capture_on_commit_callbacks(execute=True):
        for number, key in enumerate(keys):
            send_photo(officer, PHOTO, key=key, name=f"IMG_{number}.jpg")
        send(officer, sent=" ".join(map(str, keys)))
    post = NewsPage.objects.get(title=TITLE)
    assert post.picture
    assert post.body[0].block_type == "gallery"
    assert not PendingPhoto.objects.exists()
    assert stored() == before


def test_a_post_is_not_made_while_a_photo_is_on_its_way(officer, send_photo, send, key):
    send_photo(officer, PHOTO, key=key, length=500)
    assert send(officer, sent=str(key)).status_code == 422
    assert not NewsPage.objects.filter(title=TITLE).exists()


def test_nobody_else_has_to_do_with_a_photo(officer, client_for, station, send_photo, send, key):
    send_photo(officer, PHOTO, key=key)
    colleague = client_for(make_user("colleague", station, Role.OFFICER))
    address = reverse("quick_post:photo", args=[key])
    assert colleague.get(address).status_code == 404
    assert colleague.delete(address).status_code == 404
    assert send(colleague, sent=str(key)).status_code == 422
    assert officer.get(address).json()["whole"]


@pytest.mark.parametrize("offset", ["9" * 5000, "-1", "๑", "1e3", ""])
def test_what_is_no_place_within_a_photo_is_no_part(officer, key, offset):
    response = officer.patch(
        reverse("quick_post:photo", args=[key]),
        b"x",
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": offset, "Upload-Length": "10"},
    )
    assert response.status_code == 400
    assert not PendingPhoto.objects.exists()


@pytest.mark.parametrize("name", ["..", "%2F", "..%2F..%2Fx%00%0D%0A.jpg", "%E2%80%AEgpj.exe.jpg", "%FF.jpg"])
def test_a_name_is_a_name_and_nothing_else(officer, send_photo, key, name):
    send_photo(officer, PHOTO, key=key, name=name)
    kept = PendingPhoto.objects.get().name
    assert kept.isprintable()
    assert "/" not in kept


def test_only_so_many_pieces(officer, send_photo, key, monkeypatch):
    monkeypatch.setattr("home.quick_post.pending.MOST_PARTS", 2)
    for offset in range(3):
        response = send_photo(officer, PHOTO, key=key, offset=offset, length=1)
    assert response.status_code == 422
    assert PhotoPart.objects.count() == 2


def test_none_is_begun_while_the_disk_is_nearly_full(officer, send_photo, key, monkeypatch):
    monkeypatch.setattr("cms.storage.room_left", lambda: -1)
    assert send_photo(officer, PHOTO, key=key).status_code == 422
    assert not PendingPhoto.objects.exists()


def test_photos_are_of_those_who_write_pages(client_for, station, send_photo, key):
    sealed = client_for(make_user("sealed", station, Role.COMPLAINTS))
    assert send_photo(sealed, PHOTO, key=key).status_code in (302, 403)
    assert not PendingPhoto.objects.exists()


def test_photos_of_posts_that_were_never_finished_are_forgotten_after_a_week(officer, send_photo, key):
    send_photo(officer, PHOTO, key=key, length=500)
    forget_abandoned()
    assert PendingPhoto.objects.exists()
    PendingPhoto.objects.update(created_at=timezone.now() - timedelta(days=8))
    forget_abandoned()
    assert not PendingPhoto.objects.exists()
    assert not PhotoPart.objects.exists()


def test_whoever_is_signed_out_is_told_so_and_nothing_is_kept(client, send_photo, key):
    assert send_photo(client, PHOTO, key=key).status_code in (302, 403)
    assert not PendingPhoto.objects.exists()
