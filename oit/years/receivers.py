"""What follows when a page of a closed year is published."""

from wagtail.log_actions import log
from wagtail.signals import page_published

from oit.models import ItemPage

from .closing import CHANGE
from .freezing import freeze
from .models import LateChange
from .pages import ClosedYearMixin


def _when_published(sender, instance, revision=None, **kwargs):
    page = instance.specific
    if not isinstance(page, ClosedYearMixin) or not page.is_closed:
        return
    stated = LateChange.objects.filter(page_id=page.thai.pk).last()
    log(
        instance=page,
        action=CHANGE,
        user=revision.user if revision else None,
        revision=revision,
        data={"reason": stated.reason if stated else ""},
    )
    if isinstance(page, ItemPage) and page.item:
        # Elements that show something of the page beside something from elsewhere.
        freeze(page.thai)


def connect():
    page_published.connect(_when_published, dispatch_uid="oit.years")
