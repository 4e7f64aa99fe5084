"""How long a case is kept."""

from cms.thai.years import Month

from .models import Kind

# Years after the month in which the case was closed.
KEPT_FOR = {Kind.CORRUPTION: 5, Kind.TIP: 2}
# A case that nobody closes is not kept for ever.
OPEN_FOR = 10


def month_for(case):
    """The month ("2034-03") to whose end the ``case`` is kept."""
    if case.is_closed:
        start, years = case.closed_month, KEPT_FOR[case.kind]
    else:
        start, years = case.month, OPEN_FOR
    month = Month.from_iso(start)
    return Month(month.year + years, month.month).to_iso()
