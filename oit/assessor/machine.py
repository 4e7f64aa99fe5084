"""The machine index: a year as JSON, described by docs/assessor-index.schema.json."""

import hashlib
import json

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.addresses import url_of
from cms.languages import NAMES, language_of
from cms.models import StationSettings
from oit.models import FiscalYearPage
from oit.open_data.views import ROUTE as OPEN_DATA
from oit.yearly import YearReadiness

from .data import item_views
from .files import as_data, made_as_data
from .views import ROUTE, is_offered

VERSION = 1
KEPT_FOR = 300  # seconds


@require_safe
def machine_index(request, year=None):
    """The index of the fiscal year ``year`` (พ.ศ.) of the request's station; of the newest live one without it.

    404 where the station has no such year, or has switched its assessor's view off. Any site may read it.
    """
    site = Site.find_for_request(request)
    page = _live_year(site, year) if site else None
    if page is None or not is_offered(page):
        raise Http404
    body = json.dumps(as_index(page, request), ensure_ascii=False, separators=(",", ":")).encode()
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    response["ETag"] = etag
    response = get_conditional_response(request, etag=etag, response=response)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _live_year(site, year):
    """The station's live Thai page of the year, or the newest; None where there is none."""
    pages = FiscalYearPage.objects.descendant_of(site.root_page).live().public()
    return (pages.filter(fiscal_year=year) if year else pages).order_by("-fiscal_year").first()


def as_index(year_page, request):
    """The whole index of the Thai ``year_page``, as JSON can hold it."""
    readiness = YearReadiness(year_page)
    edition, totals = readiness.edition, readiness.totals
    addresses = _addresses(year_page, request)
    return {
        "version": VERSION,
        "station": _station(readiness.station),
        "fiscal_year": {"be": readiness.year.be, "ce": readiness.year.ce},
        "assessed_months": [month.to_iso() for month in edition.months_required],
        "evaluated_for": readiness.on.isoformat(),
        "addresses": addresses,
        "assessor_view": {code: url and f"{url}{ROUTE}" for code, url in addresses.items()},
        "open_data": {code: url and f"{url}{OPEN_DATA}" for code, url in addresses.items()},
        "totals": {
            "items": totals.items,
            "items_published": totals.published,
            "items_complete": totals.complete,
            "elements": totals.elements,
            "elements_missing": totals.missing,
        },
        "items": [_item(view, edition, request) for view in item_views(readiness, request)],
    }


def _station(site):
    names = StationSettings.for_site(site)
    return {"name": {"th": names.name_th, "en": names.name_en}, "address": f"{site.root_url}/"}


def _addresses(page, request):
    versions = [page, *(each for each in page.other_versions if each.live)]
    urls = {language_of(each): url_of(each.url_path, request) for each in versions}
    return {code: _absolute(urls.get(code), request) for code in NAMES}


def _absolute(url, request):
    return request.build_absolute_uri(url) if url else None


def _item(view, edition, request):
    section = next(each for each in edition.sections if each.key == view.item.section)
    return {
        "code": view.item.code,
        "title": _words(view.item.title),
        "section": {"key": section.key, "title": _words(section.title)},
        "published": view.row.is_published,
        "state": view.row.state.value,
        "addresses": {code: _absolute(view.urls.get(code), request) for code in NAMES},
        "first_published": _moment(view.first_published),
        "last_changed": _moment(view.last_changed),
        "published_elsewhere": _elsewhere(view.row.page) if view.row.is_published else [],
        "made_files": [
            made_as_data(made, code, _absolute(view.urls[code], request), view.item)
            for code, files in view.made.items()
            for made in files
        ],
        "elements": [_element(each, request) for each in view.elements],
    }


def _elsewhere(page):
    return [
        {"month": month.to_iso(), "on": stated["day"].isoformat(), "address": stated["address"]}
        for month, stated in sorted(page.elsewhere.items())
    ]


def _element(view, request):
    evidence = view.evidence
    return {
        "key": view.element.key,
        "title": _words(view.element.title),
        "advisory": view.element.advisory,
        "state": view.state.value,
        "stated": _statement(view.stated),
        "overruled": _overruling(view.overruled),
        "addresses": {code: _absolute(view.urls.get(code), request) for code in NAMES},
        "as_of": evidence.as_of.isoformat() if evidence and evidence.as_of else None,
        "months": [month.to_iso() for month in evidence.months] if evidence else [],
        "months_of_nothing": [
            {"month": month.to_iso(), "stated": _statement(stated)} for month, stated in view.nothing
        ],
        "files": [as_data(document, request) for document in evidence.files] if evidence else [],
    }


def _statement(stated):
    return {"by": stated.position or None, "on": stated.on.isoformat()} if stated else None


def _overruling(given):
    if given is None:
        return None
    return {
        "computed": given.computed,
        "by": given.position or None,
        "on": given.day.isoformat(),
        "reason": given.reason,
    }


def _words(words):
    return {"th": words.th, "en": words.en}


def _moment(moment):
    return timezone.localtime(moment).isoformat() if moment else None
