"""Where links to other sites are found on a station, in whatever holds them."""

import datetime

import pytest
from django.utils import timezone

from cms.links.models import Address, Place, Reading
from cms.links.reading import read, read_due
from cms.models import StationSettings
from feedback.models import Question
from feedback.questions.states import QuestionState
from home.models import ContentPage, EServicePage, EServicesIndexPage, Navigation
from oit.links import links_of_pages

FACEBOOK = "https://www.facebook.com/kamalapolice"


@pytest.fixture
def content_page(station):
    """A live page with a link in its text."""
    text = '<p><a href="https://www.royalthaipolice.go.th/ข่าว">สำนักงานตำรวจแห่งชาติ</a></p>'
    page = ContentPage(title="หน่วยงานที่เกี่ยวข้อง", slug="related", body=[("paragraph", text)])
    station.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


def found(site):
    """``{(address, field)}`` of the station's places."""
    return set(Place.objects.filter(site=site).values_list("address__address", "field"))


def test_the_stations_settings(station):
    StationSettings.objects.filter(site=station).update(
        facebook=FACEBOOK, eit_url="https://itas.nacc.go.th/go/eit/1", banner_url="https://www.tmd.go.th/"
    )
    read(station)
    assert {
        (FACEBOOK, "facebook"),
        ("https://itas.nacc.go.th/go/eit/1", "eit_url"),
        ("https://www.tmd.go.th/", "banner_url"),
    } <= found(station)


def test_the_texts_of_live_pages(station, content_page):
    read(station)
    place = Place.objects.get(address__host="www.royalthaipolice.go.th")
    assert place.holder == content_page
    assert place.address.address.endswith("/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7")
    assert place.address.readable == "https://www.royalthaipolice.go.th/ข่าว"
    assert place.anchor == f"block-{content_page.body[0].id}-section"
    assert str(place).startswith("หน่วยงานที่เกี่ยวข้อง › ")


def test_e_services_in_both_languages(station):
    thai = EServicesIndexPage.objects.descendant_of(station.root_page).first()
    english = thai.get_translations().first()
    for index, title in ((thai, "ชำระค่าปรับออนไลน์"), (english, "Paying a fine")):
        index.add_child(
            instance=EServicePage(
                title=title, slug="fine", locale=index.locale, official_url="https://ptm.police.go.th/"
            )
        )
    read(station)
    places = Place.objects.filter(address__host="ptm.police.go.th")
    assert {place.holder.title for place in places} == {"ชำระค่าปรับออนไลน์", "Paying a fine"}


def test_the_menus(station):
    menus = Navigation.objects.get(site=station)
    menus.main_menu = [("link", {"url": "https://www.rtp.go.th/", "label_th": "ตร."})]
    menus.footer = [
        ("column", {"title_th": "ลิงก์", "links": [{"url": "https://www.nacc.go.th/", "label_th": "ป.ป.ช."}]})
    ]
    menus.save()
    read(station)
    assert {("https://www.rtp.go.th/", "main_menu"), ("https://www.nacc.go.th/", "footer")} <= found(station)


@pytest.mark.parametrize(
    "url", ["http://testserver/oit/", "/oit/", "mailto:a@example.go.th", "tel:191", "#top"]
)
def test_links_inside_the_site_are_no_concern(station, content_page, url):
    content_page.body = [("paragraph", f'<p><a href="{url}">ลิงก์</a></p>')]
    content_page.save_revision().publish()
    read(station)
    assert not Place.objects.filter(object_id=content_page.pk).exists()


def test_published_answers(station):
    answer = '<p>ดู <a href="https://www.dopa.go.th/">กรมการปกครอง</a></p>'
    for state in (QuestionState.PUBLISHED, QuestionState.NEW):
        text = f"ต่อใบอนุญาตที่ไหน {state}"
        Question.objects.create(site=station, text=text, question_th=text, answer_th=answer, state=state)
    read(station)
    place = Place.objects.get(address__host="www.dopa.go.th")
    assert place.field == "answer_th"
    assert "ต่อใบอนุญาตที่ไหน published › " in str(place)


def test_drafts_are_not_read(station, content_page):
    content_page.unpublish()
    assert content_page.pk not in {link.holder.pk for link in links_of_pages(station)}


def test_an_address_without_a_place_is_forgotten(station, other_station, content_page):
    StationSettings.objects.filter(site__in=[station, other_station]).update(facebook=FACEBOOK)
    for site in (station, other_station):
        read(site)
    assert Address.objects.filter(address=FACEBOOK).count() == 1
    content_page.delete()
    StationSettings.objects.filter(site=station).update(facebook="")
    read(station)
    assert not Address.objects.filter(host="www.royalthaipolice.go.th").exists()
    assert Address.objects.of_stations([other_station]).filter(address=FACEBOOK).exists()
    assert not Address.objects.of_stations([station]).filter(address=FACEBOOK).exists()


def test_a_station_is_read_once_a_day_and_soon_after_something_was_published(station, content_page):
    read_due()
    first = Reading.objects.get(site=station).began_at
    read_due()
    assert Reading.objects.get(site=station).began_at == first
    content_page.body = [("paragraph", '<p><a href="https://www.ect.go.th/">กกต.</a></p>')]
    content_page.save_revision().publish()
    read_due()
    assert ("https://www.ect.go.th/", "body") in found(station)
    settings = StationSettings.objects.get(site=station)
    settings.line = "https://line.me/R/ti/p/@kamala"
    settings.save()
    read_due()
    assert ("https://line.me/R/ti/p/@kamala", "line") in found(station)
    long_ago = timezone.now() - datetime.timedelta(days=2)
    Reading.objects.filter(site=station).update(began_at=long_ago)
    read_due()
    assert Reading.objects.get(site=station).began_at > long_ago
