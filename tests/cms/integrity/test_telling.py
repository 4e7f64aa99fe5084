"""Who hears of findings, how often, and how one is accepted."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.integrity import rounds
from cms.integrity.models import Finding, Reading
from cms.mail.models import QueuedMail
from cms.models.stations import Role
from cms.today import to_dos
from oit.stations import group_for
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db

AWAY = "https://pg.example.com/"


@pytest.fixture
def planted(chief_user, admin_user, officer_user, station):
    """A redirect to another site at Kamala, found."""
    rounds.look_at_all()
    Redirect.objects.create(site=station, old_path="/oit", redirect_link=AWAY)
    rounds.look_at_all()
    return Finding.objects.open().get()


def test_the_head_and_administrators_get_one_mail_for_a_finding(planted, chief_user, admin_user, station):
    mails = QueuedMail.objects.all()
    assert sorted(mail.to for mail in mails) == [admin_user.email, chief_user.email]
    assert AWAY in mails[0].body
    assert f"{station.root_url}/admin/integrity/" in mails[0].body
    rounds.look_at_all()
    assert QueuedMail.objects.count() == 2


def test_the_list_of_today_has_it_until_it_is_accepted(planted, chief_user, admin_user, officer_user):
    def told(user):
        found = to_dos(user, datetime.date(2024, 3, 18))
        return [each for each in found if each.address == reverse("integrity:report")]

    assert (len(told(chief_user)), len(told(admin_user)), told(officer_user)) == (1, 1, [])
    assert AWAY in told(chief_user)[0].note
    planted.accept(chief_user, "ย้ายไปเว็บไซต์ใหม่")
    assert told(chief_user) == []


def test_what_concerns_the_installation_goes_to_administrators(planted, admin_user):
    QueuedMail.objects.all().delete()
    Redirect.objects.create(site=None, old_path="/news", redirect_link=AWAY)
    rounds.look_at_all()
    assert [mail.to for mail in QueuedMail.objects.all()] == [admin_user.email]


def test_the_first_page_the_board_and_the_report_say_so(planted, client_for, chief_user):
    head = client_for(chief_user)
    assert "pg.example.com" in soup(head.get("/admin/")).select_one("main").text
    assert "pg.example.com" in soup(head.get("/admin/readiness/")).select_one("main").text
    assert "pg.example.com" in soup(head.get("/admin/integrity/")).select_one("main").text


def test_a_finding_is_told_in_words_and_leads_to_its_page(
    planted, client_for, chief_user, station, officer_user
):
    Page.objects.filter(pk=station.root_page.pk).update(title="สล็อต")
    officer_user.groups.add(group_for(station, Role.SUPERVISOR))
    rounds.look_at_all()
    table = soup(client_for(chief_user).get("/admin/integrity/")).select_one("main table")
    assert table.select_one(f'a[href="/admin/pages/{station.root_page.pk}/edit/"]')
    assert "officer: หัวหน้าสายงาน" in table.text or f"officer: {Role.SUPERVISOR.label}" in table.text
    assert f"page {station.root_page.pk}" not in table.text


def test_officers_do_not_see_them(planted, client_for, officer_user):
    officer = client_for(officer_user)
    assert "pg.example.com" not in officer.get("/admin/").content.decode()
    assert "pg.example.com" not in officer.get("/admin/readiness/").content.decode()
    assert officer.get("/admin/integrity/").status_code in (302, 403)
    assert officer.post(f"/admin/integrity/{planted.pk}/accept/", {"reason": "ถูกต้อง"}).status_code == 404


def test_a_head_accepts_one_with_a_reason(planted, client_for, chief_user):
    head = client_for(chief_user)
    address = f"/admin/integrity/{planted.pk}/accept/"
    assert head.post(address, {"reason": ""}).status_code == 200
    assert Finding.objects.open().exists()
    assert head.post(address, {"reason": "ย้ายไปเว็บไซต์ใหม่"}).status_code == 302
    planted.refresh_from_db()
    assert (planted.accepted_by, planted.reason) == (chief_user, "ย้ายไปเว็บไซต์ใหม่")
    rounds.look_at_all()
    assert not Finding.objects.open().exists()
    assert "ย้ายไปเว็บไซต์ใหม่" in head.get("/admin/integrity/").content.decode()


def test_the_head_of_another_station_has_nothing_to_do_with_it(
    planted, client_for, chief_user, other_station
):
    Finding.objects.update(site=other_station)
    head = client_for(chief_user)
    assert "pg.example.com" not in head.get("/admin/integrity/").content.decode()
    assert head.post(f"/admin/integrity/{planted.pk}/accept/", {"reason": "ถูกต้อง"}).status_code == 404
    Finding.objects.update(site=None)
    assert head.post(f"/admin/integrity/{planted.pk}/accept/", {"reason": "ถูกต้อง"}).status_code == 404
    assert Finding.objects.open().exists()


def test_what_is_mended_goes_away_and_is_told_again_when_it_comes_back(planted, station):
    Redirect.objects.all().delete()
    rounds.look_at_all()
    assert not Finding.objects.open().exists()
    Redirect.objects.create(site=station, old_path="/oit", redirect_link=AWAY)
    rounds.look_at_all()
    assert Finding.objects.open().get() == planted
    assert QueuedMail.objects.count() == 4


def test_every_station_is_looked_at_once_a_night(station, other_station, monkeypatch):
    looked_at = []
    monkeypatch.setattr(rounds, "look", looked_at.append)
    rounds.look_nightly()
    assert looked_at == [None, station, other_station]
    for site in looked_at:
        Reading.objects.create(site=site)
    looked_at.clear()
    rounds.look_nightly()
    assert looked_at == []
    rounds.look_nightly(timezone.now() + datetime.timedelta(days=1))
    assert len(looked_at) == 3


def test_the_command_says_what_was_found(planted, capsys):
    with pytest.raises(CommandError, match="1 to be looked at"):
        call_command("integrity")
    assert "testserver: " in capsys.readouterr().out
    planted.accept(None, "ถูกต้อง")
    call_command("integrity", accept=True)
    assert "Nothing was found." in capsys.readouterr().out
