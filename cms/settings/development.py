"""For work on the code: debug pages, reloading, mail on the console."""

from .base import *

DEBUG = True
SECRET_KEY = SECRET_KEY or "only-for-development"
INSTALLED_APPS += ["cms.styleguide"]
ALLOWED_STATION_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
