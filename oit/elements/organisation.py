from django.utils.translation import gettext as _

from cms.lines_of_work import LineOfWork

from .base import DeclaredElement
from .people import chief_among, officers_of


class OrganisationElement(DeclaredElement):
    """The chart of the station below its head, drawn from data or given as a picture: ``(units, picture)``."""

    derived = True
    template = "oit/elements/organisation.html"
    lasting = True

    def data(self, page):
        units, picture = (getattr(page, self.fields[0]), getattr(page.thai, self.fields[1]))
        if not units and not picture:
            return None
        return {
            "chief": chief_among(officers_of(page, page.assessed_on)),
            "units": [child.value for child in units],
            "picture": picture,
        }

    def todo(self, page, rule, on):
        units = [child.value for child in getattr(page, self.fields[0])]
        if not units and not getattr(page.thai, self.fields[1]):
            yield _("Draw the chart: add the units below the head of station, or choose a picture of it.")
            return
        described = {unit["line_of_work"] for unit in _all(units) if unit["duties"]}
        for line in page.edition.lines_of_work:
            if line not in described:
                yield _("Say what the line of work “%(line)s” does.") % {"line": LineOfWork(line).label}


def _all(units):
    for unit in units:
        yield unit
        yield from unit["subunits"]
