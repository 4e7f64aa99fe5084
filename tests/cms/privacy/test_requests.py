"""Somebody asks what the station holds, wants it corrected, or erased."""

import csv
import io

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.mail.queue import queue_mail
from cms.privacy.models import Erasure
from tests.cms.pages import soup

from .conftest import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("officers_may")]

FIND = "/admin/personal-data/"


def address(deed, entry):
    return reverse(f"privacy:{deed}", args=[entry._meta.label_lower, entry.pk])


@pytest.fixture
def officer(client_for, officer_user):
    return client_for(officer_user)


@pytest.fixture
def supervisor(client_for, supervisor_user):
    return client_for(supervisor_user)


def find(client, email="somchai@example.com", **buttons):
    return client.post(FIND, {"email": email, **buttons})


def test_all_that_came_with_an_address_is_found_with_the_mails_that_went_there(officer, letter):
    first = letter()
    letter("ขอบคุณครับ", email="Somchai@Example.com")
    letter("ของคนอื่น", email="malee@example.com")
    queue_mail(first.site, first.email, "คำตอบ", "ซ่อมแล้วครับ", about=first)
    text = soup(find(officer)).select_one("main").text
    for part in ("บ้านเลขที่ 12", "ขอบคุณครับ", "ซ่อมแล้วครับ"):
        assert part in text
    assert "ของคนอื่น" not in text


def test_the_page_says_when_nothing_is_held_and_what_is_wrong_with_an_address(officer, letter):
    letter()
    nothing = soup(find(officer, "malee@example.com")).select_one(".privacy [role=status]").text
    assert "malee@example.com" in nothing
    wrong = soup(find(officer, "somchai@"))
    assert wrong.select_one(".error-message, .w-field__errors").text.strip()
    assert wrong.select_one("[name=email]")["value"] == "somchai@"


def test_the_address_is_never_in_the_address_line(officer, letter):
    letter()
    page = soup(find(officer))
    assert all(form.get("method") == "post" for form in page.select(".privacy form"))
    assert not [link for link in page.select("a[href]") if "somchai" in link["href"]]


def test_a_sheet_to_print_says_what_is_held_why_and_what_may_be_asked(officer, letter):
    letter()
    text = soup(find(officer, sheet="1")).text
    for part in ("สถานีตำรวจภูธรกมลา", "บ้านเลขที่ 12", "เก็บจดหมายไว้เพื่อตอบ", "มาตรา 24(4)"):
        assert part in text
    assert ModelLogEntry.objects.get().action == "privacy.copy"


def test_a_file_opens_in_excel_and_holds_no_formula(officer, letter):
    letter('=HYPERLINK("https://evil.example")')
    response = find(officer, csv="1")
    assert response["Content-Type"].startswith("text/csv")
    content = response.content.decode()
    assert content.startswith("\ufeff")
    cells = [cell for line in csv.reader(io.StringIO(content[1:])) for cell in line]
    assert "'=HYPERLINK" in "".join(cells)
    assert not [cell for cell in cells if cell.startswith("=")]


def test_an_officer_corrects_what_the_person_says_is_wrong(officer, officer_user, letter):
    entry = letter()
    shown = officer.get(address("correct", entry))
    assert "บ้านเลขที่ 12" in shown.content.decode()
    wrong = officer.post(address("correct", entry), {"text": "บ้านเลขที่ 21", "email": "somchai@"})
    assert "บ้านเลขที่ 21" in wrong.content.decode()
    officer.post(address("correct", entry), {"text": "บ้านเลขที่ 21", "email": entry.email})
    entry.refresh_from_db()
    assert entry.text == "บ้านเลขที่ 21"
    assert [(line.action, line.user) for line in ModelLogEntry.objects.all()] == [
        ("privacy.correct", officer_user)
    ]


def test_a_supervisor_erases_after_being_asked_and_the_log_says_who(supervisor, supervisor_user, letter):
    entry = letter()
    assert "บ้านเลขที่ 12" in supervisor.get(address("erase", entry)).content.decode()
    assert Letter.objects.exists()
    assert supervisor.post(address("erase", entry), {"reason": "request"}).status_code == 302
    assert not Letter.objects.exists()
    assert Erasure.objects.get().by == supervisor_user
    log = supervisor.get("/admin/personal-data/erasures/").content.decode()
    assert "จดหมาย" in log
    assert str(supervisor_user) in log


def test_only_roles_that_may_delete_erase(officer, letter):
    entry = letter()
    page = soup(find(officer))
    assert page.select_one(f'a[href="{address("correct", entry)}"]')
    assert not page.select_one(f'a[href="{address("erase", entry)}"]')
    refused = officer.post(address("erase", entry), {"reason": "request"})
    assert refused.status_code in (302, 403)
    assert Letter.objects.exists()


def test_nobody_sees_or_touches_what_another_station_holds(supervisor, letter, other_station):
    theirs = letter("ลับเฉพาะเพชรเกษม", site=other_station)
    for buttons in ({}, {"sheet": "1"}, {"csv": "1"}):
        assert "ลับเฉพาะเพชรเกษม" not in find(supervisor, **buttons).content.decode()
    for deed, values in (("correct", {"text": "x", "email": ""}), ("erase", {"reason": "request"})):
        for response in (
            supervisor.get(address(deed, theirs)),
            supervisor.post(address(deed, theirs), values),
        ):
            assert response.status_code in (302, 403)
            assert "ลับเฉพาะเพชรเกษม" not in response.content.decode()
    theirs.refresh_from_db()
    assert theirs.text == "ลับเฉพาะเพชรเกษม"


def test_the_log_of_another_station_is_not_shown(supervisor, other_station, station):
    Erasure.objects.create(site=other_station, kind="letter", number=77, reason="age")
    Erasure.objects.create(site=station, kind="letter", number=55, reason="age")
    text = soup(supervisor.get("/admin/personal-data/erasures/")).select_one("main").text
    assert "55" in text
    assert "77" not in text


@pytest.mark.parametrize("path", [FIND, "/admin/personal-data/erasures/"])
def test_who_has_nothing_to_do_with_it_is_refused(path, client, client_for, officer_user, station, letter):
    letter()
    assert client.get(path).status_code == 302
    outsider = client_for(type(officer_user).objects.create_user("outsider", "outsider@example.org"))
    assert outsider.get(path).status_code in (302, 403)


def test_officers_do_not_read_the_log(officer):
    assert officer.get("/admin/personal-data/erasures/").status_code in (302, 403)


def test_addresses_of_other_things_are_not_found(supervisor, supervisor_user):
    for path in (f"cms.user/{supervisor_user.pk}/erase/", "no.such/1/erase/", "tests.letter/987654/erase/"):
        assert supervisor.get(f"{FIND}{path}").status_code == 404
