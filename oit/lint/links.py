"""Links that lead nowhere in the site."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.addresses import pages_at
from cms.languages import NAMES
from cms.root_paths import homes

from .remarks import Remark, Rule
from .texts import Kind


def dead_links(texts, facts):
    """Warns of links whose target is among ``facts.dead_links``."""
    messages = {
        "page": _(
            "The link “%(words)s” leads to a page that is not published or no longer exists. Choose another."
        ),
        "document": _("The link “%(words)s” leads to a file that no longer exists. Choose another."),
        "url": _("The link “%(words)s” leads nowhere on this site: %(address)s. Correct its address."),
    }
    for text in texts:
        if text.kind == Kind.LINK and text.target in facts.dead_links:
            kind, where = text.target
            address = where if kind == "url" else ""
            yield Remark.about(text, Rule.DEAD_LINK, text.words, messages[kind], address=address)


def find_dead_links(texts, site):
    """The targets of the LINKs among ``texts`` that lead nowhere, a frozenset. In few queries, however many links.

    An address of another host is not followed.
    """
    targets = {text.target for text in texts if text.kind == Kind.LINK}
    dead = _without_object(targets, "page", Page.objects.live())
    dead |= _without_object(targets, "document", get_document_model().objects.all())
    paths = {target: path for target in targets if (path := _own_path(target, site)) is not None}
    living = _living_paths(set(paths.values()), site) if paths else set()
    return frozenset(dead | {target for target, path in paths.items() if path not in living})


def _without_object(targets, kind, queryset):
    ids = {target: str(target[1]) for target in targets if target[0] == kind}
    numbers = {number for number in ids.values() if number.isascii() and number.isdigit()}
    living = set(map(str, queryset.filter(pk__in=numbers).values_list("pk", flat=True))) if numbers else set()
    return {target for target, number in ids.items() if number not in living}


def _own_path(target, site):
    """The path of an address on this station, None for anything else."""
    kind, address = target
    if kind != "url":
        return None
    try:
        parts = urlsplit(str(address))
        own = parts.hostname in (None, site.hostname) and parts.scheme in ("", "http", "https")
    except ValueError:
        return None
    return unquote(parts.path) if own and parts.path.startswith("/") else None


def _living_paths(paths, site):
    """Those of ``paths`` at which something is served."""
    living, pages = set(), {}
    documents = {}
    for path in paths:
        found = _resolved(path)
        if found is None:
            continue
        if found.url_name == "wagtail_serve":
            pages[path] = found.args[0] if found.args else ""
        elif found.url_name in ("document", "document_version", "document_versions"):
            documents[path] = found.kwargs["address"]
        else:
            living.add(path)
    if documents:
        known = get_document_model().objects.filter(address__in=documents.values())
        addresses = set(known.values_list("address", flat=True))
        living |= {path for path, address in documents.items() if address in addresses}
    return living | _living_pages(pages, site) | _redirected(paths, site)


def _language(path):
    first = path.strip("/").partition("/")[0]
    return first if first in NAMES and first != settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def _resolved(path):
    with override(_language(path)):
        for attempt in (path, f"{path}/"):
            try:
                return resolve(attempt)
            except Resolver404:
                continue
    return None


def _living_pages(pages, site):
    """Those of ``{path: path below the home page}`` at which a live page answers."""
    if not pages:
        return set()
    starts = {home.language: home.url_path for home in homes(site)}
    wanted = {
        path: starts[_language(path)] + (f"{below.strip('/')}/" if below.strip("/") else "")
        for path, below in pages.items()
        if _language(path) in starts
    }
    above = {each for url_path in wanted.values() for each in _with_parents(url_path)}
    live = {page.url_path: page for page in pages_at(above, site).live()}
    return {path for path, url_path in wanted.items() if url_path in live or _is_routed(url_path, live)}


def _with_parents(url_path):
    parts = url_path.strip("/").split("/")
    return ["/" + "/".join(parts[:number]) + "/" for number in range(1, len(parts) + 1)]


def _is_routed(url_path, live):
    """Whether the nearest live page above answers at further addresses of its own, and at this one."""
    nearest = next((each for each in reversed(_with_parents(url_path)) if each in live), None)
    if nearest is None or not issubclass(live[nearest].specific_class or Page, RoutablePageMixin):
        return False
    try:
        live[nearest].specific.resolve_subpage("/" + url_path.removeprefix(nearest))
    except Resolver404:
        return False
    return True


def _redirected(paths, site):
    normal = {path: Redirect.normalise_path(path) for path in paths}
    known = (
        Redirect.get_for_site(site).filter(old_path__in=normal.values()).values_list("old_path", flat=True)
    )
    return {path for path, each in normal.items() if each in set(known)}
