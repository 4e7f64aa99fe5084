"""The open data of a year: a page for people, and files for programs."""

import hashlib
import json

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.routing import serve
from oit.editions import edition_for
from oit.year_views import context_below

from .catalogue import catalogue
from .contracting import contracts_among, release_package
from .datasets import datasets_of
from .imprint import Imprint
from .package import data_package, title_of

ROUTE = "open-data/"
KEPT_FOR = 300  # seconds


def open_data_page(year_page, request):
    """Every table of the year: what it is, its files, and what may be done with them. Http404 without a checklist."""
    datasets, imprint = _of(year_page, request)
    context = {
        **context_below(year_page, request, ROUTE, _("Open data")),
        "datasets": datasets,
        "imprint": imprint,
        "title_of_all": title_of(imprint),
        "contracts": contracts_among(datasets),
    }
    return TemplateResponse(request, "oit/open_data.html", context)


@require_safe
def open_data_file(request, path, name):
    """The file ``name`` of the year at ``path``: found, and kept from whoever may not read it, as the page itself."""
    return serve(request, f"{path}/{ROUTE}{name}/")


def serve_file(year_page, request, name):
    """The description called ``name`` of the year's data. Any site may read it. Http404 where there is none."""
    if name not in FILES:
        raise Http404
    content_type, write = FILES[name]
    content = write(*_of(year_page, request))
    if content is None:
        raise Http404
    body = json.dumps(content, ensure_ascii=False, indent=1).encode()
    response = HttpResponse(body, content_type=content_type)
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    response["ETag"] = etag
    response = get_conditional_response(request, etag=etag, response=response)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _of(year_page, request):
    """The Datasets of the year and their Imprint."""
    if edition_for(year_page.fiscal_year) is None:
        raise Http404
    address = request.build_absolute_uri(f"{year_page.get_url(request)}{ROUTE}")
    return datasets_of(year_page.thai, request), Imprint.of(year_page, request, address)


def _package(datasets, imprint):
    return data_package(datasets, imprint) if datasets else None


def _catalogue(datasets, imprint):
    return catalogue(datasets, imprint, contracts_among(datasets)) if datasets else None


def _contracts(datasets, imprint):
    found = contracts_among(datasets)
    return release_package(found, imprint) if found else None


FILES = {
    "datapackage.json": ("application/json; charset=utf-8", _package),
    "catalog.jsonld": ("application/ld+json; charset=utf-8", _catalogue),
    "ocds.json": ("application/json; charset=utf-8", _contracts),
}
