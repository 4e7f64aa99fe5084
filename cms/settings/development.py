"""For work on the code: debug pages, reloading, mail on the console."""

from .base import *

DEBUG = True
SECRET_KEY = SECRET_KEY or "only-for-development"
INSTALLED_APPS += ["cms.styleguide"]
ALLOWED_STATION_HOSTS = ["*"]
LOGGING["filters"]["no_access_lines"] = {"()": "feedback.complaints.public.logs.NoAccessLines"}
LOGGING["loggers"]["django.server"] = {
    "handlers": ["console"],
    "level": "INFO",
    "propagate": False,
    "filters": ["no_access_lines"],
}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Templates change while they are being written.
PAGE_CACHE = False
