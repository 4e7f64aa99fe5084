"""For the test suite: no network, quick hashes, tasks at once, files in a folder that goes away."""

import tempfile
from pathlib import Path

from .base import *

# Of this process alone, and removed when it ends.
_folder = tempfile.TemporaryDirectory(prefix="station-tests-")
_files = Path(_folder.name)

SECRET_KEY = "only-for-tests"
INSTALLED_APPS += ["cms.styleguide"]
ALLOWED_STATION_HOSTS = ["sites", "testserver", "localhost", "127.0.0.1"]
MEDIA_ROOT = _files / "media"
STORAGES["private"]["OPTIONS"]["location"] = _files / "private"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "pages")
}
CACHE_IS_SHARED = False
# Several processes test at the same time.
GENERATIONS_DIR = _files / "generations"
# What a test changes it takes back without telling anybody; tests of the page cache turn it on.
PAGE_CACHE = False
CHECK_LINKS = False
# Tests of what is posted name a stand-in of their own.
CHANNEL_CREDENTIALS = {}
FACEBOOK_API = LINE_API = LINE_DATA_API = "http://127.0.0.1:9"
BACKUP_TO = BACKUP_RECIPIENT = ""
COUNT_VISITS = False
# Thousands of tests publish pages; those about made files say so (the fixture ``make_files``).
MAKE_FILES = False
# Most tests sign people in without a password; those about the second factor turn it on.
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Static files are found where they lie, without collecting them.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
