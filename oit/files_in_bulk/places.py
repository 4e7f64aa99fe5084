"""Where a file can be put: the elements of a year's items that take files or photos."""

from dataclasses import dataclass

from cms.lines_of_work import LineOfWork
from oit.duties.models import Assignment
from oit.editions import edition_for
from oit.elements.taking import Part
from oit.year_pages import pages_below


@dataclass(frozen=True)
class Place:
    """``item``, ``rule``: of the edition. ``division``, ``line``: of the element, "" where it has none.

    ``part``: Part.FILES or Part.PHOTOS. ``by_month``: whether a month must be chosen. ``is_list``: whether it is the
    files that the item asks for.
    """

    item: object
    rule: object
    part: Part
    division: str = ""
    division_label: str = ""
    line: str = ""
    by_month: bool = False
    is_list: bool = False

    @property
    def key(self):
        """Names the place in a form."""
        return ":".join((self.item.code, self.rule.key, self.division, self.line))

    @property
    def label(self):
        """With the code: a list that is closed shows nothing else of the item."""
        title = f"{self.item.code} {self.rule.title}"
        line = str(LineOfWork(self.line).label) if self.line else ""
        return " – ".join(filter(None, (title, self.division_label, line)))


def places_of(page):
    """The Places on the ItemPage ``page``, in the edition's order."""
    declared = [(rule, page.element_for(rule)) for rule in page.item.elements]
    lists = {each.fields for _rule, each in declared if each and each.lists_files}
    for rule, element in declared:
        parts = element.parts(page) if element else ()
        if Part.FILES in parts and (element.lists_files or element.fields not in lists):
            yield from _expanded(page, rule, element, Part.FILES)
        if Part.PHOTOS in parts:
            yield from _expanded(page, rule, element, Part.PHOTOS)


def _expanded(page, rule, element, part):
    for division, label in element.divisions(page) or [("", "")]:
        for line in page.edition.lines_of_work if element.by_line else [""]:
            yield Place(
                page.item, rule, part, division, str(label), line, element.by_month, element.lists_files
            )


class PlacesOfYear:
    """The Places of a year that ``user`` may fill: those of the items that the user prepares come first."""

    def __init__(self, year_page, user):
        pages = [page for page in pages_below(year_page, drafts=True) if page.item]
        duties = Assignment.objects.of_year(year_page.station, year_page.fiscal_year).filter(preparer=user)
        own = set(duties.values_list("code", flat=True))
        pages = [page for page in pages if page.permissions_for_user(user).can_edit() and not page.is_closed]
        order = {item.code: number for number, item in enumerate(edition_for(year_page.year).items)}
        pages.sort(key=lambda page: (page.code not in own, order[page.code]))
        self.pages = {page.code: page for page in pages}
        self.own = [page.code for page in pages if page.code in own]
        self.by_item = {page.code: list(places_of(page)) for page in pages}
        self.by_key = {(each.part, each.key): each for found in self.by_item.values() for each in found}

    def groups(self, part):
        """``(heading, [(key, label)])`` of each item that takes the ``part``."""
        for code, found in self.by_item.items():
            if options := [(each.key, each.label) for each in found if each.part == part]:
                yield f"{code} {self.pages[code].item.title}", options

    def guess(self, reading, name, names, part):
        """The Place for a file with this Reading and ``name``, or None where it is not clear."""
        found = [each for each in self.by_item.get(reading.code, ()) if each.part == part]
        if reading.line and any(each.line for each in found):
            found = [each for each in found if each.line in (reading.line, "")]
        if len(found) > 1:
            found = _likeliest(found, lambda each: names.likeness(name, each.rule.title))
        if len(found) > 1:
            found = _likeliest(found, lambda each: (each.is_list, each.by_month and bool(reading.month)))
        return found[0] if len(found) == 1 else None


def _likeliest(places, measure):
    most = max(map(measure, places))
    return [each for each in places if measure(each) == most]
