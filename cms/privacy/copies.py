"""Copies of what a station holds about a person, to hand over: a sheet to print, and a file (PDPA, sections 30, 31)."""

import csv

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from cms.models import StationSettings

from .access import held_in
from .models import PrivacySettings


def as_sheets(request, found):
    """A page to print of what ``access.entries_from`` gave: one sheet a station, with what the law asks to be told."""
    stations = {}
    for kind, entries in found:
        for entry in entries:
            stations.setdefault(entry.site, {}).setdefault(kind.key, []).append(held_in(entry))
    context = {
        "today": timezone.localdate(),
        "sheets": [_sheet(site, by_kind) for site, by_kind in stations.items()],
    }
    return TemplateResponse(request, "privacy/copy.html", context)


def _sheet(site, by_kind):
    privacy = PrivacySettings.for_site(site)
    return {
        "station": StationSettings.for_site(site),
        "privacy": privacy,
        "parts": [
            {"kind": kind, "period": period, "entries": by_kind[kind.key]}
            for kind, period in privacy.periods()
            if kind.key in by_kind
        ],
    }


def as_csv(found):
    """A file of what ``access.entries_from`` gave: one line for each thing that is held."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="personal-data.csv"'
    # Excel takes Thai letters for others without the mark at the beginning.
    response.write("\ufeff")
    lines = csv.writer(response)
    for kind, entries in found:
        for entry in entries:
            received = timezone.localtime(entry.received_at).isoformat(timespec="minutes")
            for label, text in held_in(entry):
                lines.writerow([kind.title, received, label, _plain(text)])
    return response


def _plain(text):
    """A text that no spreadsheet takes for a formula: strangers have written it."""
    text = str(text)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
