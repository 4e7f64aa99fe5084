"""Closes a fiscal year that is over, and opens it again."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from oit.models import FiscalYearPage, ItemPage

from .freezing import freeze
from .models import ClosedYear, FrozenPage

CLOSE, OPEN, CHANGE = "oit.close_year", "oit.open_year", "oit.change_closed_year"


@transaction.atomic
def close_when_over(year_page, user=None, on=None):
    """Closes the Thai ``year_page``'s year if it is over on the day ``on``; otherwise it will close by itself.

    Returns whether it is closed. A year that is closed already stays as it is.
    """
    closing, _created = ClosedYear.objects.get_or_create(
        year_page_id=year_page.pk, defaults={"asked_by": user}
    )
    if closing.closed_at is None and (on or timezone.localdate()) > year_page.year.last_day:
        _close(closing, year_page, user)
    return closing.closed_at is not None


def _close(closing, year_page, user):
    closing.closed_at = timezone.now()
    for page in items_below(year_page):
        freeze(page, closing.closed_at)
    closing.save()
    log(instance=year_page, action=CLOSE, user=user)


def items_below(year_page):
    """The Thai item pages of the year, published or not."""
    found = Page.objects.child_of(year_page).specific()
    return [page for page in found if isinstance(page, ItemPage) and page.item]


def close_years_that_are_over():
    """Closes the years that were to close by themselves. Harmless to repeat."""
    for closing in ClosedYear.objects.filter(closed_at=None).select_related("asked_by"):
        close_when_over(FiscalYearPage.objects.get(pk=closing.year_page_id), closing.asked_by)


@transaction.atomic
def open_again(year_page, user, reason):
    """Lets the pages of the closed year show again what is elsewhere on the site.

    What was kept is forgotten. The reasons of late changes stay, and are shown once the year is closed again.
    """
    ClosedYear.objects.filter(year_page_id=year_page.pk).delete()
    FrozenPage.objects.filter(page__in=Page.objects.child_of(year_page)).delete()
    log(instance=year_page, action=OPEN, user=user, data={"reason": reason})
