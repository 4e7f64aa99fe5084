"""Signs: what they say, what they need, and where their codes lead."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from cms.models import Officer, StationSettings
from cms.short_links.models import ShortLink
from home.models import OneStopServicePage
from oit.signs.content import whole_content
from oit.signs.drawing import draw_pdf, draw_png
from oit.signs.facts import Facts
from oit.signs.kinds import KINDS
from oit.signs.making import is_current, make, remake
from oit.signs.models import Sign
from tests.codes import codes_in
from tests.factories import publish, published
from tests.filled.values import stream
from tests.pdf_text import plain, text_of

from .conftest import STATEMENT

pytestmark = pytest.mark.django_db
TELEPHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36"}
# What cannot be made in a station without a desk for complaints, manuals and a published year.
ELSEWHERE = {"complaint", "manuals", "public-information"}


def made(site, kind, **values):
    sign = Sign(site=site, kind=kind, **{"point": "ประตูทางเข้า", **values})
    make(sign)
    return Sign.objects.get(pk=sign.pk)


def drawn(sign, draw=draw_pdf):
    return draw(whole_content(sign), sign.size)


def millimetres(pdf):
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


class TestNoGift:
    def test_its_code_leads_to_the_policy(self, station, statement, policy):
        sign = made(station, "no-gift")
        address = sign.link.whole_address
        assert codes_in(drawn(sign, draw_png)) == [address]
        response = Client(**TELEPHONE).get(address.removeprefix(station.root_url))
        assert response["Location"] == policy.url.removeprefix(station.root_url)

    def test_it_says_who_states_what_in_both_languages(self, station, statement, policy):
        text = text_of(drawn(made(station, "no-gift")))
        for words in (STATEMENT, "งดรับ งดให้", "No Gift Policy", "สมชาย รักกมลา", "Somchai Rakkamala"):
            assert plain(words) in text
        for words in ("ผู้กำกับการ", "20 ธันวาคม 2566", "20 December 2023", "Kamala Police Station"):
            assert plain(words) in text

    def test_its_address_stands_in_words(self, station, statement, policy):
        sign = made(station, "no-gift")
        assert f"testserver/q/{sign.link.code}" in text_of(drawn(sign))

    def test_a_new_head_of_station_must_state_it(self, station, statement, policy, head):
        sign = made(station, "no-gift")
        head.in_office_until = date(2024, 1, 1)
        head.save_revision().publish()
        new = Officer.objects.create(
            site=station,
            rank_th="พ.ต.อ.",
            name_th="ใหม่ มาแทน",
            position_th="ผู้กำกับการ",
            is_chief=True,
            in_office_from=date(2024, 1, 2),
        )
        new.save_revision().publish()
        assert [each.url for each in KINDS["no-gift"].missing(Facts(station))] == [
            f"/admin/pages/{statement.pk}/edit/"
        ]
        assert not is_current(sign)


@pytest.mark.parametrize("kind", [key for key in KINDS if key not in ELSEWHERE])
def test_each_is_one_sheet_to_print(kind, everything, guide):
    sign = made(everything, kind, direction="left", guide=guide.page_ptr)
    pdf = drawn(sign)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(described)
    heading = KINDS[kind].title(Facts(everything), sign)
    assert plain(heading.th) in text_of(pdf)
    assert plain(heading.en) in text_of(pdf)
    assert codes_in(drawn(sign, draw_png)) == [sign.link.whole_address]


def test_the_same_content_gives_the_same_file(station, one_stop):
    sign = made(station, "pledge")
    assert drawn(sign) == drawn(sign)


@pytest.mark.parametrize(("size", "paper"), [("a4", (210, 297)), ("a3", (297, 420))])
def test_its_size_is_that_of_the_paper(station, one_stop, size, paper):
    assert millimetres(drawn(made(station, "pledge", size=size))) == paper


def test_a_long_pledge_and_long_names_stay_on_one_sheet(station):
    settings = StationSettings.objects.get(site=station)
    settings.name_th = "สถานีตำรวจท่องเที่ยวประจำท่าอากาศยานนานาชาติสุวรรณภูมิและพื้นที่โดยรอบ"
    settings.save()
    pledge = {
        "service": "พิจารณาคำร้องขอปล่อยชั่วคราวในชั้นสอบสวน " * 3,
        "time": "ภายใน 24 ชั่วโมง",
        "condition": "ก" * 150,
    }
    published(OneStopServicePage, station, pledges=stream(*[("pledge", pledge)] * 14))
    reader = PdfReader(BytesIO(drawn(made(station, "pledge"))))
    assert len(reader.pages) == 1


def test_rows_stand_beside_their_english(station, one_stop):
    text = text_of(drawn(made(station, "information-point")))
    for words in ("ร้อยเวรสอบสวน", "076 000 191", "ทุกวัน 08.30–20.30 น.", "word"):
        assert plain(words) in text


class TestWhatIsMissing:
    def test_is_said_with_the_place_where_it_is_given(self, station):
        page = published(OneStopServicePage, station)
        found = list(KINDS["pledge"].missing(Facts(station)))
        assert [each.url for each in found] == [f"/admin/pages/{page.pk}/edit/"]

    @pytest.mark.parametrize("kind", ["eit", "emergency", "complaint", "no-gift", "guide"])
    def test_of_an_empty_station(self, station, kind):
        assert list(KINDS[kind].missing(Facts(station)))

    def test_english_is_advised_and_not_required(self, station):
        duty = {"when": "ทุกวัน", "position": "ร้อยเวร", "telephone": ""}
        published(OneStopServicePage, station, duties=stream(("duty", duty)))
        kind, facts = KINDS["information-point"], Facts(station)
        assert not list(kind.missing(facts))
        english = station.root_page.get_descendants().model.objects.filter(locale__language_code="en")
        english.filter(slug="one-stop-service").update(live=False)
        assert len(list(kind.advice(Facts(station)))) == 1


class TestWhatIsNoLongerSo:
    def test_is_found_out_and_mended_with_the_same_code(self, station, one_stop, officer_user):
        sign = made(station, "pledge")
        assert is_current(sign)
        one_stop.pledges[0].value["time"] = "10 นาที"
        publish(one_stop)
        assert not is_current(sign)
        # What hangs on the wall is drawn as it was made.
        assert plain("15 นาที") in text_of(drawn(sign))
        remake(sign, officer_user)
        assert is_current(sign)
        assert plain("10 นาที") in text_of(drawn(sign))
        assert ShortLink.objects.count() == 1


def test_each_point_has_a_code_of_its_own(everything):
    points = [made(everything, "tell-chief", point=f"จุดที่ {number}") for number in range(6)]
    assert len({sign.link.code for sign in points}) == 6
