"""Who may come in, and how: settings of django-allauth and django-axes, and of the room cms.signin."""

from datetime import timedelta

from .environment import env

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Whether everyone with access to the admin needs a second factor, and for how many days after an account was
# made it may be put off.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
SECOND_FACTOR_GRACE_DAYS = env.int("SECOND_FACTOR_GRACE_DAYS", default=7)
# A session ends when it is not used for so long, or when it is so old; then one signs in again.
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_LONGEST = timedelta(days=7)
# Logs of who came in are kept for 90 days at least (Computer-Related Crime Act, section 26).
ACCESS_EVENTS_KEPT = timedelta(days=90)
# Links in invitations and mails about a forgotten password.
PASSWORD_RESET_TIMEOUT = int(timedelta(days=3).total_seconds())

# --- Passwords ----------------------------------------------------------------------------

PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}" for name in ("Argon2PasswordHasher", "PBKDF2PasswordHasher")
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
AUTH_PASSWORD_VALIDATORS += [{"NAME": "cms.signin.passwords.StationWordsValidator"}]

# --- Signing in: django-allauth -----------------------------------------------------------

ACCOUNT_ADAPTER = "cms.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Supervisors give the addresses.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=15).total_seconds())
# Failures are counted by django-axes in the database: what allauth counts in the cache holds for one process.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
ACCOUNT_FORMS = {
    "login": "cms.signin.forms.LoginForm",
    "change_password": "cms.signin.forms.ChangePasswordForm",
    "reset_password": "cms.signin.forms.ForgottenPasswordForm",
    "reset_password_from_key": "cms.signin.forms.NewPasswordForm",
    "reauthenticate": "cms.signin.forms.ConfirmForm",
}
# The address of a visitor is taken from X-Forwarded-For only behind a proxy that writes it.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.bool("BEHIND_PROXY", default=False))

# --- The second factor: django-allauth ----------------------------------------------------

MFA_ADAPTER = "cms.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
# The clocks of telephones are a little off.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "cms.signin.forms.CodeForm",
    "reauthenticate": "cms.signin.forms.ReauthenticateForm",
    "activate_totp": "cms.signin.forms.ActivateAppForm",
    "add_webauthn": "cms.signin.forms.AddPasskeyForm",
}

# --- Against guessing: django-axes --------------------------------------------------------

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = "cms.signin.locks.counted_by"
AXES_USERNAME_CALLABLE = "cms.signin.locks.account_name"
AXES_CLIENT_IP_CALLABLE = "cms.signin.addresses.client_ip"
AXES_LOCKOUT_CALLABLE = "cms.signin.locks.locked_response"
AXES_RESET_ON_SUCCESS = True
# Trying again while locked does not prolong the lock.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = ["login", "password", "code", "credential", "csrfmiddlewaretoken"]
# The project keeps its own log: cms.signin.models.AccessEvent.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
