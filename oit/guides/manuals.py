"""The manual for the public of one line of work: every service of it in one document."""

from django.utils.translation import gettext as _

from cms.languages import language_of
from cms.lines_of_work import LineOfWork
from cms.models import StationSettings
from cms.templatetags.thai import fiscal_year_label, thaidate
from oit.papers import Heading, List, Paper, Paragraph


def manual_of(page, line):
    """The Paper of the services of the line of work ``line`` on a ServiceManualsPage; None where it has none.

    In the active language, that of the page.
    """
    services = [child.value for child in page.services if child.value["line_of_work"] == line]
    if not services:
        return None
    station = str(StationSettings.for_site(page.station).name)
    heading = _("Service manual: %(line)s") % {"line": LineOfWork(line).label}
    return Paper(
        title=f"{heading} – {station}",
        station=station,
        heading=heading,
        lines=(station, f"{page.code} · {fiscal_year_label(page.fiscal_year)}"),
        blocks=tuple(block for service in services for block in _service(service)),
        lang=language_of(page),
        address=page.full_url,
        day=thaidate(page.updated),
        item=page.code,
    )


def _service(service):
    yield Heading(service["name"])
    facts = (
        (_("Type of work"), service["kind"]),
        (_("Time in all"), service["time_taken"]),
        (_("What to bring"), service["documents_needed"]),
        (_("Fee"), service["fee"]),
    )
    yield Paragraph("\n".join(f"{label}: {value}" for label, value in facts if value))
    steps = [
        f"{step['text']} ({step['time']})" if step["time"] else step["text"] for step in service["steps"]
    ]
    if steps:
        yield List(tuple(steps), numbered=True)
