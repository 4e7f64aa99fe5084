"""The words of rows that are no longer in a plan or in the log, read from the versions that had them."""

from django.utils.translation import gettext as _

from oit.datasets.present import Cell
from oit.datasets.rows import parse_rows
from oit.elements.plans import plan_of
from oit.elements.rows import schema_of
from oit.supervision.models import Meeting

from .sources import Source

# A row that left so many versions ago is shown without its words.
VERSIONS = 50


def former_sources(tasks, sources):
    """``{task id: Source}`` of the ``tasks`` whose rows are gone. ``sources``: the YearSources of their year."""
    found = {}
    for owner in dict.fromkeys(task.page or task.meeting for task in tasks):
        own = [task for task in tasks if owner in (task.page, task.meeting)]
        rows = _former_rows(owner, {task.row for task in own})
        found |= {task.pk: _source(task, rows.get(task.row), sources) for task in own}
    return found


def _former_rows(owner, wanted):
    """``{row: what the newest version that had it stored}`` of the plan's page or of the meeting ``owner``."""
    plan, found = None if isinstance(owner, Meeting) else plan_of(type(owner)), {}
    for content in owner.revisions.order_by("-created_at", "-pk").values_list("content", flat=True)[
        :VERSIONS
    ]:
        stored = parse_rows(content.get(plan.table if plan else "decisions"))
        rows = {row["id" if plan else "row"]: row for row in stored}
        found |= {row: rows[row] for row in wanted - set(found) if row in rows}
        if len(found) == len(wanted):
            break
    return found


def _source(task, row, sources):
    page, meeting = task.page, task.meeting
    if row is None:
        cells = (_cell(_("(its words are not known any more)")),)
    elif page:
        cells = _cells_of(page, row)
    else:
        cells = (_cell(row["text_th"], "th"),)
    return Source(
        site=sources.site,
        code=page.code if page else "",
        row=task.row,
        title=cells[0],
        text=cells[1] if len(cells) > 1 else None,
        cells=cells,
        starts=sources.year.first_day,
        page=page,
        meeting=meeting,
    )


def _cells_of(page, row):
    """The Cells of a stored row of the plan on ``page``: its title and its text first."""
    plan = plan_of(type(page))
    schema = schema_of(page, plan.table)
    cells = schema.present(schema.without_unknown([row])).rows[0].cells
    by_key = dict(zip([column.key for column in schema.columns], cells, strict=True))
    first = [by_key.pop(plan.title), by_key.pop(plan.text)]
    return (*first, *by_key.values())


def _cell(text, lang=""):
    return Cell(value=text, text=text, css="text", label=_("What was decided"), lang=lang)
