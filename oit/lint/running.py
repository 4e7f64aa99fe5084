"""Runs every rule over pages."""

from .chiefs import former_chiefs
from .codes import odd_codes, wrong_items
from .dates import date_orders, wrong_eras
from .english import thai_in_english
from .facts import Facts, StationFacts, day_for
from .links import dead_links, find_dead_links
from .scans import scans
from .stations import misspelt_names, other_stations
from .texts import texts_of_all
from .years import file_years, fiscal_years

# Each takes the texts of a page and its Facts, and yields Remarks.
RULES = (
    other_stations,
    misspelt_names,
    former_chiefs,
    fiscal_years,
    file_years,
    wrong_items,
    odd_codes,
    wrong_eras,
    date_orders,
    thai_in_english,
    dead_links,
    scans,
)


def lint(page, on=None):
    """The Remarks about ``page``, a draft or a live page of any type, in the order of its fields.

    ``on``: the day for which it is asked who is head of station; today if not given, never after the page's year.
    """
    return lint_all([page], getattr(page, "station", None) or page.get_site(), on)[0]


def lint_all(pages, site, on=None):
    """A list of Remarks for each of ``pages``, which belong to the station ``site``.

    The number of queries does not grow with the number of pages.
    """
    texts = texts_of_all(pages)
    dead = find_dead_links([text for each in texts for text in each], site)
    stations = {}
    found = []
    for page, of_page in zip(pages, texts, strict=True):
        day = day_for(page, on)
        if day not in stations:
            stations[day] = StationFacts.of(site, day)
        found.append(check(of_page, Facts.of(page, stations[day], dead)))
    return found


def check(texts, facts):
    """The Remarks of every rule about ``texts``, in the order of the texts, none twice."""
    place = {(text.field, text.path): number for number, text in reversed(list(enumerate(texts)))}
    remarks = dict.fromkeys(remark for rule in RULES for remark in rule(texts, facts))
    return sorted(remarks, key=lambda remark: place[remark.field, remark.path])
