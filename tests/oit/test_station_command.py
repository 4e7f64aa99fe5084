"""`manage.py station`: questions, clear refusals, and a station whose supervisor can sign in."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.models import User
from cms.models.stations import Role
from oit.models import FiscalYearPage
from oit.stations import group_for

ANSWERS = ["สถานีตำรวจภูธรป่าตอง", "Patong Police Station", "2", "patong.example", "", "", "web@patong.example"]


@pytest.fixture
def ask(monkeypatch):
    """A function that runs the command with these answers and gives what it said."""

    def ask(answers):
        lines = iter(answers)

        def answer():
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        output = StringIO()
        with override("en"):
            call_command("station", stdout=output)
        return output.getvalue()

    return ask


def test_a_station_with_its_year_and_a_supervisor_who_can_sign_in(station, ask):
    said = ask(ANSWERS)
    site = Site.objects.get(hostname="patong.example")
    assert FiscalYearPage.objects.descendant_of(site.root_page).filter(fiscal_year=2567).exists()
    user = User.objects.get(username="supervisor")
    assert list(user.groups.all()) == [group_for(site, Role.SUPERVISOR)]
    password = said.partition("Password:")[2].split()[0]
    client = Client(headers={"host": "testserver"})
    client.post(reverse("account_login"), {"login": "supervisor", "password": password})
    changed = {"oldpassword": password, "password1": "ปลอดภัยไว้ก่อน-2567", "password2": "ปลอดภัยไว้ก่อน-2567"}
    client.post(reverse("account_change_password"), changed)
    # Whoever leads a new station begins with its first day.
    assert client.get("/admin/", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("position", "wrong", "refusal"),
    [
        (0, "Patong", "Write the name in Thai"),
        (1, "ป่าตอง", "Write the name in English"),
        (2, "7", "Write a number from 1 to 3."),
        (3, "https://patong.example/", "Write the host name alone"),
        (3, "ป่าตอง.ไทย", "xn--"),
        (3, "testserver", "There is a station at testserver already."),
        (4, "2550", "There is no checklist for พ.ศ. 2550."),
        (4, "สองพัน", "was not understood as a year"),
        (5, "OFFICER", "There is an account OFFICER already."),
        (5, "a b", "Enter a valid username"),
        (6, "patong", "Enter a valid email address"),
    ],
)
def test_a_wrong_answer_is_refused_and_asked_again(station, officer_user, ask, position, wrong, refusal):
    said = ask([*ANSWERS[:position], wrong, *ANSWERS[position:]])
    assert refusal in said
    assert Site.objects.filter(hostname="patong.example").exists()


def test_stopping_makes_nothing(station, ask):
    pages = Page.objects.count()
    with pytest.raises(CommandError, match="Nothing was made"):
        ask(ANSWERS[:4])
    assert Page.objects.count() == pages
    assert not User.objects.exists()


def test_behind_https_its_addresses_are_those_of_https(station, ask, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert "https://patong.example/admin/" in ask(ANSWERS)
    assert Site.objects.get(hostname="patong.example").root_url == "https://patong.example"


def test_http_and_https_are_no_two_stations(station, ask, settings):
    ask(ANSWERS)
    settings.SECURE_SSL_REDIRECT = True
    said = ask([*ANSWERS[:4], "karon.example", "", "karon", "web@karon.example"])
    assert "There is a station at patong.example already." in said
