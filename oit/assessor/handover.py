"""The hand-over sheet: for each item its address and a line that says in Thai where it is and what is there."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from oit.exports.names import FORMAT_NAMES
from oit.exports.pages import there
from oit.readiness import State
from oit.yearly import YearReadiness

# What stands between the steps of the way to a page.
STEP = " › "


@dataclass(frozen=True)
class HandoverRow:
    """One item. ``address``: permanent, also before it is published. ``line``: to be pasted, empty until then.

    ``elements``: the Thai titles of those that are there.
    """

    code: str
    title: str
    address: str
    line: str
    elements: tuple[str, ...]
    is_published: bool


def handover_rows(site, year):
    """A HandoverRow, in Thai, for every item of the fiscal year ``year`` (พ.ศ.) of the station ``site``.

    Raises FiscalYearPage.DoesNotExist where the station has no page of that year.
    """
    readiness = YearReadiness.of_station(site, year)
    year_page = readiness.year_page
    way = [page.title for page in (*year_page.above, year_page)]
    with override(settings.LANGUAGE_CODE):
        # The same host for all, without asking for each page.
        below = f"{site.root_url}{year_page.relative_url(site)}"
        return [_row(row, below, way) for row in readiness.rows]


def _row(row, below, way):
    title = row.item.title.th
    there = tuple(each.element.title.th for each in row.findings if each.state is not State.MISSING)
    line = ""
    if row.is_published:
        where = STEP.join([*way, f"{row.code} {title}"])
        line = _("Under: %(where)s") % {"where": where}
        if there:
            line = _("%(line)s. It contains: %(elements)s") % {"line": line, "elements": "; ".join(there)}
        if files := _files(row, f"{below}{row.item.slug}/"):
            line = _("%(line)s. Files: %(files)s") % {"line": line, "files": files}
    return HandoverRow(row.code, title, f"{below}{row.item.slug}/", line, there, row.is_published)


def _files(row, address):
    """The formats of the files that are there and where they are listed; "" for an item that asks for none."""
    formats, anchor = [], ""
    made = there(row.page, row.page) if row.is_published else ()
    for rule in row.item.elements:
        declared = row.page.element_for(rule)
        if declared is not None and declared.lists_files:
            formats += [FORMAT_NAMES[each.format] for each in made if declared.is_shown_by(each, row.item)]
            formats += [document.format for document in declared.documents(row.page)]
            anchor = anchor or rule.anchor
    return f"{', '.join(dict.fromkeys(formats))}: {address}#{anchor}" if formats else ""
