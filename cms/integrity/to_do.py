"""That something was found, as something to do for those who answer for it."""

from django.urls import reverse
from django.utils.translation import ngettext

from cms.today import ToDo

from .who import findings_for

# So many are named; the report has the others.
NAMED = 3


def summary(findings):
    """``{findings, count}``: the first few that are open, and how many there are."""
    opened = findings.open()
    return {"findings": list(opened[:NAMED]), "count": opened.count()}


def findings_to_look_at(user, on):
    """See `cms.today`."""
    found = summary(findings_for(user))
    if found["count"]:
        words = ngettext(
            "%(number)s thing on the website is not as somebody published it, or is new. Look at it",
            "%(number)s things on the website are not as somebody published them, or are new. Look at them",
            found["count"],
        )
        note = "; ".join(f"{each.get_kind_display()}: {each.words[:90]}" for each in found["findings"])
        yield ToDo(words % {"number": found["count"]}, reverse("integrity:report"), note=note, order=1)
