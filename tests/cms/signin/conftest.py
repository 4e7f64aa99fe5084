"""People with passwords, and their second factors."""

import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse

PASSWORD = "สายตรวจ-กมลา-191-ทุกวัน"


@pytest.fixture
def second_factor_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def officer(officer_user):
    """An officer of Kamala with PASSWORD."""
    officer_user.set_password(PASSWORD)
    officer_user.save()
    return officer_user


@pytest.fixture
def enter(client):
    """A function that fills in the sign-in form. Returns the answer."""

    def enter(login, password=PASSWORD, **options):
        return client.post(reverse("account_login"), {"login": login, "password": password}, **options)

    return enter


class App:
    """The authenticator app of ``user``, set up."""

    def __init__(self, user):
        self.secret = generate_totp_secret()
        TOTP.activate(user, self.secret)
        RecoveryCodes.activate(user)

    def code(self):
        return code_of(self.secret)


def code_of(secret):
    """What an app shows now for a key."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def wrong_code(secret):
    """Six digits that fit neither now nor a moment before or after."""
    near = {format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)) for step in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444") if code not in near)


@pytest.fixture
def app(officer):
    return App(officer)
