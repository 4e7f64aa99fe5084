"""Items that answer what another item planned (O21 follows O20, O25 follows O24)."""

from itertools import chain

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.languages import SHORT, below_in_both_languages, beside, language_of
from cms.lines_of_work import LineOfWork
from feedback.models import FeedbackPage
from oit.indicators import Indicator
from oit.tasks.recorded import files_of, records_beside, shown

from .base import DeclaredElement
from .plans import measures_of, plan_of, told_measures
from .station import front_pages
from .streams import merged, with_pictures
from .taking import Part, block_for, put_into_block, put_into_lists
from .words import words_of


class ResultsElement(DeclaredElement):
    """What came of what another item planned: fields ``(stream,)``, and what is recorded of the plan's tasks.

    Both stand beside what was planned, group by group. ``group``: the name under which a block of the stream says
    its group; ``choices``: the groups with their labels, in their order.
    """

    template = "oit/elements/results.html"
    group, choices = "", ()
    nothing_planned = ""

    def data(self, page):
        results = results_by(page, self.fields[0], self.group)
        planned = self.planned(page)
        records = self.records(page, planned, page.assessed_on)
        if not results and not records:
            return None
        as_shown = {each["record"].pk: each for each in shown(list(chain(*records.values())), page)}
        return {
            "item": page.edition.item(page.item.follows),
            "plan": followed(page),
            "nothing_planned": self.nothing_planned,
            "groups": [
                {
                    "key": key,
                    "label": label,
                    "planned": planned.get(key, []),
                    "results": results.get(key, []),
                    "recorded": [
                        {"planned": each, "records": [as_shown[record.pk] for record in records[each.id]]}
                        for each in planned.get(key, [])
                        if each.id in records
                    ],
                }
                for key, label in self.choices
                if key in planned or key in results
            ],
        }

    def planned(self, page):
        """``{group: Planned measures}`` of the plan that is followed; empty where there is none."""
        plan, found = followed(page), {}
        measures = told_measures(plan.pk, lambda: measures_of(followed_page(page))) if plan else ()
        for each in measures:
            found.setdefault(each.group, []).append(each)
        return found

    def records(self, page, planned, on):
        """``{id of a measure: published records of its task until ``on``}`` of those ``planned`` that have some."""
        found = {each.id: [] for measures in planned.values() for each in measures}
        for record in self.beside(page.thai) if planned else ():
            if record.day <= on and record.task.row in found:
                found[record.task.row].append(record)
        return {row: records for row, records in found.items() if records}

    def beside(self, page):
        item = page.item and page.edition.item(page.item.follows)
        return records_beside(page, item.slug) if item and page.path else ()

    def todo(self, page, rule, on):
        yield from plan_missing(page, followed(page))
        planned = self.planned(page)
        records = self.records(page, planned, on)
        typed = results_by(page, self.fields[0], self.group)
        asked = planned or self.asked_anyway(page)
        if not asked and not typed:
            yield _("Report what was done of the measures and what came of it.")
        for group, label in self.choices:
            if group not in asked or any(result["text"] for result in typed.get(group, [])):
                continue
            measures = planned.get(group, [])
            unanswered = [each for each in measures if each.id not in records]
            if len(unanswered) == len(measures):
                yield self.sentence(label)
                continue
            for each in unanswered:
                yield _("%(group)s: report what came of “%(measure)s”, here or in its task.") % {
                    "group": label,
                    "measure": each.title.text,
                }

    def turns(self, page, on):
        return [record.day for record in self.beside(page.thai)]

    def asked_anyway(self, page):
        """The groups that must report even where nothing was planned."""
        return ()

    def sentence(self, label):
        """What to do where nothing was reported of the group called ``label``."""
        raise NotImplementedError

    def documents(self, page):
        records = self.records(page, self.planned(page), page.assessed_on)
        recorded = [file for found in records.values() for each in found for file in files_of(each, page)]
        return list(dict.fromkeys([*super().documents(page), *recorded]))


class MeasureResultsElement(ResultsElement):
    """What came of the activities planned under each indicator: a stream of MeasureResultBlock."""

    template = "oit/elements/measure_results.html"
    group, choices = "indicator", Indicator.choices
    nothing_planned = gettext_lazy("Nothing was planned under this indicator.")

    def data(self, page):
        found = super().data(page)
        # What visitors said shows whether the service got better, which is one of the indicators.
        return found and {**found, "channel": front_pages(page).get(FeedbackPage)}

    def sentence(self, label):
        return _("Report what came of the activities under “%(indicator)s”.") % {"indicator": label}

    def parts(self, page):
        return (Part.DAY, Part.TEXT, Part.FILES, Part.PHOTOS)

    def divisions(self, page):
        return Indicator.choices

    def take(self, page, given):
        block = block_for(page, self.fields[0], "result", indicator=given.division)
        put_into_block(block, "text", given)
        put_into_lists(block, given, files="files", photos="pictures")


class LineResultsElement(ResultsElement):
    """What each line of work did against its risks: a stream of LineResultBlock."""

    group, choices = "line_of_work", LineOfWork.choices
    by_line = True
    nothing_planned = gettext_lazy("Nothing was planned for this line of work.")

    def asked_anyway(self, page):
        return page.edition.lines_of_work

    def sentence(self, label):
        return _("Report what the line of work “%(line)s” did and what came of it.") % {"line": label}

    def parts(self, page):
        return (Part.TEXT, Part.FILES)

    def take(self, page, given):
        block = block_for(page, self.fields[0], "result", line_of_work=given.line)
        put_into_block(block, "text", given)
        put_into_lists(block, given, files="files")


def followed(page):
    """The published page of the item that ``page`` follows in the same year, or None: what a link to it needs.

    In the language of ``page``, or in Thai where there is no such page.
    """
    published = vars(page).get("items_published")
    if published is None:
        return followed_page(page)
    item = page.edition.item(page.item.follows)
    versions = published.get(item.slug, {}) if item else {}
    return versions.get(language_of(page)) or versions.get(settings.LANGUAGE_CODE)


def followed_page(page):
    """As `followed`, with its plan. Looked for once."""
    if "_followed" not in vars(page):
        page._followed = _find_followed(page)
    return page._followed


def _find_followed(page):
    item = page.edition.item(page.item.follows)
    if item is None or not page.path:
        return None
    # Those of the year that were read together with this one.
    if known := vars(page).get("_published_pages", {}).get(item.code):
        return known
    pages = _plans(apps.get_model("oit", item.page_type)).live().filter(code=item.code)
    # A Thai page shows the Thai plan alone, and plans are long.
    thai_page = language_of(page) == settings.LANGUAGE_CODE
    there = beside(page) if thai_page else below_in_both_languages(page.above[-1], 1)
    versions = {language_of(each): each for each in pages.filter(there)}
    thai = versions.get(settings.LANGUAGE_CODE)
    own = versions.get(language_of(page), thai)
    if thai and own is not thai:
        # So that it need not look for it: figures are read from there.
        own.other_versions = [thai]
    return own


def _plans(model):
    """The pages of a type with its plan and what links need; what else is on them is long and shown there only."""
    table = plan_of(model)
    fields = (*SHORT, "code", "fiscal_year", *([table.table] if table else []))
    return model.objects.order_by().only(*fields)


def plan_missing(page, plan):
    """Yields what to do where the plan that ``page`` reports on is not published."""
    item = page.edition.item(page.item.follows)
    if item is not None and plan is None:
        yield _("Publish %(code)s “%(title)s” first: this item reports on what it planned.") % {
            "code": item.code,
            "title": item.title,
        }


def results_by(page, field, name):
    """``{line of work or indicator: results}`` of the stream ``field``, whose blocks say in ``name`` which it is.

    A result is ``{id, text, files, pictures}``: rich text ("" without words), files and pictures that are still
    there. ``pictures`` is empty for blocks that have none.
    """
    found = {}
    for number, value in merged(page, field):
        result = {
            "id": number,
            "text": words_of(value["text"]),
            "files": [file for file in value["files"] if file["document"]],
            "pictures": [picture for picture in value.get("pictures") or () if picture["image"]],
        }
        found.setdefault(value[name], []).append(result)
    with_pictures([picture for results in found.values() for each in results for picture in each["pictures"]])
    return found
