"""Many stations, made quickly: the rows of one station's pages in both languages, copied inside the database."""

import datetime
from itertools import count
from uuid import uuid4

from django.db import connection, transaction
from wagtail.models import Page, Site

from cms.models import Officer, StationSettings
from home.models import NewsIndexPage, NewsPage, Order

STEP = 1_000_000  # between the numbers of a page and of its copy; more than a station has pages
AT_ONCE = 100  # stations
# Places in the tree, among the home pages, from which no station is that was made in the usual way.
FIRST_PLACE = {"th": 100_000, "en": 200_000}
SETTINGS = (StationSettings, Officer, Order)


def make_stations(site, number):
    """Makes copies of the station ``site``, without drafts and history, until there are ``number`` stations."""
    made = Site.objects.filter(hostname__endswith=".bench").count()
    missing = range(made + 1, made + 1 + number - Site.objects.count())
    for start in range(0, len(missing), AT_ONCE):
        numbers = missing[start : start + AT_ONCE]
        with transaction.atomic():
            _copy_pages(site, numbers)
            _copy_settings(site, numbers)
        if number > 2 * AT_ONCE:
            print(f"... {numbers[-1]:,} stations made")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # As it does by itself after a minute.
            cursor.execute("ANALYZE")
    Site.clear_site_root_paths_cache()


def make_news(site, years):
    """Copies the station's news of one year to the ``years - 1`` years before it."""
    index = NewsIndexPage.objects.descendant_of(site.root_page).get()
    posts = list(NewsPage.objects.child_of(index).order_by("path"))
    places = count(len(posts) + 1)
    pages, parts = [], {}
    for back in range(1, years):
        for post in Page.objects.filter(pk__in=[post.pk for post in posts]):
            parts[post.pk + back * STEP // 100] = post.pk, back
            post.pk += back * STEP // 100
            post.path = Page._get_path(index.path, index.depth + 1, next(places) + 1000)
            post.slug = f"{post.slug}-{back}"
            post.url_path = f"{index.url_path}{post.slug}/"
            post.translation_key = uuid4()
            post.live_revision_id = post.latest_revision_id = None
            pages.append(post)
    Page.objects.bulk_create(pages)
    for page, (post, _back) in parts.items():
        _copy_part(NewsPage, "= %s", str(page), [post])
    for news in NewsPage.objects.filter(pk__in=parts).only("date"):
        earlier = news.date - datetime.timedelta(days=365 * parts[news.pk][1])
        NewsPage.objects.filter(pk=news.pk).update(date=earlier)
    Page.objects.filter(pk=index.pk).update(numchild=len(posts) * years)


def _copy_pages(site, numbers):
    """The rows that every page has, and those of its type's own table."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE copies (number integer PRIMARY KEY, path varchar(255))")
    for home in site.root_page.get_translations(inclusive=True).select_related("locale"):
        language = home.locale.language_code
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM copies")
            places = [
                (number, Page._get_path("0001", 2, FIRST_PLACE[language] + number)) for number in numbers
            ]
            cursor.executemany("INSERT INTO copies VALUES (%s, %s)", places)
        pages = Page.objects.filter(path__startswith=home.path)
        _copy_common(home, f"station-%s{'' if home.pk == site.root_page_id else '-1'}")
        for model in {page.cached_content_type.model_class() for page in pages}:
            _copy_part(
                model,
                f"IN (SELECT id FROM wagtailcore_page WHERE path >= '{home.path}' AND path < '{home.path}~')",
                f"{{key}} + copies.number * {STEP}",
                (),
                ", copies",
            )
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE copies")


def _copy_common(home, slug):
    number = "CAST(copies.number AS varchar(10))"
    slug = "'" + slug.replace("%s", f"' || {number} || '") + "'"
    key = f"md5(CAST(translation_key AS varchar(40)) || {number})"
    changed = {
        "id": f"id + copies.number * {STEP}",
        "path": f"copies.path || substr(wagtailcore_page.path, {len(home.path) + 1})",
        "slug": f"CASE WHEN id = {home.pk} THEN {slug} ELSE slug END",
        "url_path": f"'/' || {slug} || substr(url_path, {len(home.url_path)})",
        "translation_key": f"CAST({key} AS uuid)" if connection.vendor == "postgresql" else key,
        "live_revision_id": "NULL",
        "latest_revision_id": "NULL",
        "alias_of_id": "NULL",
    }
    columns = [field.column for field in Page._meta.local_concrete_fields]
    values = ", ".join(changed.get(column, f"wagtailcore_page.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO wagtailcore_page ({', '.join(columns)}) SELECT {values} FROM wagtailcore_page, copies "
            f"WHERE wagtailcore_page.path >= '{home.path}' AND wagtailcore_page.path < '{home.path}~'"
        )


def _copy_part(model, chosen, key, params, others=""):
    """The rows of the type's own table whose key is as ``chosen`` says, each with the new ``key``."""
    link = model._meta.get_ancestor_link(Page).column
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    names = [quote(field.column) for field in model._meta.local_concrete_fields if field.column != link]
    new = key.format(key=f"{table}.{quote(link)}")
    values = ", ".join([new, *(f"{table}.{name}" for name in names)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join([quote(link), *names])}) SELECT {values} FROM {table}{others} "
            f"WHERE {table}.{quote(link)} {chosen}",
            params,
        )


def _copy_settings(site, numbers):
    """Their Sites with settings, officers and orders."""
    copies = Site.objects.bulk_create(
        Site(
            hostname=f"station-{number}.bench", port=80, site_name=f"Station {number}",
            root_page_id=site.root_page_id + number * STEP,
        )
        for number in numbers
    )  # fmt: skip
    for model in SETTINGS:
        rows = list(model.objects.filter(site=site).values())
        model.objects.bulk_create(_copy(model, row, copy) for copy in copies for row in rows)


def _copy(model, row, site):
    copy = model(**row)
    copy.pk, copy.site = None, site
    if hasattr(copy, "translation_key"):
        copy.translation_key = uuid4()
    if hasattr(copy, "latest_revision_id"):
        copy.live_revision_id = copy.latest_revision_id = None
    return copy
