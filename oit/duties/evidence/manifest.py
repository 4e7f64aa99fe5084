"""What a pack says of itself: its manifest for programs, its README for people."""

import json

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.languages import NAMES
from cms.models import StationSettings
from oit.readiness import State

from .failing import Reason

VERSION = 1
MANIFEST = "manifest.json"
README = "README.txt"
# The folder of what was kept when entry in ITAP had closed.
KEPT_FOLDER = "kept/"


class Denominators:
    """How many elements were found of those that the checklist asks for, in a year and in each of its items.

    A YearReadiness counts them: an element that is missing or no longer true is not found. What is only recommended
    is counted apart.
    """

    def __init__(self, readiness):
        self.readiness = readiness

    @cached_property
    def items(self):
        """``[{code, title, published, found, asked, recommended_found, recommended_asked, elements}]``."""
        return [_item(row) for row in self.readiness.rows]

    @property
    def totals(self):
        """``{items, items_complete, found, asked, recommended_found, recommended_asked}``."""
        counted = ("found", "asked", "recommended_found", "recommended_asked")
        totals = self.readiness.totals
        return {
            "items": totals.items,
            "items_complete": totals.complete,
            **{name: sum(item[name] for item in self.items) for name in counted},
        }


def _item(row):
    asked = [each for each in row.findings if not each.element.advisory]
    recommended = [each for each in row.findings if each.element.advisory]
    return {
        "code": row.code,
        "title": _words(row.item.title),
        "published": row.is_published,
        "found": len(asked) - row.missing,
        "asked": len(asked),
        "recommended_found": sum(each.state is not State.MISSING for each in recommended),
        "recommended_asked": len(recommended),
        "elements": [
            {
                "key": each.element.key,
                "title": _words(each.element.title),
                "recommended": each.element.advisory,
                "state": each.state.value,
            }
            for each in row.findings
        ],
    }


def _words(words):
    return {"th": words.th, "en": words.en}


def manifest_of(readiness, denominators, files, missing):
    """The bytes of the manifest. ``files``: ``{name: what is said of it}``; ``missing``: as ``Failures.as_data``."""
    names = StationSettings.for_site(readiness.station)
    told = {
        "version": VERSION,
        "says": {code: _in(code, integrity_sentence) for code in NAMES},
        "station": {
            "name": {"th": names.name_th, "en": names.name_en},
            "address": f"{readiness.station.root_url}/",
        },
        "fiscal_year": {"be": readiness.year.be, "ce": readiness.year.ce},
        "assessed_months": [month.to_iso() for month in readiness.edition.months_required],
        "totals": denominators.totals,
        "items": denominators.items,
        "files": [{"name": name, **files[name]} for name in sorted(files)],
        "not_in_the_pack": [{**each, "words": _words_of(each["reason"])} for each in missing],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def readme_of(readiness, denominators, files, missing):
    """The bytes of the README, in Thai and then in English."""
    context = {
        "station": StationSettings.for_site(readiness.station),
        "address": f"{readiness.station.root_url}/",
        "year": readiness.year,
        "totals": denominators.totals,
        "files": len(files),
        "kept": any(name.startswith(KEPT_FOLDER) for name in files),
        "manifest": MANIFEST,
    }
    parts = []
    for code in (settings.LANGUAGE_CODE, *(each for each in NAMES if each != settings.LANGUAGE_CODE)):
        with override(code):
            items = [{**item, "title": item["title"][code]} for item in denominators.items]
            lost = [{**each, "label": Reason(each["reason"]).label} for each in missing]
            told = {**context, "items": items, "missing": lost, "says": integrity_sentence()}
            parts.append(render_to_string("oit/duties/evidence_readme.txt", told).strip())
    # With the mark by which simple editors know UTF-8, and the line ends that they know.
    return ("\n\n" + "=" * 72 + "\n\n").join(parts).replace("\n", "\r\n").encode("utf-8-sig") + b"\r\n"


def integrity_sentence():
    """What the sums of a pack prove, and what they do not."""
    return _(
        "The SHA-256 sums prove integrity, not truth: that a file is the same as when the pack was made, and not that "
        "what it says is right."
    )


def _words_of(reason):
    return {code: _in(code, lambda: str(Reason(reason).label)) for code in NAMES}


def _in(code, say):
    with override(code):
        return say()
