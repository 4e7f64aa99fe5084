"""Addresses below /admin/ that come before Wagtail's own: its sign-in and password pages are closed by them.

The names are those by which django-allauth knows its pages. What is not listed is closed: signing up, mailboxes,
codes by mail.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.generic import RedirectView

from .views import (
    EndSessionView,
    LogoutView,
    OverviewView,
    SecondFactorView,
    SecondStepView,
    SessionView,
)


def leads_to(name):
    return RedirectView.as_view(pattern_name=name, query_string=True)


urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("login/code/", SecondStepView.as_view(), name="mfa_authenticate"),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("login/inactive/", account.account_inactive, name="account_inactive"),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", leads_to("mfa_index"), name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("password/done/", leads_to("account_login"), name="account_reset_password_from_key_done"),
    re_path(
        r"^password/link/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("session/", SessionView.as_view(), name="signin_session"),
    path("signing-in/", OverviewView.as_view(), name="mfa_index"),
    path("signing-in/sessions/end/", EndSessionView.as_view(), name="signin_end_sessions"),
    path("signing-in/sessions/<int:pk>/end/", EndSessionView.as_view(), name="signin_end_session"),
    path("signing-in/second-factor/", SecondFactorView.as_view(), name="signin_second_factor"),
    path("signing-in/app/", app.activate_totp, name="mfa_activate_totp"),
    path("signing-in/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("signing-in/passkeys/", leads_to("mfa_index"), name="mfa_list_webauthn"),
    path("signing-in/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("signing-in/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("signing-in/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("signing-in/codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "signing-in/codes/file/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    # Wagtail's own pages for a forgotten password.
    re_path(r"^password_reset/.*$", leads_to("account_reset_password")),
]
