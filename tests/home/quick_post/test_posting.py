"""A post is written on one screen, with a plain form: published, sent for approval, or kept."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from cms.models import StationImage
from cms.models.stations import Role, collection_of
from home.models import NewsIndexPage, NewsKind, NewsPage
from tests.cms.pages import soup
from tests.conftest import make_user
from tests.pictures import jpeg

from .conftest import ADDRESS, TITLE

pytestmark = pytest.mark.django_db


def the_post():
    return NewsPage.objects.get(title=TITLE)


def photo_of_a_phone(name="IMG_1.jpg"):
    """Taken upright: its pixels lie on the side, and EXIF says so and where it was."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(name, size=(80, 60), exif=exif)


def heic(name="IMG_2.HEIC"):
    buffer = BytesIO()
    Image.new("RGB", (64, 48), "#123456").save(buffer, "HEIF")
    return ContentFile(buffer.getvalue(), name)


def test_a_post_with_photos_is_published_at_once(officer, send, client, station):
    response = send(
        officer,
        photos=[photo_of_a_phone(), heic(), jpeg("IMG_3.jpg")],
        text="บรรทัดแรก\n\nบรรทัดที่สอง",
        follow=True,
    )
    post = the_post()
    assert post.live
    assert post.date == date(2024, 4, 4)
    assert TITLE in soup(response).select_one(".messages").text
    gallery = next(block for block in post.body if block.block_type == "gallery")
    pictures = [post.picture, *(each["image"] for each in gallery.value["pictures"])]
    assert {image.collection for image in pictures} == {collection_of(station)}
    with Image.open(pictures[0].file) as first:
        assert first.size == (60, 80)
        assert not first.getexif()
    public = soup(client.get(post.url))
    assert [each.text for each in public.select("main .stream p, main p") if "บรรทัด" in each.text] == [
        "บรรทัดแรก",
        "บรรทัดที่สอง",
    ]


def test_a_draft_is_not_seen_by_the_public(officer, send, client):
    send(officer, do="save")
    assert not the_post().live
    assert client.get(the_post().url).status_code == 404


def test_a_post_sent_for_approval_waits(officer, send):
    send(officer, do="submit")
    assert not the_post().live
    assert the_post().workflow_in_progress


def test_a_post_for_later_is_published_when_its_time_comes(officer, send):
    at = timezone.localtime(timezone.now() + timedelta(days=1))
    send(officer, publish_at=f"{at:%Y-%m-%dT%H:%M}")
    post = the_post()
    assert not post.live
    assert (
        timezone.localtime(post.approved_schedule and post.latest_revision.approved_go_live_at).date()
        == at.date()
    )


def test_a_time_that_is_over_is_refused_beside_it(officer, send):
    response = send(officer, publish_at="2020-01-01T08:00")
    assert response.status_code == 422
    assert soup(response).select_one("[data-field=publish_at] .error-message")


def test_the_same_form_sent_twice_makes_one_post(officer, send):
    key = uuid.uuid4()
    send(officer, key=key)
    response = send(officer, key=key, follow=True)
    assert NewsPage.objects.filter(title=TITLE).count() == 1
    assert TITLE in soup(response).select_one(".messages").text


def test_what_was_typed_stays_when_something_is_wrong(officer, send):
    response = send(officer, title="ก" * 300, text="ข้อความ", date="32/13/2567")
    page = soup(response)
    assert response.status_code == 422
    assert page.select_one("[name=title]")["value"] == "ก" * 300
    assert not page.select_one("[name=title]").has_attr("maxlength")
    assert page.select_one("[name=text]").text.strip() == "ข้อความ"
    assert page.select_one("[data-field=title] .error-message")
    assert page.select_one("[data-field=date] .error-message")
    assert not NewsPage.objects.filter(title__startswith="กก").exists()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("งานวันเด็ก 🎈👮‍♀️", "งานวันเด็ก 🎈👮‍♀️"),
        ("الشرطة في كامالا", "الشرطة في كامالا"),
        ("ประกาศ\u202eกลับหัว\u202c\ufeff", "ประกาศกลับหัว"),
        ("จาก Word\x0b\x07บรรทัด\u00a0ใหม่", "จาก Word\nบรรทัด ใหม่"),
    ],
    ids=["emoji", "right to left", "turned", "word"],
)
def test_pasted_text_is_kept_without_what_cannot_be_seen(officer, send, pasted, kept):
    send(officer, text=pasted)
    text = str(the_post().body[0].value)
    assert all(line in text for line in kept.split("\n"))
    assert not set(text) & set("\u202e\u202c\ufeff\x0b\x07")


def test_html_that_was_pasted_is_shown_and_not_run(officer, send, client):
    send(officer, text="<script>alert(1)</script><o:p>Word</o:p>")
    public = client.get(the_post().url).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in public


def test_a_file_that_is_no_picture_is_named(officer, send):
    response = send(officer, photos=[jpeg(), ContentFile(b"MZ not a picture", "virus.jpg")])
    assert response.status_code == 422
    assert "virus.jpg" in soup(response).select_one("[data-field=photos]").text
    assert not NewsPage.objects.filter(title=TITLE).exists()
    assert not StationImage.objects.exists()


def test_a_post_that_fails_on_the_way_leaves_no_picture(officer, send, station, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no space left on device")

    send(officer, title="ก่อนหน้า", photos=[jpeg("ก่อน.jpg")])
    before = set(default_storage.listdir("original_images")[1])
    monkeypatch.setattr("wagtail.models.Revision.publish", fail)
    response = send(officer, photos=[jpeg("IMG_1.jpg"), jpeg("IMG_2.jpg")])
    assert response.status_code == 503
    assert not NewsPage.objects.filter(title=TITLE).exists()
    assert set(default_storage.listdir("original_images")[1]) == before


def test_a_post_about_the_head_of_station_shows_the_one_in_office(officer, send, chiefs):
    send(officer, kind=NewsKind.CHIEF)
    assert the_post().chief == chiefs[1]


def test_without_a_head_of_station_it_says_so_beside_the_kind(officer, send):
    response = send(officer, kind=NewsKind.CHIEF)
    assert soup(response).select_one("[data-field=kind] .error-message")


def test_posts_of_one_day_have_addresses_of_their_own(officer, send):
    send(officer, key=uuid.uuid4())
    send(officer, key=uuid.uuid4())
    assert sorted(NewsPage.objects.filter(title=TITLE).values_list("slug", flat=True)) == [
        "2024-04-04",
        "2024-04-04-2",
    ]


def test_names_in_posts_about_crimes_are_pointed_out(officer, send):
    response = send(officer, kind=NewsKind.RESULTS, text="จับกุมนายสมชาย ใจร้าย", follow=True)
    assert "สมชาย" in soup(response).select_one(".messages").text


def test_nothing_is_posted_at_another_station(officer, send, other_station):
    elsewhere = NewsIndexPage.objects.descendant_of(other_station.root_page).get()
    response = send(officer, place=elsewhere.pk)
    assert response.status_code == 422
    assert not NewsPage.objects.filter(title=TITLE).exists()


def test_whoever_works_for_two_stations_says_for_which(client_for, station, other_station, send):
    user = make_user("both", station, Role.OFFICER)
    user.groups.add(*make_user("there", other_station, Role.OFFICER).groups.all())
    elsewhere = NewsIndexPage.objects.descendant_of(other_station.root_page).get()
    client = client_for(user)
    assert len(soup(client.get(ADDRESS)).select("select[name=place] option")) == 2
    send(client, place=elsewhere.pk, photos=[jpeg()])
    assert the_post().get_parent().pk == elsewhere.pk
    assert the_post().picture.collection == collection_of(other_station)


def test_a_complaint_officer_writes_no_posts(client_for, station):
    client = client_for(make_user("complaints", station, Role.COMPLAINTS))
    assert not soup(client.get(ADDRESS)).select("#quick-post")
    assert ADDRESS not in client.get("/admin/").content.decode()
