"""What an open page of the admin is told about who is signed in, and what a browser forgets after signing out."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_an_open_page_learns_who_is_signed_in_and_how_forms_are_known(client_for, officer_user):
    answer = client_for(officer_user).get(reverse("signin_session")).json()
    assert answer["user"] == officer_user.pk
    assert answer["token"]


def test_an_open_page_learns_that_nobody_is(client):
    assert client.get(reverse("signin_session")).json()["user"] is None


def test_whoever_has_not_passed_the_second_factor_is_not_signed_in_yet(client_for, officer_user, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    response = client_for(officer_user).get(
        reverse("signin_session"), headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert response.status_code == 403


def test_a_form_is_taken_with_the_token_of_an_open_page(client_for, officer_user):
    client = client_for(officer_user, enforce_csrf_checks=True)
    token = client.get(reverse("signin_session")).json()["token"]
    assert client.post(reverse("account_logout"), {"csrfmiddlewaretoken": "stale"}).status_code == 403
    assert client.post(reverse("account_logout"), {"csrfmiddlewaretoken": token}).status_code == 302


def test_signing_out_lets_the_browser_forget_unfinished_work(client_for, officer_user):
    response = client_for(officer_user).post(reverse("account_logout"))
    assert response["Clear-Site-Data"] == '"storage"'


def test_pages_of_the_admin_know_what_to_show_when_the_session_ends(client_for, officer_user, client):
    page = client_for(officer_user).get(reverse("wagtailadmin_home")).content.decode()
    assert f'data-user="{officer_user.pk}"' in page
    assert reverse("signin_session") in page
    assert 'id="session-guard"' not in client.get(reverse("account_login")).content.decode()
