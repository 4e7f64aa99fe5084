"""What other sites show when a page is shared: the facts in its head, and its picture."""

from datetime import date
from functools import partial
from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import PageViewRestriction

from cms.models import StationSettings
from cms.sharing import making, tasks
from cms.sharing.models import ShareImage
from home.models import NewsIndexPage, NewsKind, NewsPage
from tests.cms.pages import HOST, in_english, publish, soup
from tests.factories import material

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pictures_are_made(settings):
    settings.MAKE_FILES = True


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """What is done after the transaction is done at the end of the block."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def post(station, commits):
    index = NewsIndexPage.objects.descendant_of(station.root_page).get()
    with commits():
        return publish(
            index,
            NewsPage(
                title="ผกก. ประชุมนโยบายไม่รับของขวัญ",
                slug="no-gift",
                kind=NewsKind.ITA,
                date=date(2024, 2, 9),
                introduction="ประชุมที่สถานี",
            ),
        )


def meta(client, address):
    head = soup(client.get(address)).head
    return {tag.get("property") or tag.get("name"): tag["content"] for tag in head.select("meta[content]")}


def picture(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    return Image.open(BytesIO(response.content)), response


def test_a_published_post_has_a_picture_of_its_own_at_the_address_in_its_head(client, post):
    said = meta(client, "/news/no-gift/")
    assert said["og:image"].startswith(f"{HOST}/share/{post.pk}.jpg")
    assert (said["og:type"], said["og:locale"]) == ("article", "th_TH")
    assert said["twitter:card"] == "summary_large_image"
    shown, response = picture(client, said["og:image"])
    assert shown.size == (1200, 630)
    assert ShareImage.objects.get(page=post).digest in response["ETag"]


def test_both_languages_say_of_each_other_and_have_their_own_pictures(client, post, commits):
    with commits():
        english = in_english(post, title="Meeting on the No Gift Policy", introduction="At the station")
    thai, said = meta(client, "/news/no-gift/"), meta(client, "/en/news/no-gift/")
    assert (said["og:locale"], said["og:locale:alternate"]) == ("en_US", "th_TH")
    assert thai["og:locale:alternate"] == "en_US"
    assert said["og:title"] == "Meeting on the No Gift Policy"
    assert (
        picture(client, f"/share/{english.pk}.jpg")[1].content
        != picture(client, f"/share/{post.pk}.jpg")[1].content
    )


def test_the_title_in_the_picture_follows_the_page(client, post, commits):
    before = picture(client, f"/share/{post.pk}.jpg")[1].content
    post.title = "ผกก. ประชุมนโยบายไม่รับของขวัญ ครั้งที่ 2"
    with commits():
        post.save_revision().publish()
    assert picture(client, f"/share/{post.pk}.jpg")[1].content != before


def test_the_photo_of_a_post_is_in_its_picture(client, post, station, commits):
    before = picture(client, f"/share/{post.pk}.jpg")[0]
    post.picture = material(station).image
    with commits():
        post.save_revision().publish()
    after = picture(client, f"/share/{post.pk}.jpg")[0]
    assert after.getpixel((1000, 300)) != before.getpixel((1000, 300))
    assert after.getpixel((20, 600)) == pytest.approx(before.getpixel((20, 600)), abs=6)


def test_until_it_is_made_the_picture_of_the_station_stands_in_and_is_not_kept(client, post, station):
    ShareImage.objects.all().delete()
    response = picture(client, f"/share/{post.pk}.jpg")[1]
    assert response["Cache-Control"] == "no-store"
    home = picture(client, f"/share/{station.root_page_id}.jpg")[1]
    assert response.content == home.content


def test_a_page_that_not_everybody_may_read_shows_nothing_of_its_title(client, post, station):
    PageViewRestriction.objects.create(page=post, restriction_type="login")
    home = picture(client, f"/share/{station.root_page_id}.jpg")[1]
    assert picture(client, f"/share/{post.pk}.jpg")[1].content == home.content
    assert making.make(post.pk) is None


def test_a_new_name_of_the_station_comes_into_the_pictures_by_itself(client, post, station):
    before = picture(client, f"/share/{post.pk}.jpg")[1].content
    settings = StationSettings.for_site(station)
    settings.name_th = "สถานีตำรวจภูธรกมลาใหม่"
    settings.save()
    tasks.catch_up()
    assert picture(client, f"/share/{post.pk}.jpg")[1].content != before


def test_a_drawing_that_fails_keeps_nothing_from_being_published(client, post, monkeypatch, commits):
    def fails(*args, **kwargs):
        raise making.CannotDraw("no fonts")

    monkeypatch.setattr(making, "drawn", fails)
    before = picture(client, f"/share/{post.pk}.jpg")[1].content
    post.title = "หัวข้อใหม่"
    with commits():
        post.save_revision().publish()
    assert client.get("/news/no-gift/").status_code == 200
    assert picture(client, f"/share/{post.pk}.jpg")[1].content == before
    monkeypatch.undo()
    ShareImage.objects.update(tried_at=None)
    tasks.catch_up()
    assert picture(client, f"/share/{post.pk}.jpg")[1].content != before


def test_a_number_of_another_station_or_of_nothing_is_not_found(client, other_station):
    assert client.get(f"/share/{other_station.root_page_id}.jpg").status_code == 404
    assert client.get("/share/999999.jpg").status_code == 404
