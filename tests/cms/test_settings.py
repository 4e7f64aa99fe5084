"""Production refuses to start without what keeps it safe, and says what to do; Django reads every setting."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cms.settings
from cms.checks import check_admin_path

GOOD = {
    "SECRET_KEY": "x3T-9qV0bPzLrE8wYk2mNcA7sHdJ5uGfQ1iOeR6tXvZ4",
    "ALLOWED_HOSTS": "sites",
    "DEBUG": "",
    "HTTPS": "on",
    "BEHIND_PROXY": "off",
    "S3_BUCKET": "",
}


@pytest.fixture
def start(tmp_path):
    """A function that loads the production settings with an environment, evaluates ``expression`` and gives
    what was printed: the value, or the refusal.

    In a process of its own: settings are read once, when they are imported.
    """

    def start(expression="settings.DEBUG", **environment):
        code = f"from django.conf import settings; print({expression})"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                **GOOD,
                "VAR_DIR": str(tmp_path),
                "DJANGO_SETTINGS_MODULE": "cms.settings.production",
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().splitlines()[-1]

    return start


def test_production_starts_with_what_it_needs(start):
    assert start() == "False"


@pytest.mark.parametrize("secret", ["", "ตำรวจ", "only-for-development", "only-for-tests" * 5])
def test_a_missing_short_or_default_secret_is_refused(start, secret):
    refusal = start(SECRET_KEY=secret)
    assert "ImproperlyConfigured: SECRET_KEY is missing, too short or a default." in refusal
    assert "secrets.token_urlsafe(50)" in refusal


def test_debug_pages_are_refused(start):
    refusal = start(DEBUG="on")
    assert "ImproperlyConfigured: DEBUG is on." in refusal
    assert "remove DEBUG" in refusal


def test_no_hosts_are_refused(start):
    refusal = start(ALLOWED_HOSTS="")
    assert "ImproperlyConfigured: ALLOWED_HOSTS is empty." in refusal
    assert "separated by commas" in refusal


def test_cookies_and_addresses_are_for_https_unless_it_is_off(start):
    flags = "[settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS > 0]"
    assert start(flags) == "[True, True, True]"
    assert start(flags, HTTPS="off") == "[False, False, False]"


def test_cookies_belong_to_this_host_and_to_https(start):
    names = "[settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]"
    assert start(names) == "['__Host-sessionid', '__Host-csrftoken']"
    paths = "[settings.LANGUAGE_COOKIE_NAME, settings.PATH_COOKIE_PREFIX]"
    assert start(paths) == "['__Secure-language', '__Secure-']"
    assert start(names, HTTPS="off") == "['sessionid', 'csrftoken']"


def test_the_admin_is_where_the_installation_has_it(start):
    """With its sign-in page, its policies and its gate; nothing is left at the usual address."""
    setup = "__import__('django').setup()"
    reverse = "__import__('django.urls', fromlist=['reverse']).reverse"
    is_admin = "__import__('cms.requests', fromlist=['is_admin']).is_admin"
    request = "__import__('types').SimpleNamespace(path_info={0!r})".format
    asked = (
        *(f"{reverse}('{name}')" for name in ("wagtailadmin_home", "account_login", "mfa_index")),
        *(f"{is_admin}({request(path)})" for path in ("/office-kamala/pages/", "/admin/pages/")),
    )
    expected = "[None, '/office-kamala/', '/office-kamala/login/', '/office-kamala/signing-in/', True, False]"
    assert start(f"[{setup}, {', '.join(asked)}]", ADMIN_PATH="/office-kamala/") == expected


@pytest.mark.parametrize("path", ["", "a/b", "ผู้ดูแล", "Admin"])
def test_an_admin_path_that_is_no_plain_name_is_named(settings, path):
    settings.ADMIN_PATH = path
    assert [error.id for error in check_admin_path(None)] == ["cms.E005"]


def test_logs_of_a_server_hold_no_personal_data_unless_somebody_asks_for_it(start):
    formatter = "settings.LOGGING['handlers']['console']['formatter']"
    assert start(formatter) == "json"
    assert start(formatter, LOG_FORMAT="line") == "line"


def test_headers_of_a_proxy_are_believed_only_behind_one(start):
    proxy = "[settings.SECURE_PROXY_SSL_HEADER, settings.USE_X_FORWARDED_HOST]"
    assert start(proxy) == "[None, False]"
    assert start(proxy, BEHIND_PROXY="on") == "[('HTTP_X_FORWARDED_PROTO', 'https'), True]"


def test_uploads_go_to_s3_when_a_bucket_is_named(start):
    backend = "settings.STORAGES['default']['BACKEND']"
    assert start(backend) == "django.core.files.storage.FileSystemStorage"
    s3 = {"S3_BUCKET": "media", "S3_ACCESS_KEY": "key", "S3_SECRET_KEY": "secret"}
    assert start(backend, **s3) == "cms.bucket.Bucket"


def test_sqlite_waits_its_turn_and_loses_nothing(start, tmp_path):
    setup = "__import__('django').setup()"
    connection = "__import__('django.db', fromlist=['db']).connection"
    pragma = "{0}.cursor().execute('PRAGMA {1}').fetchone()[0]"
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    values = ", ".join(pragma.format(connection, name) for name in names)
    address = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    assert start(f"[{setup}, {values}]", DATABASE_URL=address) == "[None, 'wal', 2, 1, 20000]"


PRIVATE = "settings.STORAGES['private']['OPTIONS']"


def test_what_came_in_lies_apart_from_what_may_be_served(start, tmp_path):
    assert start("settings.MEDIA_ROOT") == str(tmp_path / "media")
    assert start(f"{PRIVATE}['location']") == str(tmp_path / "private")


def test_in_a_bucket_it_lies_under_a_prefix_of_its_own(start):
    bucket = {"S3_BUCKET": "station", "S3_ACCESS_KEY": "key", "S3_SECRET_KEY": "secret"}
    assert start(f"{PRIVATE}['bucket_name'], {PRIVATE}['location']", **bucket) == "station private"
    assert start("settings.STORAGES['default']['OPTIONS'].get('location')", **bucket) == "None"


@pytest.mark.parametrize(
    "module", sorted(Path(cms.settings.__path__[0]).glob("*.py")), ids=lambda path: path.stem
)
def test_the_name_of_every_setting_is_in_capitals(module):
    """Django passes over all others, and the setting would have its default without anybody noticing."""
    set_here = [node for node in ast.parse(module.read_text()).body if isinstance(node, ast.Assign)]
    names = {target.id for node in set_here for target in node.targets if isinstance(target, ast.Name)}
    assert not {name for name in names if name not in (name.upper(), name.lower())}
