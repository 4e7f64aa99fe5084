"""Which hosts are served, how forms are guarded without cookies, and the admin's own content policy."""

from csp.constants import SELF
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from wagtail.models import Site

from cms.publishing import NotPublished
from cms.requests import answering, is_admin

HOST_KNOWN_FOR = 60  # seconds that a host name found in the database is remembered


class StationHostMiddleware:
    """Answers only for hosts named in ALLOWED_HOSTS, or by a Site record where that list says "sites".

    Stations are added while the site runs, so the list cannot be a fixed setting.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = _host_of(request)
        if not _is_ours(host):
            raise DisallowedHost(f"No station has the host name {host!r}.")
        return self.get_response(request)


def is_answered(request):
    """Whether the request is for a host that is answered for here."""
    try:
        return _is_ours(_host_of(request))
    except DisallowedHost:
        return False


def _host_of(request):
    return request.get_host().rsplit(":", 1)[0].lower().rstrip(".")


def _is_ours(host):
    named = settings.ALLOWED_STATION_HOSTS
    if host in named or "*" in named:
        return True
    return "sites" in named and _is_site(host)


def _is_site(host):
    if len(host) > 253:
        return False
    key = f"site-host:{host.encode('ascii', 'replace').hex()[:200]}"
    known = cache.get(key)
    if known is None:
        known = Site.objects.filter(hostname=host).exists()
        if known:
            cache.set(key, True, HOST_KNOWN_FOR)
    return known


class CurrentRequestMiddleware:
    """Lets pages know for which request they are asked for their address, where Wagtail does not tell them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with answering(request):
            return self.get_response(request)


class CookielessCsrfMiddleware(CsrfViewMiddleware):
    """Guards the admin with Django's token and the public forms without any cookie.

    A visitor of the public site has no session that a forged request could misuse; what is left to stop is
    another site posting in a visitor's name. Browsers say where a request comes from in Sec-Fetch-Site and
    Origin, so a public form needs no cookie, and its page can be cached.
    """

    def process_request(self, request):
        if is_admin(request):
            super().process_request(request)

    def process_view(self, request, callback, callback_args, callback_kwargs):
        if is_admin(request):
            return super().process_view(request, callback, callback_args, callback_kwargs)
        if request.method in ("GET", "HEAD", "OPTIONS", "TRACE") or getattr(
            request, "_dont_enforce_csrf_checks", False
        ):
            return None
        if getattr(callback, "csrf_exempt", False):
            return None
        if self._same_origin(request):
            return None
        return self._reject(request, "The form was sent from another site.")

    def process_response(self, request, response):
        return super().process_response(request, response) if is_admin(request) else response

    @staticmethod
    def _same_origin(request):
        fetch_site = request.headers.get("Sec-Fetch-Site")
        if fetch_site is not None and fetch_site not in ("same-origin", "none"):
            return False
        origin = request.headers.get("Origin")
        if origin is not None:
            scheme = "https" if request.is_secure() else "http"
            return origin == f"{scheme}://{request.get_host()}"
        return fetch_site is not None


class AdminPolicyMiddleware:
    """Gives the admin its own content policy; the public site keeps the strict one, also where it is previewed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_admin(request):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex, nofollow"
            # Other sites that are opened from here do not learn where the admin is.
            response["Referrer-Policy"] = "same-origin"
            # The editor shows its preview in a frame.
            response["X-Frame-Options"] = "SAMEORIGIN"
        elif getattr(request, "is_dummy", False):
            # Wagtail renders a preview as a request of its own, and shows the answer in a frame in the admin.
            response._csp_replace = {"frame-ancestors": [SELF]}
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class NotPublishedMiddleware:
    """Says in words why a page was not published, wherever it was tried."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotPublished) or not is_admin(request):
            return None
        messages.error(request, str(exception))
        return redirect(request.get_full_path())
