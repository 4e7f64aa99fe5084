"""Answers readers with pages that are kept, by Django's own cache middleware; see the package for when they end."""

from django.conf import settings
from django.middleware.cache import CacheMiddleware
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import get_language_from_path
from wagtail.models import Site

from cms.requests import is_admin
from cms.sites import know_site

from .expiry import seconds_left
from .generations import generations

# The questions that public pages are asked in their addresses with few possible answers; free text is not kept.
KEPT_QUESTIONS = {"category", "kind", "month", "page", "purpose", "section"}
LONGEST_QUESTION = 60  # characters


class PageCacheMiddleware:
    """Outside of everything that looks at a visitor, so that a kept page costs nothing but finding it."""

    def __init__(self, get_response):
        self.get_response = get_response
        self._stations = {}

    def __call__(self, request):
        if is_admin(request) or getattr(request, "is_dummy", False) or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META:
            return _private(self.get_response(request))
        _forget_the_reader(request)
        generation = settings.PAGE_CACHE and _is_kept(request) and self._generation_of(request)
        if generation:
            response = _StationPages(self._public, generation)(request)
        else:
            response = self._public(request)
        return _unchanged(request, response) or response

    def _public(self, request):
        """The page made anew, with what browsers and proxies may do with it."""
        response = self.get_response(request)
        if response.status_code == 200 and not response.cookies:
            if "Cache-Control" not in response:
                # A browser asks each time, and mostly hears that nothing changed.
                patch_cache_control(response, public=True, max_age=0, **settings.PROXIES_MAY)
            # LocaleMiddleware names it wherever an address has no language before it.
            others = [name for name in response.get("Vary", "").split(", ") if name != "Accept-Language"]
            response["Vary"] = ", ".join(filter(None, others))
            if not response.streaming and "ETag" not in response:
                set_response_etag(response)
        return response

    def _generation_of(self, request):
        """The generation of the request's station, with its id; None where nothing can be kept."""
        host = request.get_host()
        station, generation = self._stations.get(host, (None, None))
        if station is None or generations.read(station) != generation:
            # The station begins a new generation, and perhaps has another host name.
            know_site(request)
            site = Site.find_for_request(request)
            generation = site and generations.read(site.pk)
            if not generation:
                return None
            station = site.pk
            self._stations[host] = station, generation
        return f"{station}-{generation}"


class _StationPages(CacheMiddleware):
    """Django's, for one request: its pages belong to a generation and end with the day."""

    def __init__(self, get_response, generation):
        super().__init__(get_response, cache_alias="pages", key_prefix=generation)

    def process_response(self, request, response):
        if self._should_update_cache(request, response) and response.status_code == 200:
            self.page_timeout = seconds_left(Site.find_for_request(request))
        return super().process_response(request, response)


def _forget_the_reader(request):
    """Public pages depend on their address alone; a cache that looks at what they vary on finds the same for all."""
    language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    request.LANGUAGE_CODE = language
    request.META.pop("HTTP_COOKIE", None)
    request.__dict__.pop("COOKIES", None)
    accepted = request.META.pop("HTTP_ACCEPT_ENCODING", "")
    if "gzip" in accepted:
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip"


def _is_kept(request):
    """Whether the address is one of those of which there are not endlessly many."""
    asked = request.META.get("QUERY_STRING", "")
    return not asked or (len(asked) <= LONGEST_QUESTION and KEPT_QUESTIONS.issuperset(request.GET))


def _unchanged(request, response):
    """A 304 for who has the page already, or None."""
    if response.status_code != 200 or "ETag" not in response:
        return None
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    if answer is response:
        return None
    if "Access-Control-Allow-Origin" in response:
        answer["Access-Control-Allow-Origin"] = response["Access-Control-Allow-Origin"]
    return answer


def _private(response):
    """What somebody who works here sees is for nobody else."""
    if "Cache-Control" not in response:
        patch_cache_control(response, private=True, no_cache=True)
    return response
