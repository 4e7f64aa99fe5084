"""Records of the supervision log as evidence. What shows them says so here, by its class, and nowhere else."""

from cms.page_cache.known import told_here
from oit.supervision.models import Meeting

from .news import NewsElement
from .records import RecordElement


def meetings_of(page):
    """The published records of the station and fiscal year of the Thai ``page``, the oldest first.

    In a closed year those that were published before it was closed.
    One query, once for all elements of the page.
    """
    if "_meetings" not in vars(page):
        closed_at = page.frozen.closed_at if page.is_closed else None
        page._meetings = told_here(
            f"meetings of {page.fiscal_year} until {closed_at}",
            lambda: _meetings(page.station, page.year, closed_at),
        )
    return page._meetings


def _meetings(station, year, closed_at):
    found = Meeting.objects.filter(site=station).published().in_year(year)
    if closed_at:
        found = found.filter(first_published_at__lte=closed_at)
    return list(found.select_related("minutes"))


class ShowsMeetings:
    """For an element in whose section records of the supervision log can be chosen to appear."""

    def meeting_key(self, page_type):
        """What a record names this element of the class ``page_type`` by; it outlives a renumbered item."""
        return f"{page_type.__name__}.{self.key}"

    def meetings(self, page, on):
        """The records chosen for this element, held until the date ``on``."""
        return [meeting for meeting in self.beside(page.thai) if meeting.date <= on]

    def turns(self, page, on):
        return [*super().turns(page, on), *(meeting.date for meeting in self.beside(page.thai))]

    def beside(self, page):
        key = self.meeting_key(type(page))
        return [meeting for meeting in meetings_of(page) if key in meeting.evidence]

    def data(self, page):
        shown, meetings = super().data(page), self.meetings(page, page.assessed_on)
        if not meetings:
            return shown
        chosen = page.thai.chosen
        records = [{"meeting": each, "pictures": chosen.pictures_in(each.photos)} for each in meetings]
        return {**(shown or {}), "records": records}

    def documents(self, page):
        minutes = [meeting.minutes for meeting in self.meetings(page, page.assessed_on) if meeting.minutes]
        return list(dict.fromkeys([*super().documents(page), *minutes]))


class MeetingRecordElement(ShowsMeetings, RecordElement):
    """A text, files and photos of the page, or records of the supervision log that have them."""

    def has(self, page, role, on):
        return super().has(page, role, on) or any(
            _is_in(meeting, role, page.thai.chosen) for meeting in self.meetings(page, on)
        )


class ChiefBriefingElement(ShowsMeetings, NewsElement):
    """News of the head of station briefing the officers on the assessment, or the supervision log's record of it."""

    template = "oit/elements/chief_briefing.html"

    def todo(self, page, rule, on):
        return () if self.meetings(page, on) else super().todo(page, rule, on)


def _is_in(meeting, role, chosen):
    if role == "photos":
        return bool(chosen.pictures_in(meeting.photos))
    return bool(meeting.summary_th.strip() if role == "text" else meeting.minutes)
