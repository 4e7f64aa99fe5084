"""Keeps what a station had published when entry in ITAP closed."""

import json
import logging
from datetime import timedelta

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Site

from cms.models import StationSettings
from cms.thai.years import FiscalYear
from oit.assessor.handover import handover_rows
from oit.assessor.machine import as_index
from oit.assessor.sheets import write_handover
from oit.assessor.visiting import environ_of
from oit.board.choice import years_of
from oit.editions import edition_for

from .calendar import calendar_of
from .models import EvidencePack

logger = logging.getLogger(__name__)
# What is published much later says nothing of the day on which entry closed.
WITHIN = timedelta(days=14)


def keep_packs(on=None):
    """Keeps the pack of every station whose entry has closed, once. A job of ``cms.tick``.

    ``on``: the day, today if not given. A station whose pack cannot be made is logged and tried again by the next
    run.
    """
    on = on or timezone.localdate()
    for site in Site.objects.select_related("root_page"):
        # Entry closes in the fiscal year, or soon after it.
        for year_page in years_of(site).live().filter(fiscal_year__gte=FiscalYear.of(on).be - 1):
            closed_on = closing_to_keep(site, year_page, on)
            if closed_on:
                _try(site, year_page, closed_on)


def closing_to_keep(site, year_page, on):
    """The day on which entry closed, if a pack of it is to be made on the day ``on``; else None."""
    if edition_for(year_page.year) is None:
        return None
    closed_on = calendar_of(site, year_page.year).closing
    if closed_on is None or not closed_on < on <= closed_on + WITHIN:
        return None
    kept = EvidencePack.objects.filter(site=site, fiscal_year=year_page.fiscal_year, closed_on=closed_on)
    return None if kept.exists() else closed_on


def _try(site, year_page, closed_on):
    try:
        with transaction.atomic():
            keep_pack(site, year_page, closed_on)
    except (DatabaseError, OSError):
        logger.exception("The evidence pack of %s, %s, was not kept", site, year_page.fiscal_year)


def keep_pack(site, year_page, closed_on):
    """Keeps and returns the EvidencePack of the Thai ``year_page`` as it is published now."""
    with override(settings.LANGUAGE_CODE):
        # As a visitor of the station's own host would get it.
        request = WSGIRequest(environ_of(f"{site.root_url}/"))
        index = json.dumps(as_index(year_page, request), ensure_ascii=False, indent=1).encode()
        rows = handover_rows(site, year_page.fiscal_year)
        sheet = write_handover(rows, "xlsx", year_page.year, StationSettings.for_site(site))
    return EvidencePack.objects.create(
        site=site, fiscal_year=year_page.fiscal_year, closed_on=closed_on, index=index, sheet=sheet
    )
