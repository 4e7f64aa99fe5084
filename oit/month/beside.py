"""What is kept beside the monthly items and counts for a month all the same: notices and complaint figures."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.thai.years import Month
from oit.models import ComplaintChannelsPage, ProcurementNoticesPage

NOTICES = ("plans", "invitations", "results")


def notices_of(page, month):
    """``{item, text, address}`` of how many procurement notices of the month the draft ``page`` has."""
    days = [child.value["date"] for name in NOTICES for child in getattr(page, name)]
    number = Counter(Month.of(day) for day in days if day)[month]
    text = ngettext("%(number)s notice of this month", "%(number)s notices of this month", number)
    return {
        "item": page.item,
        "text": text % {"number": number},
        "address": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


def complaints_of(page, month):
    """``{item, text, address}`` of the complaint figures of the month in the draft ``page``."""
    row = next((row for row in page.complaints if row.get("month") == month.to_iso()), None)
    text = _("No figures of this month yet")
    if row:
        text = _("Received %(received)s, finished %(finished)s, in progress %(in_progress)s") % {
            name: "–" if row.get(name) is None else row[name]
            for name in ("received", "finished", "in_progress")
        }
    elif page.no_complaints:
        text = _("The page says that there were no complaints")
    return {
        "item": page.item,
        "text": text,
        "address": reverse("readiness:complaint_figures", args=[page.pk]),
    }


KINDS = {ProcurementNoticesPage: notices_of, ComplaintChannelsPage: complaints_of}


def beside(pages, month):
    """A line for each of the Thai ItemPages that has something of the ``month``."""
    return [KINDS[type(page)](page, month) for page in pages if type(page) in KINDS]
