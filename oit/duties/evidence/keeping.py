"""Keeps what a station had published when entry in ITAP closed."""

import json
import logging
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Site

from cms.models import StationSettings
from cms.thai.years import FiscalYear
from cms.tick import Periodic
from oit.assessor.handover import handover_rows
from oit.assessor.machine import as_index
from oit.assessor.sheets import write_handover
from oit.assessor.visiting import environ_of
from oit.board.choice import years_of
from oit.duties.calendar import calendar_of
from oit.duties.models import EvidenceFailure, EvidencePack
from oit.editions import edition_for

from .making import ask_for

logger = logging.getLogger(__name__)
# What is published much later says nothing of the day on which entry closed.
WITHIN = timedelta(days=14)


def keep_packs(on=None):
    """Keeps the pack of every station whose entry has closed, once. A job of ``cms.tick``.

    ``on``: the day, today if not given. Each station is on its own: one whose pack cannot be made is logged, shown on
    its board, and tried again by the next run.
    """
    on = on or timezone.localdate()
    sites, stations = Site.objects.select_related("root_page").in_bulk(), Periodic()
    for number, site in sites.items():
        stations.register(number, partial(keep_packs_of, site, on))
    for number, error in stations.run():
        if error:
            _failed(sites[number], error, on)


def keep_packs_of(site, on):
    """Keeps those of one station."""
    # Entry closes in the fiscal year, or soon after it.
    for year_page in years_of(site).live().filter(fiscal_year__gte=FiscalYear.of(on).be - 1):
        closed_on = closing_to_keep(site, year_page, on)
        if closed_on:
            keep_pack(site, year_page, closed_on)


def _failed(site, error, on):
    logger.error("The evidence pack of %s was not kept: %s", site, error)
    reason = (str(error) or type(error).__name__)[:300]
    EvidenceFailure.objects.get_or_create(site=site, defaults={"day": on})
    EvidenceFailure.objects.filter(site=site).update(day=on, reason=reason, tries=F("tries") + 1)


def closing_to_keep(site, year_page, on):
    """The day on which entry closed, if a pack of it is to be made on the day ``on``; else None."""
    if edition_for(year_page.year) is None:
        return None
    closed_on = calendar_of(site, year_page.year).closing
    if closed_on is None or not closed_on < on <= closed_on + WITHIN:
        return None
    kept = EvidencePack.objects.filter(site=site, fiscal_year=year_page.fiscal_year, closed_on=closed_on)
    return None if kept.exists() else closed_on


def keep_pack(site, year_page, closed_on):
    """Keeps and returns the EvidencePack of the Thai ``year_page`` as it is published now.

    Its pages and files follow as a ZIP, which takes longer.
    """
    with override(settings.LANGUAGE_CODE):
        # As a visitor of the station's own host would get it.
        request = WSGIRequest(environ_of(f"{site.root_url}/"))
        index = json.dumps(as_index(year_page, request), ensure_ascii=False, indent=1).encode()
        rows = handover_rows(site, year_page.fiscal_year)
        sheet = write_handover(rows, "xlsx", year_page.year, StationSettings.for_site(site))
    # Two runs at once keep one pack. Nothing is locked while its files are read above.
    with transaction.atomic():
        pack, created = EvidencePack.objects.get_or_create(
            site=site,
            fiscal_year=year_page.fiscal_year,
            closed_on=closed_on,
            defaults={"index": index, "sheet": sheet},
        )
        EvidenceFailure.objects.filter(site=site).delete()
        if created:
            ask_for(site, year_page.fiscal_year, kept=pack)
    return pack
