"""People come from the officers directory and are never typed twice."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.lines_of_work import LineOfWork
from cms.media.sizes import with_sizes
from cms.models import Officer

from .base import DeclaredElement
from .shared import once

# What the checklist wants to see of each executive, and what to call it where it is missing.
PARTICULARS = {
    "rank_th": lambda: _("rank"),
    "name_th": lambda: _("name"),
    "position_th": lambda: _("position"),
    "photo_id": lambda: _("photo"),
    "telephone": lambda: _("telephone"),
}


def chief_of(page, on):
    """The head of the page's station on the date ``on``, or None. Read once for all elements of the page."""
    known = vars(page).setdefault("_chiefs", {})
    if on not in known:
        known[on] = Officer.objects.current_chief(page.station, on)
    return known[on]


def officers_of(page, on):
    """The officers of the page's station in office on the date ``on``. Read once for all sections of the page."""
    found = Officer.objects.of_station(page.station).in_office(on).select_related("photo")
    return once(page, ("officers", on), lambda: list(found))


def terms_turn(page):
    """The days on which officers of the page's station take or leave office. Read once for all elements of the page."""
    if "_terms_turn" not in vars(page):
        terms = Officer.objects.of_station(page.station).filter(live=True).order_by()
        page._terms_turn = {
            day
            for first, last in terms.values_list("in_office_from", "in_office_until")
            for day in (first, last and last + timedelta(days=1))
            if day
        }
    return page._terms_turn


def chief_among(officers):
    """The head of station among ``officers``, all in office on one day: whoever came last where two are. Or None."""
    chiefs = (each for each in officers if each.is_chief)
    return max(chiefs, key=lambda each: each.in_office_from or date.min, default=None)


class ExecutivesElement(DeclaredElement):
    """The head of station and the head of every line of work, as in office."""

    derived = True
    template = "oit/elements/executives.html"
    explanation = gettext_lazy(
        "Comes from the officers directory: the head of station and the heads of the lines of work in office. "
        "Change it there."
    )

    def data(self, page):
        officers = officers_of(page, page.assessed_on)
        with_sizes(officer.photo for officer in officers)
        return {"officers": officers} if officers else None

    def todo(self, page, rule, on):
        officers = officers_of(page, on)
        if not any(officer.is_chief for officer in officers):
            yield _("Enter the current head of station in the officers directory.")
        heads = {officer.line_of_work for officer in officers if officer.heads_line}
        for line in page.edition.lines_of_work:
            if line not in heads:
                yield _("Enter the head of the line of work “%(line)s” in the officers directory.") % {
                    "line": LineOfWork(line).label
                }
        for officer in officers:
            if officer.is_chief or officer.heads_line:
                yield from self.todo_for(officer)

    def turns(self, page, on):
        return terms_turn(page)

    def todo_for(self, officer):
        missing = [str(label()) for name, label in PARTICULARS.items() if not getattr(officer, name)]
        if missing:
            yield _("Officers directory, %(officer)s: add %(particulars)s.") % {
                "officer": officer.position,
                "particulars": ", ".join(missing),
            }


class SignatoryElement(DeclaredElement):
    """Who issued it: the head of station of the time that is assessed."""

    derived = True
    template = "oit/elements/signatory.html"

    def _number_of_signatory(self, page):
        return getattr(page.thai, f"{self.fields[0]}_id")

    def data(self, page):
        signatory = getattr(page.thai, self.fields[0])
        return {"officer": signatory} if signatory else None

    def todo(self, page, rule, on):
        chief = chief_of(page, on)
        if not self._number_of_signatory(page):
            yield _("Choose the head of station who issued it.")
        elif chief is None:
            yield _("Enter the current head of station in the officers directory.")

    def stale(self, page, rule, on):
        signatory = self._number_of_signatory(page)
        chief = chief_of(page, on)
        if signatory and chief and signatory != chief.pk:
            yield _(
                "It was issued by a former head of station. Have the current one, %(chief)s, issue it again."
            ) % {"chief": chief.position}

    def turns(self, page, on):
        return terms_turn(page)
