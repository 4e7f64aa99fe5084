"""The web officer asks, follows, and takes in; the people of another station have no part in it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from cms.lines_of_work import LineOfWork
from cms.models.stations import Role
from oit.contributions.models import Contribution, Link, Reader, State
from oit.models import ContactPage, MeasuresReportPage, PowersPage
from tests.admin_forms import edit_address
from tests.conftest import make_user
from tests.factories import draft

from .conftest import ROW, approved, newest

pytestmark = pytest.mark.django_db
PREFIX = "wagtailsnippets_contributions_contribution"
ASK = "/admin/snippets/contributions/contribution/add/"


def address(name, *args):
    return reverse(f"{PREFIX}:{name}", args=args)


def read(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def in_days(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def asks(page, element, lines=("traffic",), **values):
    """What the form for asking is sent with."""
    data = {"wanted": "ขอข้อมูลของสายงาน", "due": in_days(5), **values}
    for line in lines:
        data |= {
            f"{line}-asked": "on",
            f"{line}-officer": "ผบ.หมู่ งานจราจร",
            f"{line}-officer_email": f"{line}@example.org",
            f"{line}-head_email": f"head-{line}@example.org",
        }
    return f"{ASK}?page={page.pk}&element={element}", data


def test_an_officer_asks_several_lines_for_several_months_at_once(officer, o15, visitor):
    where, data = asks(o15, "months", ("traffic", "inquiry"), months=["2023-10", "2023-11"])
    page = read(officer.post(where, data))
    links = [link.text for link in page.select("[id^=link-]")]
    assert len(links) == 4
    assert len(page.select(".contributions__code svg")) == 4
    assert {(each.line_of_work, each.month) for each in Contribution.objects.all()} == {
        (line, month) for line in ("traffic", "inquiry") for month in ("2023-10", "2023-11")
    }
    for link in links:
        assert visitor.get(link.removeprefix("http://testserver")).status_code == 200
    found = Contribution.objects.first()
    assert not any(link in officer.get(address("inspect", found.pk)).content.decode() for link in links)


def test_the_edit_form_leads_to_asking_and_shows_who_was_asked(officer, o15):
    def links():
        page = read(officer.get(edit_address(o15)))
        return [link for link in page.select("a") if "/contributions/" in link["href"]]

    ask = [link["href"] for link in links() if "element=" in link["href"]]
    assert [link.partition("element=")[2] for link in ask] == ["months", "files"]
    form = read(officer.get(ask[0]))
    assert len(form.select("[name=months]")) == 12
    where, data = asks(o15, "months", months=["2023-11"])
    officer.post(where, data)
    assert any("Traffic" in link.text and "Asked" in link.text for link in links())


def test_what_to_ask_for_is_chosen_where_the_way_did_not_say(officer, o15):
    page = read(officer.get(ASK))
    assert f"{o15.pk}.months" in [option["value"] for option in page.select("#what option")]
    assert officer.get(f"{ASK}?what={o15.pk}.months").url == f"{ASK}?page={o15.pk}&element=months"


def test_an_element_that_is_kept_elsewhere_cannot_be_asked_for(officer, station):
    contact = draft(ContactPage, station)
    assert read(officer.get(f"{ASK}?page={contact.pk}&element=address")).select_one("#what")
    assert not [
        link for link in read(officer.get(edit_address(contact))).select("a") if "element=" in link["href"]
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"due": in_days(-1)}, "has passed"),
        ({"due": "เร็ว ๆ นี้"}, "not understood as a date"),
        ({"wanted": ""}, "required"),
        ({"traffic-head_email": ""}, "Choose who approves"),
        ({"traffic-asked": ""}, "Tick at least one"),
        ({"traffic-officer_email": "ไม่มี"}, "valid email"),
    ],
)
def test_a_mistake_in_asking_is_said_and_nothing_is_lost(wrong, words, officer, station):
    where, data = asks(draft(PowersPage, station), "powers")
    response = officer.post(where, {**data, **wrong})
    assert response.status_code == 422
    assert words.lower() in response.content.decode().lower()
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("[name=traffic-officer]")["value"] == "ผบ.หมู่ งานจราจร"
    assert not Contribution.objects.exists()


def test_the_same_is_not_asked_twice(officer, station):
    where, data = asks(draft(PowersPage, station), "powers")
    officer.post(where, data)
    response = officer.post(where, data)
    assert response.status_code == 422
    assert "asked for this already" in response.content.decode()
    assert Contribution.objects.count() == 1


def test_who_was_asked_last_is_offered_again(officer, station):
    where, data = asks(draft(PowersPage, station), "powers")
    officer.post(where, data)
    form = read(officer.get(where.replace("powers", "duties-by-line")))
    assert form.select_one("[name=traffic-officer_email]")["value"] == "traffic@example.org"


def test_a_part_of_an_element_is_asked_for(officer, station):
    where, data = asks(draft(MeasuresReportPage, station), "results")
    assert officer.post(where, data).status_code == 422
    read(officer.post(where, {**data, "division": "3"}))
    assert Contribution.objects.get().division == "3"


def test_the_list_is_filtered_by_state_item_and_line(officer, asked, o15, station):
    o2 = draft(PowersPage, station)
    asked(o15, "months", month="2023-11", line_of_work="traffic")
    late, _path = asked(o2, "powers", line_of_work="inquiry")
    approved(late, text="อำนาจ")

    def shown(**query):
        table = read(officer.get(address("list"), query)).select_one("table.listing")
        return [code for code in ("O15 ", "O2 ") if table and code in table.text]

    assert shown() == ["O15 ", "O2 "]
    assert shown(state="approved") == ["O2 "]
    assert shown(page=o15.pk) == ["O15 "]
    assert shown(line_of_work=LineOfWork.TRAFFIC) == ["O15 "]


def test_the_list_takes_a_number_of_queries_that_does_not_grow(
    officer, asked, o15, django_assert_max_num_queries
):
    for month in ("2023-10", "2023-11", "2023-12", "2024-01", "2024-02"):
        asked(o15, "months", month=month)
    officer.get(address("list"))
    with django_assert_max_num_queries(25):
        officer.get(address("list"))


def test_one_button_takes_it_into_the_draft(officer, asked, o15):
    contribution, _path = asked(o15, "months", month="2023-11")
    approved(contribution, rows=[ROW])
    page = read(officer.get(address("inspect", contribution.pk)))
    assert ROW["winner"] in page.text
    response = officer.post(address("act", contribution.pk), {"do": "take", "replace": "no"})
    assert response.url == f"{edit_address(o15)}#element-months"
    assert newest(o15).months[0].value["rows"][0]["winner"] == ROW["winner"]
    assert "nothing is published yet" in officer.get(response.url).content.decode()


def test_what_does_not_go_together_is_said_and_kept(officer, asked, o15):
    for _time in range(2):
        contribution, _path = asked(o15, "months", month="2023-11")
        approved(contribution, rows=[ROW] if not _time else [], nothing=bool(_time))
        response = officer.post(address("act", contribution.pk), {"do": "take"}, follow=True)
    assert "there was nothing to report" in response.content.decode()
    contribution.refresh_from_db()
    assert contribution.state == State.APPROVED


def test_a_new_link_is_shown_once_and_the_request_withdrawn(officer, november, visitor):
    contribution, path = november
    page = read(officer.post(address("act", contribution.pk), {"do": "renew-officer"}))
    link = page.select_one("[id^=link-]").text.removeprefix("http://testserver")
    assert (visitor.get(path).status_code, visitor.get(link).status_code) == (404, 200)
    officer.post(address("act", contribution.pk), {"do": "withdraw"})
    assert visitor.get(link).status_code == 410


def test_another_address_ends_the_links_of_the_first(officer, november, visitor, head):
    contribution, path = november
    data = {
        "wanted": "ขอข้อมูลเพิ่มเติม",
        "due": in_days(9),
        "officer": "ร.ต.ต. งานพัสดุ",
        "officer_email": "new@example.org",
        "head": head.pk,
        "head_email": "",
    }
    assert officer.post(address("edit", contribution.pk), data).status_code == 302
    assert visitor.get(path).status_code == 404
    contribution.refresh_from_db()
    assert (contribution.officer_email, contribution.wanted) == ("new@example.org", "ขอข้อมูลเพิ่มเติม")


def test_a_head_of_another_station_cannot_be_chosen(officer, november, other_station):
    stranger = make_user("stranger", other_station, Role.SUPERVISOR)
    form = read(officer.get(address("edit", november[0].pk)))
    assert str(stranger.pk) not in [option["value"] for option in form.select("[name=head] option")]


def test_complaint_officers_have_no_part_in_it(november, station, client_for):
    client = client_for(make_user("complaints", station, Role.COMPLAINTS))
    contribution = november[0]
    for where in (
        address("list"),
        ASK,
        address("inspect", contribution.pk),
        address("edit", contribution.pk),
    ):
        assert contribution.wanted not in client.get(where).content.decode()
    client.post(address("act", contribution.pk), {"do": "withdraw"})
    contribution.refresh_from_db()
    assert contribution.state == State.ASKED


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.CHIEF])
def test_people_of_another_station_see_and_do_nothing(role, november, o15, other_station, client_for):
    contribution = november[0]
    contribution.files.create(
        file=ContentFile(b"x", "a.pdf"), filename="a.pdf", content_type="application/pdf", size=1, title="ลับ"
    )
    number = contribution.files.get().pk
    approved(contribution, rows=[ROW])
    links = set(Link.objects.values_list("key_hash", flat=True))
    client = client_for(make_user("stranger", other_station, role))
    where, data = asks(o15, "months", months=["2023-12"])
    for each in (
        address("list"), ASK, where, address("inspect", contribution.pk), address("edit", contribution.pk),
        address("history", contribution.pk), address("file", contribution.pk, number),
    ):  # fmt: skip
        response = client.get(each)
        body = response.content.decode() if not response.streaming else "streamed"
        assert "streamed" not in body
        assert contribution.wanted not in body
        assert f"{o15.pk}.months" not in body
    client.post(where, data)
    for do in ("take", "withdraw", "renew-officer", "renew-head"):
        client.post(address("act", contribution.pk), {"do": do})
    client.post(
        address("act", contribution.pk), {"do": "decide", "decision": "return", "words": "x", "version": "0"}
    )
    contribution.refresh_from_db()
    assert contribution.state == State.APPROVED
    assert Contribution.objects.count() == 1
    assert set(Link.objects.values_list("key_hash", flat=True)) == links
    assert not len(newest(o15).months)


def test_a_link_for_the_head_is_made_where_something_waits(officer, november, visitor):
    contribution = november[0]
    Contribution.objects.update(state=State.SENT, head=None, head_email="head@example.org")
    page = read(officer.post(address("act", contribution.pk), {"do": "renew-head"}))
    link = page.select_one("[id^=link-]").text.removeprefix("http://testserver")
    assert visitor.get(link).status_code == 200
    assert Link.objects.filter(reader=Reader.HEAD).count() == 1


def test_nobody_is_shown_a_link_that_decides_for_a_head_with_an_account(officer, november):
    contribution = november[0]
    Contribution.objects.update(state=State.SENT)
    officer.post(address("act", contribution.pk), {"do": "renew-head"})
    assert not Link.objects.filter(reader=Reader.HEAD).exists()
