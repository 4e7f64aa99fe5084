"""The integrity measures (O24), and how their areas look afterwards (O25)."""

from django.utils.translation import gettext as _

from cms.item_codes import item_code
from cms.languages import language_of
from home.models import OneStopArea
from oit.indicators import Indicator

from .base import DeclaredElement
from .exported import whole_table
from .plans import Plan
from .rows import empty_cells, rows_of, schema_of, tables_of
from .signs import signs_by_area, signs_not_checked, signs_not_whole, signs_of, signs_turn
from .streams import merged, with_pictures
from .taking import Part, block_for, put_into_block, put_into_lists, put_rows
from .words import words_of


class AreasElement(DeclaredElement):
    """What is said of each One Stop Service area, in the edition's order: fields ``(stream,)``."""

    def data(self, page):
        entries = [value for _id, value in merged(page, self.fields[0])]
        with_pictures([picture for entry in entries for picture in self.pictures(entry) if picture["image"]])
        if not entries:
            return None
        given = {}
        for entry in entries:
            given.setdefault(entry["area"], []).append(self.shown(entry))
        asked = page.item.element(self.key).areas
        return {
            "areas": [
                {"key": area, "label": area_label(area), "entries": given.get(area, [])}
                for area in (*asked, *(area for area in given if area not in asked))
            ]
        }

    def pictures(self, entry):
        return ()

    def shown(self, entry):
        raise NotImplementedError

    def divisions(self, page):
        return [(area, area_label(area)) for area in page.item.element(self.key).areas]

    def entries(self, page):
        """``{area: values of its blocks}``"""
        found = {}
        for child in getattr(page.thai, self.fields[0]):
            found.setdefault(child.value["area"], []).append(child.value)
        return found


class AreasPlanElement(AreasElement):
    """The plan for each One Stop Service area: fields ``(stream of AreaPlanBlock,)``."""

    template = "oit/elements/areas_plan.html"
    lasting = True

    def shown(self, entry):
        return {"text": words_of(entry["plan"]), "responsible": entry["responsible"]}

    def todo(self, page, rule, on):
        given = self.entries(page)
        for area in rule.areas:
            entries = given.get(area, [])
            if not any(words_of(entry["plan"]) for entry in entries):
                yield _("Add the plan for the area “%(area)s”.") % {"area": area_label(area)}
            elif not any(entry["responsible"] for entry in entries):
                yield _("Say who is responsible for the area “%(area)s”.") % {"area": area_label(area)}

    def parts(self, page):
        return (Part.TEXT,)

    def take(self, page, given):
        put_into_block(block_for(page, self.fields[0], "area", area=given.division), "plan", given)


class AreaPhotosElement(AreasElement):
    """Each One Stop Service area before and after, and the signs there: fields ``(stream of AreaResultBlock,)``."""

    template = "oit/elements/area_photos.html"

    def data(self, page):
        shown, signs = super().data(page), signs_by_area(page)
        if not signs:
            return shown
        areas = shown["areas"] if shown else self.without_entries(page)
        return {"areas": [{**area, "signs": signs.get(area["key"], ())} for area in areas]}

    def without_entries(self, page):
        return [
            {"key": area, "label": area_label(area), "entries": []}
            for area in page.item.element(self.key).areas
        ]

    def beside(self, page):
        return [*super().beside(page), *signs_of(page)] if page.path else ()

    def stale(self, page, rule, on):
        return signs_not_whole(page, on)

    def look(self, page, rule, on):
        return signs_not_checked(page, on)

    def turns(self, page, on):
        return signs_turn(page)

    def pictures(self, entry):
        return [*entry["before"], *entry["after"]]

    def shown(self, entry):
        return {
            "text": words_of(entry["text"]),
            "before": {"pictures": [picture for picture in entry["before"] if picture["image"]]},
            "after": {"pictures": [picture for picture in entry["after"] if picture["image"]]},
        }

    def todo(self, page, rule, on):
        given = self.entries(page)
        for area in rule.areas:
            entries = given.get(area, [])
            if not any(words_of(entry["text"]) for entry in entries):
                yield _("Write what was done in the area “%(area)s”.") % {"area": area_label(area)}
            if not any(picture["image"] for entry in entries for picture in entry["after"]):
                yield _("Add a picture of the area “%(area)s” as it is now.") % {"area": area_label(area)}

    def parts(self, page):
        return (Part.DAY, Part.TEXT, Part.PHOTOS)

    def take(self, page, given):
        block = block_for(page, self.fields[0], "area", area=given.division)
        put_into_block(block, "text", given)
        put_into_lists(block, given, photos="after")


class AssignmentsElement(DeclaredElement):
    """Who publishes each item of the checklist: fields ``(dataset,)``. Codes are read as people write them."""

    template = "oit/elements/assignments.html"
    lasting = True

    def data(self, page):
        rows = rows_of(page, self.fields[0])
        if not rows:
            return None
        order = {item.code: number for number, item in enumerate(page.edition.items)}
        pages = self.pages(page)
        shown = []
        for row, cells in rows:
            code = item_code(row["code"])
            item = page.edition.item(code)
            shown.append(
                {
                    "id": item.slug if item else row["id"],
                    "code": code or row["code"],
                    "item": item,
                    "page": pages.get(item.slug) if item else None,
                    "cells": cells,
                }
            )
        return {"rows": sorted(shown, key=lambda each: order.get(each["code"], len(order)))}

    def columns_needed(self):
        return {self.fields[0]: ("code", "approach", "preparer", "supervisor", "due")}

    def carried_rows(self, rows, edition):
        """With the codes that the items have in the new year; without those that are gone."""
        codes = {was: item.code for item in reversed(edition.items) for was in item.was}
        named = [(row, codes.get(item_code(row["code"]))) for row in rows]
        return [{**row, "code": code} for row, code in named if code]

    def pages(self, page):
        """``{slug: row}`` of the published items of the year, in the page's language where there is one."""
        return {
            slug: versions.get(language_of(page)) or next(iter(versions.values()))
            for slug, versions in page.items_published.items()
        }

    def todo(self, page, rule, on):
        rows = getattr(page.thai, self.fields[0])
        if not rows:
            yield _("Fill in the table: a row for each item of the checklist.")
            return
        given = {item_code(row["code"]) for row in rows}
        for item in page.edition.items:
            if item.code not in given:
                yield _("Add a row for %(code)s: who publishes it.") % {"code": item.code}
        yield from empty_cells(page, self.fields[0])

    def errors(self, page, cleaned):
        field, seen = self.fields[0], set()
        for row in cleaned.get(field) or ():
            if not row["code"]:
                continue
            code = item_code(row["code"])
            if page.edition.item(code) is None:
                yield (
                    field,
                    _("“%(code)s” is no item of this year's checklist. Write a code such as %(first)s.")
                    % {"code": row["code"], "first": page.edition.items[0].code},
                )
            elif code in seen:
                yield field, _("%(code)s is there twice. Put both rows together into one.") % {"code": code}
            seen.add(code)

    def schema(self, page):
        return schema_of(page, self.fields[0])

    def exports(self, page):
        return whole_table(page, self)

    def parts(self, page):
        return (Part.ROWS,)

    def take(self, page, given):
        put_rows(self, page, given)


class ActionPlanElement(Plan, DeclaredElement):
    """The activities under the ten indicators: fields ``(dataset,)``."""

    template = "oit/elements/action_plan.html"
    lasting = True
    group, title, text, act, due, interval = "indicator", "activity", "output", "activity", "due", "follow_up"

    @property
    def table(self):
        return self.fields[0]

    def data(self, page):
        rows = getattr(page.thai, self.fields[0])
        groups = [
            (value, label, [row for row in rows if (row["indicator"] or "") == value])
            for value, label in (*Indicator.choices, ("", _("Indicator not given")))
        ]
        shown = [group for group in groups if group[2]]
        tables = tables_of(page, self.fields[0], [found for _value, _label, found in shown], ["indicator"])
        named = [
            {"indicator": value or "other", "label": label, "table": table}
            for (value, label, _found), table in zip(shown, tables, strict=True)
        ]
        return {"indicators": named} if named else None

    def todo(self, page, rule, on):
        given = {row["indicator"] for row in getattr(page.thai, self.fields[0])}
        for value, label in Indicator.choices:
            if value not in given:
                yield _("Add an activity under the indicator “%(indicator)s”.") % {"indicator": label}
        yield from empty_cells(page, self.fields[0])

    def schema(self, page):
        return schema_of(page, self.fields[0])

    def exports(self, page):
        return whole_table(page, self)

    def parts(self, page):
        return (Part.ROWS,)

    def take(self, page, given):
        put_rows(self, page, given)

    def columns_needed(self):
        return {self.fields[0]: (self.group, self.title, self.text, self.due, self.interval)}


def area_label(area):
    """What an area of the One Stop Service is called."""
    return dict(OneStopArea.choices).get(area, area)
