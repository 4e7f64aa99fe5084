"""When visitors can answer the EIT survey. The room that keeps the assessment's calendar registers who knows it."""

_calendars = []


def register(window_of):
    """Adds a function from a Site to ``(first, last)``, dates with both included, or None where it knows nothing."""
    _calendars.append(window_of)


def eit_window(site):
    """``(first, last)`` of the survey of the station ``site``, or None where no calendar says it."""
    return next(filter(None, (window_of(site) for window_of in _calendars)), None)
