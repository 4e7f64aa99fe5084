"""What is recorded of a plan's tasks, for the page that reports on the plan."""

from django.db.models import F
from wagtail.models import Page

from cms.languages import language_of
from cms.page_cache.known import told_here
from cms.restrictions import restricted_among, way_to

from .models import TaskRecord

# What is read of a record, and of a page that it leads to.
SHOWN = ("task__row", "day", "text_th", "text_en", "pictures", "files", "links")
LINKED = ("pk", "path", "url_path", "title", "locale_id", "translation_key")


def records_beside(page, slug):
    """The published TaskRecords of the plan that stands beside the Thai ``page`` at the address ``slug``.

    The oldest first; remembered on ``page``. In a closed year those that were published before it was closed.
    """
    if "_task_records" not in vars(page):
        closed_at = page.frozen.closed_at if page.is_closed else None
        above = page.path[: -page.steplen]
        of_plans = told_here(
            f"task records below {above} until {closed_at}", lambda: _of_plans(above, page.depth, closed_at)
        )
        page._task_records = of_plans.get(slug, [])
    return page._task_records


def _of_plans(above, depth, closed_at):
    """``{slug of a plan: its TaskRecords}`` of the plans so deep below the path ``above``, in one query."""
    found = TaskRecord.objects.filter(
        live=True, task__page__path__startswith=above, task__page__depth=depth
    ).annotate(plan=F("task__page__slug"))
    if closed_at:
        found = found.filter(first_published_at__lte=closed_at)
    records = {}
    for record in found.select_related("task").only(*SHOWN).order_by("day", "pk"):
        records.setdefault(record.plan, []).append(record)
    return records


def shown(records, page):
    """``[{record, files, pictures, links}]``: the TaskRecords as the page ``page`` shows them.

    A link is ``{page, lang}``: a page that the public can read, in the language of ``page`` or else in another;
    ``lang`` is that language where it is not the one of ``page``.
    """
    chosen = page.thai.chosen
    links = {record.pk: [raw["value"] for raw in record.links.raw_data] for record in records}
    known = _readable({target for targets in links.values() for target in targets})
    return [
        {
            "record": record,
            "files": files_of(record, page),
            "pictures": chosen.pictures_in(record.pictures),
            "links": list(_links(links[record.pk], known, language_of(page))),
        }
        for record in records
    ]


def files_of(record, page):
    """The documents of a TaskRecord that is shown on ``page``, without those deleted since."""
    return list(page.thai.chosen.documents_in(TaskRecord._meta.get_field("files"), record.files))


def _readable(targets):
    """``{page id: {language: page}}`` of the versions that the public can read of the pages with the ids ``targets``.

    Pages are rows of LINKED. Records lead to pages that others lead to as well: what was looked up for one page is told
    to the next.
    """
    told = told_here("pages that records lead to", dict)
    if missing := targets - told.keys():
        told.update({target: {} for target in missing} | _read(missing))
    return {target: told[target] for target in targets}


def _read(targets):
    """As ``_readable``, in two queries with the restrictions of pages above; what cannot be read is left out."""
    keys = Page.objects.filter(pk__in=targets).order_by().values("translation_key")
    live = list(
        Page.objects.live().filter(translation_key__in=keys).order_by("path").values_list(*LINKED, named=True)
    )
    ways = {each.pk: way_to(each.path) for each in live}
    restricted = restricted_among(set().union(*ways.values()))
    versions = {}
    for each in live:
        if not ways[each.pk] & restricted:
            versions.setdefault(each.translation_key, {})[language_of(each)] = each
    return {each.pk: found for found in versions.values() for each in found.values()}


def _links(targets, known, own):
    for target in targets:
        versions = known.get(target, {})
        best = versions.get(own) or next(iter(versions.values()), None)
        if best:
            yield {"page": best, "lang": "" if language_of(best) == own else language_of(best)}
