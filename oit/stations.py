"""Makes a station: its site, its pages in both languages, its files' collection, its people's groups."""

import re
import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Locale,
    Page,
    Site,
)

from cms.models import StationGroup, StationSettings
from cms.models.stations import SUPERVISING, Role, collection_of
from cms.privacy.models import PrivacySettings
from cms.translating import EnglishTexts, publish_english
from feedback.models import QuestionSettings
from home.models import HomePage, Navigation
from oit.editions import edition_for
from oit.models import FiscalYearPage, OITIndexPage
from oit.open_data.models import OpenDataSettings

LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
# A host name as browsers send it: a Thai one arrives in its xn-- form.
HOSTNAME = rf"{LABEL}(\.{LABEL})*"
# Of http and https.
USUAL_PORTS = (80, 443)
TREE = Path(__file__).parent / "station_tree.toml"

# What each role may do with the pages of its station, with its pictures and documents, with other things of the
# station, and with its people. Pages of the checklist are published by whoever approves them (oit/approval/pages.py).
PAGE_ACTIONS = {
    Role.OFFICER: ("add", "change", "publish"),
    Role.SUPERVISOR: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    Role.CHIEF: ("add", "change", "publish", "lock", "unlock"),
}
FILE_ACTIONS = ("add", "change", "choose")
ENTRY_PERMISSIONS = {
    Role.OFFICER: (
        ("cms", "officer", ("add", "change", "view", "publish")),
        ("home", "order", ("add", "change", "view", "publish")),
        ("feedback", "question", ("change", "view")),
        ("feedback", "answertemplate", ("add", "change", "view", "delete")),
        ("feedback", "feedback", ("change", "view")),
        ("feedback", "pageremark", ("change", "view")),
        ("duties", "assignment", ("view",)),
        ("duties", "calendarentry", ("view",)),
        ("wagtail_localize", "translation", ("submit",)),
        ("supervision", "meeting", ("add", "change", "view")),
        ("tasks", "taskrecord", ("add", "change", "view")),
        ("contributions", "contribution", ("add", "change", "view")),
        ("mail", "queuedmail", ("change", "view")),
        ("short_links", "shortlink", ("add", "change", "view")),
        ("signs", "sign", ("add", "change", "view")),
        ("search", "synonymset", ("add", "change", "view", "delete")),
        ("posting", "socialpost", ("change", "view")),
        ("bin", "binentry", ("change", "view")),
    ),
}
ENTRY_PERMISSIONS[Role.SUPERVISOR] = (
    *ENTRY_PERMISSIONS[Role.OFFICER],
    ("cms", "officer", ("delete",)),
    ("home", "order", ("delete",)),
    ("feedback", "question", ("delete",)),
    ("feedback", "feedback", ("delete",)),
    ("feedback", "pageremark", ("delete",)),
    ("duties", "assignment", ("change",)),
    ("duties", "calendarentry", ("change",)),
    ("cms", "user", ("add", "change")),
    ("supervision", "meeting", ("delete", "publish")),
    ("tasks", "taskrecord", ("delete", "publish")),
    ("tasks", "task", ("change",)),
    ("wagtailredirects", "redirect", ("add", "change", "delete")),
    ("contributions", "contribution", ("approve",)),
    ("privacy", "erasure", ("view",)),
    ("bin", "binentry", ("delete",)),
)
ENTRY_PERMISSIONS[Role.CHIEF] = ENTRY_PERMISSIONS[Role.SUPERVISOR]
# Complaints themselves are opened by keys and not by permissions (feedback/complaints/holders.py).
ENTRY_PERMISSIONS[Role.COMPLAINTS] = (("feedback", "answertemplate", ("add", "change", "view", "delete")),)
SETTINGS = (StationSettings, Navigation, OpenDataSettings, QuestionSettings)
SETTINGS_OF_SUPERVISORS = (PrivacySettings,)


def usual_port():
    """The port that addresses need not name: of https where this installation redirects to it."""
    return 443 if settings.SECURE_SSL_REDIRECT else 80


def is_taken(hostname, port):
    """Whether a station answers there. Those of http and https are one address for a reader."""
    ports = USUAL_PORTS if port in USUAL_PORTS else (port,)
    return Site.objects.filter(hostname=hostname, port__in=ports).exists()


@transaction.atomic
def create_station(*, hostname, kind, name_th, name_en, year=None, port=None, is_default=False):
    """Makes the station and returns its Site.

    ``kind``: a StationKind. ``port``: the usual one unless given. ``year``: fiscal year in พ.ศ. whose item pages are
    made as drafts, or None. Raises ValidationError, naming what to change, when the host is taken or malformed, when
    there is no checklist for the year, or when another station is the default one already.
    """
    hostname, name_th, name_en = hostname.strip().lower(), name_th.strip(), name_en.strip()
    if not re.fullmatch(HOSTNAME, hostname):
        raise ValidationError(
            _("“%(host)s” is not a host name. Write it without https:// and without a path: kamala.example.")
            % {"host": hostname}
        )
    port = port or usual_port()
    if is_taken(hostname, port):
        raise ValidationError(_("There is a station at %(host)s already.") % {"host": f"{hostname}:{port}"})
    if year and edition_for(year) is None:
        raise ValidationError(_("There is no checklist for พ.ศ. %(year)s.") % {"year": year})
    home = _make_home(name_th, hostname)
    site = Site(
        hostname=hostname,
        port=port,
        site_name=name_en,
        root_page=home,
        is_default_site=is_default or not Site.objects.filter(is_default_site=True).exists(),
    )
    _save_checked(site)
    _save_checked(StationSettings(site=site, name_th=name_th, name_en=name_en, kind=kind))
    Navigation.objects.create(site=site)
    OpenDataSettings.objects.create(site=site)
    QuestionSettings.objects.create(site=site)
    PrivacySettings.objects.create(site=site)
    texts = EnglishTexts()
    texts.add(name_th, name_en)
    publish_english(home, texts)
    _make_pages(home)
    if year:
        add_year(site, year)
    collection = Collection.get_first_root_node().add_child(name=f"{name_en} ({hostname})")
    for role in Role:
        _make_group(site, role)
    give_roles(site, collection)
    return site


def group_for(site, role):
    """The group of the people who have ``role`` at the station ``site``."""
    return StationGroup.objects.get(site=site, role=role).group


def add_year(site, year):
    """Makes the page of a fiscal year in both languages, and a draft for each item whose page type exists."""
    index = OITIndexPage.objects.descendant_of(site.root_page).get()
    page = index.add_child(instance=FiscalYearPage(fiscal_year=int(year), locale=index.locale))
    page.save_revision().publish()
    publish_english(page, EnglishTexts())
    for draft in missing_items(page):
        page.add_child(instance=draft)
        draft.save_revision()
    return page


def missing_items(year_page):
    """Yields a new draft for each item of the year that has no page yet and whose page type exists."""
    page_types = {model.__name__: model for model in apps.get_app_config("oit").get_models()}
    for item in edition_for(year_page.fiscal_year).items:
        model = page_types.get(item.page_type)
        if model and model.free_item_below(year_page) == item:
            yield model(
                fiscal_year=year_page.fiscal_year, code=item.code, live=False, locale=year_page.locale
            )


def _save_checked(instance):
    instance.full_clean()
    instance.save()


@cache
def _tree():
    return tomllib.loads(TREE.read_text(encoding="utf-8"))["pages"]


def _make_home(name_th, hostname):
    root = Page.get_first_root_node()
    thai = Locale.objects.get(language_code="th")
    slug = slugify(hostname.replace(".", "-"))
    taken = set(root.get_children().values_list("slug", flat=True))
    number = 1
    while slug in taken:
        number += 1
        slug = f"{slugify(hostname.replace('.', '-'))}-{number}"
    home = root.add_child(instance=HomePage(title=name_th, slug=slug, locale=thai))
    home.save_revision().publish()
    return home


def _make_pages(home):
    """The pages that every station has (station_tree.toml), Thai and English, published."""
    for entry in _tree():
        texts = EnglishTexts()
        for value in _texts(entry):
            texts.add(value["th"], value["en"])
        model = apps.get_model(entry["type"])
        body = {"body": [("paragraph", entry["body"]["th"])]} if "body" in entry else {}
        with override("th"):
            page = model(
                title=entry["title"]["th"],
                slug=entry["slug"],
                introduction=entry["introduction"]["th"] if "introduction" in entry else "",
                show_in_menus=entry.get("show_in_menus", False),
                locale=home.locale,
                **body,
            )
            home.add_child(instance=page)
            page.save_revision().publish()
        publish_english(page, texts)


def _texts(entry):
    return [value for value in entry.values() if isinstance(value, dict)]


def give_roles(site, collection=None):
    """Lets the groups of the station ``site`` do what their roles may do in this version of the site.

    Takes nothing away that somebody gave them; harmless to repeat. ``collection``: holds the station's pictures and
    documents, found where it is not given.
    """
    collection = collection or collection_of(site)
    for station_group in StationGroup.objects.filter(site=site).select_related("group"):
        _let(station_group.group, station_group.role, site, collection)


def _make_group(site, role):
    with override("th"):
        group = Group.objects.create(name=f"{role.label} – {site.hostname}:{site.port}")
    StationGroup.objects.create(site=site, role=role, group=group)


def permissions_of(role):
    """The Permissions that a role has besides those about pages, files and settings."""
    return [
        _permission("wagtailadmin", "admin", "access_admin"),
        *(
            _permission(app, model, f"{action}_{model}")
            for app, model, actions in ENTRY_PERMISSIONS.get(role, ())
            for action in actions
        ),
    ]


def _let(group, role, site, collection):
    group.permissions.add(*permissions_of(role))
    if role not in PAGE_ACTIONS:
        return
    for home in site.root_page.get_translations(inclusive=True):
        for action in PAGE_ACTIONS[role]:
            permission = _permission("wagtailcore", "page", f"{action}_page")
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    # Wagtail keeps the permissions of custom picture and document models on its own models.
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for action in FILE_ACTIONS:
            permission = _permission(app, model, f"{action}_{model}")
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )
    for setting in (*SETTINGS, *(SETTINGS_OF_SUPERVISORS if role in SUPERVISING else ())):
        name = setting._meta.model_name
        permission = _permission(setting._meta.app_label, name, f"change_{name}")
        GroupSitePermission.objects.get_or_create(group=group, site=site, permission=permission)


def _permission(app, model, codename):
    try:
        return Permission.objects.get(
            content_type__app_label=app, content_type__model=model, codename=codename
        )
    except Permission.DoesNotExist as error:
        raise LookupError(f"There is no permission {app}.{codename}.") from error
