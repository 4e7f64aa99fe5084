"""Many stations, made quickly: the Thai pages of one copied row by row, with its settings, officers and orders."""

from uuid import uuid4

from django.db import connection
from wagtail.models import Page, Site

from cms.models import Officer, StationSettings
from home.models import Order

STEP = 1_000_000  # between the numbers of a page and of its copy; more than a station has pages


def copy_station(site, number):
    """Makes the copy ``number`` (from 1) of the station ``site``, without drafts and history; gives its Site."""
    pages = list(Page.objects.descendant_of(site.root_page, inclusive=True))
    home = _copy_pages(site.root_page, pages, number)
    for model in {page.cached_content_type.model_class() for page in pages}:
        _copy_parts(model, [page.pk for page in pages], number)
    copy = Site.objects.create(hostname=f"station-{number}.bench", port=80, root_page=home)
    for model in (StationSettings, Officer, Order):
        rows = list(model.objects.filter(site=site))
        for row in rows:
            row.pk, row.site = None, copy
            if hasattr(row, "translation_key"):
                row.translation_key = uuid4()
            if hasattr(row, "latest_revision_id"):
                row.live_revision_id = row.latest_revision_id = None
        model.objects.filter(site=copy).delete()
        model.objects.bulk_create(rows)
    return copy


def _copy_pages(home, pages, number):
    """The rows that every page has, below the root of everything."""
    step = Page.steplen
    path = home.path[:-step] + Page._int2str(Page._str2int(home.path[-step:]) + 1000 + number).rjust(
        step, "0"
    )
    for page in pages:
        page.path = path + page.path[len(home.path) :]
        page.url_path = f"/station-{number}/" + page.url_path.removeprefix(home.url_path)
        page.pk += number * STEP
        page.translation_key = uuid4()
        page.live_revision_id = page.latest_revision_id = page.alias_of_id = None
    pages[0].slug = f"station-{number}"
    Page.objects.bulk_create(pages)
    for page in pages:
        page.pk -= number * STEP
    return Page.objects.get(path=path)


def _copy_parts(model, keys, number):
    """The rows of the type's own table."""
    link = model._meta.get_ancestor_link(Page)
    others = [field.column for field in model._meta.local_concrete_fields if field is not link]
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, [link.column, *others]))
    values = ", ".join([f"{quote(link.column)} + {number * STEP}", *map(quote, others)])
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) SELECT {values} "
            f"FROM {quote(model._meta.db_table)} WHERE {quote(link.column)} IN ({marks})",
            keys,
        )
