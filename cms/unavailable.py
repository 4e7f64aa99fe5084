"""What readers get while the database or the storage is out of reach: a page with the station's telephone numbers.

It asks nothing of what failed: the page of each station is made while all is well and lies in a file, by its host name.
nginx shows the same files while no process answers (deploy/nginx/station.conf).
"""

import errno
import logging
import re
import sys
import tempfile
import time
from pathlib import Path

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views.defaults import server_error as broken

from cms.health import LIVE, READY
from cms.models import StationSettings
from cms.requests import is_admin
from cms.sites import know_site

logger = logging.getLogger(__name__)

COME_BACK = 30  # seconds
# A changed telephone number is on the page after so long, where somebody reads something.
LOOKED_AT_EVERY = 60  # seconds
DEFAULT = "default"
HEALTH = (LIVE, READY)
HOSTNAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}")
# What stands here in a kept page is for forms whose fate nobody knows.
SENT = re.compile("<!-- sent -->.*<!-- /sent -->", re.DOTALL)
# What opens something stands on no page.
NEVER_REPEATED = re.compile("pass|secret", re.IGNORECASE)

GONE = (OperationalError, InterfaceError, BotoCoreError, Boto3Error, ConnectionError, TimeoutError)
# The disk is full, broken or not to be written to, or the network leads nowhere.
ERRNOS = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE),
    *(errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN),
}


def server_error(request):
    """Django's ``handler500``: 503 and the kept page where something is out of reach, else the page of a fault."""
    if not is_out_of_reach(sys.exc_info()[1]):
        return broken(request)
    again = _sent_again(request)
    response = HttpResponse(SENT.sub(lambda found: again, page_for(host_of(request))), status=503)
    response["Retry-After"] = str(COME_BACK)
    response["Cache-Control"] = "no-store"
    return response


def is_out_of_reach(error):
    """Whether the exception ``error`` came from a database, storage or disk that may answer again in a moment."""
    while error is not None:
        if isinstance(error, GONE) or (isinstance(error, OSError) and error.errno in ERRNOS):
            return True
        if isinstance(error, ClientError):
            return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500) >= 500
        error = error.__cause__ or error.__context__
    return False


# --- The page of each station -------------------------------------------------------------------


def page_for(host):
    """The kept page of the station at ``host``, else that of the default station, else one with emergency numbers."""
    for name in (host, DEFAULT):
        if HOSTNAME.fullmatch(name):
            try:
                return _path(name).read_text(encoding="utf-8")
            except OSError:
                continue
    return _made(None)


class KeepNumbersMiddleware:
    """Has the page of a station ready, in this process's VAR_DIR, once somebody has read anything of it here."""

    def __init__(self, get_response):
        self.get_response = get_response
        self._looked_at, self._there = {}, set()

    def __call__(self, request):
        response = self.get_response(request)
        # Watchers may ask for health at any host: each would be looked up, and remembered.
        is_page = not is_admin(request) and request.path_info not in HEALTH
        if response.status_code == 200 and is_page:
            host = host_of(request)
            if time.monotonic() > self._looked_at.get(host, -LOOKED_AT_EVERY) + LOOKED_AT_EVERY:
                self._look_at(host, request)
        return response

    def _look_at(self, host, request):
        site = getattr(request, "_wagtail_site", None)
        is_known = site is not None and StationSettings.on_site() in site._state.fields_cache
        # No page waits for another query, unless there is nothing yet.
        if not is_known and (host in self._there or _path(host).exists()):
            self._there.add(host)
            return
        self._looked_at[host] = time.monotonic()
        try:
            know_site(request)
            keep_page_of(request._wagtail_site)
        except DatabaseError as error:
            logger.warning("The page with the numbers of %s was not made: %s", host, error)


def host_of(request):
    """The host name that was asked for, as stations write theirs."""
    return split_domain_port(request._get_raw_host())[0].lower().rstrip(".")


def keep_page_of(site):
    """Writes the page of the station ``site`` (a Site, or None) to its file, unless that is what it holds."""
    if site is None:
        return
    page = _made(StationSettings.for_site(site))
    for name in (site.hostname, DEFAULT) if site.is_default_site else (site.hostname,):
        if HOSTNAME.fullmatch(name):
            try:
                _write(_path(name), page)
            except OSError as error:
                logger.warning("The page with the numbers of %s was not kept: %s", name, error)


def _made(station):
    with override("th"):
        return render_to_string("503.html", {"station": station})


def _path(name):
    return Path(settings.VAR_DIR, "unavailable", f"{name}.html")


def _write(path, text):
    """Replaces the file in one step, readable by the proxy, which is another user."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o755)
    number, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with open(number, "w", encoding="utf-8") as file:
            file.write(text)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


# --- What was sent ------------------------------------------------------------------------------


def _sent_again(request):
    """The form that sends the same once more, with all that was typed; empty where nothing was sent."""
    if request.method != "POST":
        return ""
    try:
        sent, has_files = request.POST, bool(request.FILES)
    except (OSError, SuspiciousOperation, MultiPartParserError):
        # It did not come in whole.
        sent, has_files = {}, True
    facts = {
        "address": request.get_full_path(),
        "fields": [
            (name, value) for name in sent for value in sent.getlist(name) if not NEVER_REPEATED.search(name)
        ],
        "has_files": has_files,
    }
    with override("th"):
        return render_to_string("components/send_again.html", facts)
