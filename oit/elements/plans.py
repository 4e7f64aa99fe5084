"""Tables that plan measures: each row is a task, and what is done of it fills the item that follows."""

from dataclasses import dataclass
from datetime import date

from cms.bilingual import active_language
from cms.markup import markup
from cms.page_cache.known import told_here

from .rows import rows_of


@dataclass(frozen=True)
class Planned:
    """A measure of a plan. ``id``: its row's, for its life. ``group``: the line of work or indicator it stands under.

    ``title`` and ``text``: the Cells that name and describe it.
    ``due``: the day the plan names, or None. ``interval``: its words about when it is followed up, or "".
    """

    id: str
    group: str
    title: object
    text: object
    due: date | None = None
    interval: str = ""

    @property
    def html(self):
        """Its name and what describes it, each marked where it is in another language than the page."""
        return markup("{}<br>{}", self.title.within("b"), self.text.within("span"))


class Plan:
    """For an element whose table plans measures. Says which column is what.

    ``act``: the column that says what is to be done; a row without it, or without its group, plans nothing yet.
    ``due``: a column of dates, or "". ``interval``: the column that says when it is followed up.
    """

    group = title = text = act = interval = due = ""

    @property
    def table(self):
        """The name of the field that holds the table."""
        raise NotImplementedError

    def measures(self, page):
        """The Planned measures of the plan's ``page``, in its language, in the order of the table."""
        return [
            Planned(
                id=row["id"],
                group=row[self.group],
                title=cells[self.title],
                text=cells[self.text],
                due=date.fromisoformat(row[self.due]) if self.due and row[self.due] else None,
                interval=row[self.interval] or "",
            )
            for row, cells in rows_of(page, self.table, (self.title, self.text))
            if row[self.group] and row[self.act]
        ]


def plan_of(page_type):
    """The element of an item's page type that plans measures, or None."""
    return next((each for each in page_type.elements if isinstance(each, Plan)), None)


def measures_of(page):
    """The Planned measures of an item's page, in its language; none of a page, or of None, that plans nothing."""
    plan = plan_of(type(page)) if page else None
    return plan.measures(page) if plan else []


def told_measures(number, read):
    """What ``read()`` returns, the measures of the published page with this number; told from page to page.

    Two pages of a station show them: that of the plan, and that of the item that follows it.
    """
    return told_here(f"measures of page {number} in {active_language()}", read)
