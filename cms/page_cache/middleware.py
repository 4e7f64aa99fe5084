"""Answers readers with pages that are kept, by Django's own cache middleware; see the package for when they end."""

import time

from django.conf import settings
from django.middleware.cache import CacheMiddleware
from django.utils.cache import get_cache_key, get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import get_language_from_path
from wagtail.models import Site

from cms.health import LIVE, READY
from cms.middleware import is_answered
from cms.requests import has_session, is_admin
from cms.sites import know_site

from .expiry import seconds_left
from .generations import generations
from .known import share

# The questions that public pages are asked in their addresses with few possible answers; free text is not kept.
KEPT_QUESTIONS = {"category", "kind", "month", "page", "purpose", "section"}
LONGEST_QUESTION = 60  # characters
CONDITIONS = {f"HTTP_IF_{name}" for name in ("MATCH", "NONE_MATCH", "MODIFIED_SINCE", "UNMODIFIED_SINCE")}
# What a kept page can depend on beside its address; nothing is left of the reader's cookies then.
KNOWN_VARIATIONS = {"accept-encoding", "cookie"}
# More than the stations have, so that forged ones fill no memory.
MOST_HOSTS, MOST_ADDRESSES = 5000, 500
# What the pages of so many stations tell each other is kept: of each up to a megabyte.
MOST_BOOKS = 200


class PageCacheMiddleware:
    """Outside of everything that looks at a visitor or makes an answer: a kept page costs nothing but finding it."""

    def __init__(self, get_response):
        self.get_response = get_response
        self._pages = {}
        self._books = {}

    def __call__(self, request):
        if _is_of_others(request):
            return self.get_response(request)
        if has_session(request) or "HTTP_AUTHORIZATION" in request.META:
            return _private(self.get_response(request))
        pages = self._pages_for(request) if settings.PAGE_CACHE else None
        kept = pages and _is_kept(request)
        response = kept and pages.found_again(request)
        if not response:
            _forget_the_reader(request)
            if pages:
                share(request, self._book_of(pages, request._get_raw_host()))
            response = pages(request) if kept else self._public(request)
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

    def _pages_for(self, request):
        """The kept pages of the request's station, None where nothing can be kept."""
        host = request._get_raw_host()
        pages = self._pages.get(host)
        if pages is None or generations.read(pages.station) != pages.generation:
            # The station begins a new generation, and perhaps has another host name.
            pages = self._begin(request)
            if pages:
                _note(self._pages, host, pages, MOST_HOSTS)
        return pages

    def _book_of(self, pages, host):
        """What the pages of a station tell each other in this generation of theirs."""
        generation, book = self._books.get(host, (None, None))
        if generation != pages.generation:
            book = {}
            _note(self._books, host, (pages.generation, book), MOST_BOOKS)
        return book

    def _begin(self, request):
        if not is_answered(request):
            return None
        know_site(request)
        site = Site.find_for_request(request)
        generation = site and generations.read(site.pk)
        return _StationPages(self._public, site.pk, generation) if generation else None


class _StationPages(CacheMiddleware):
    """Django's, for a station's generation, with which its pages end; they also end with the day."""

    def __init__(self, get_response, station, generation):
        super().__init__(get_response, cache_alias="pages", key_prefix=f"{station}-{generation}")
        self.station = station
        self.generation = generation
        self._keys = {}

    def found_again(self, request):
        """A page that was found before, without putting its key together again, which takes half of all the time."""
        address = _address(request)
        key, made_at = self._keys.get(address, (None, 0))
        response = key and self.cache.get(key)
        if response:
            response["Age"] = max(0, int(time.time() - made_at))
        elif key:
            self._keys.pop(address, None)
        return response

    def process_request(self, request):
        response = super().process_request(request)
        if response and KNOWN_VARIATIONS.issuperset(_variations(response)):
            key = get_cache_key(request, self.key_prefix, "GET", self.cache)
            made_at = time.time() - int(response.get("Age", 0))
            _note(self._keys, _address(request), (key, made_at), MOST_ADDRESSES)
        return response

    def process_response(self, request, response):
        if self._should_update_cache(request, response) and response.status_code == 200:
            self.page_timeout = seconds_left(Site.find_for_request(request))
        return super().process_response(request, response)


def _note(book, name, value, most):
    if name not in book and len(book) >= most:
        book.clear()
    book[name] = value


def _variations(response):
    return [name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()]


def _address(request):
    """All that Django's key is made of, for one host and after ``_forget_the_reader``."""
    asked = request.META
    return request.scheme, request.path, asked.get("QUERY_STRING"), _takes_gzip(request)


def _takes_gzip(request):
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def _is_of_others(request):
    """Whether there is nothing to keep: for the admin, static files, previews, and what is sent."""
    return (
        request.method not in ("GET", "HEAD")
        or is_admin(request)
        or request.path_info.startswith(settings.STATIC_URL)
        or request.path_info in (LIVE, READY)
        or getattr(request, "is_dummy", False)
    )


def _forget_the_reader(request):
    """Public pages depend on their address alone; a cache that looks at what they vary on finds the same for all."""
    language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    request.LANGUAGE_CODE = language
    request.META.pop("HTTP_COOKIE", None)
    request.__dict__.pop("COOKIES", None)
    takes_gzip = _takes_gzip(request)
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    if takes_gzip:
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip"


def _is_kept(request):
    """Whether the address is one of those of which there are not endlessly many."""
    asked = request.META.get("QUERY_STRING", "")
    return not asked or (len(asked) <= LONGEST_QUESTION and KEPT_QUESTIONS.issuperset(request.GET))


def _unchanged(request, response):
    """A 304 for who has the page already, or None."""
    if response.status_code != 200 or CONDITIONS.isdisjoint(request.META) or "ETag" not in response:
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
