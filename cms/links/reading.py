"""Finds the places of a station's links to other sites: once a day, and soon after something was published."""

import datetime
from time import monotonic

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from .models import LONGEST, Address, Place, Reading
from .sources import host_of, links_of

EVERY = datetime.timedelta(days=1)
# So long may stations be read in one round; the others follow in the next.
SECONDS = 60


def read_due(seconds=SECONDS):
    """Reads the stations whose turn it is, those that changed first."""
    until = monotonic() + seconds
    recent = Reading.objects.filter(began_at__gt=timezone.now() - EVERY)
    due = Site.objects.exclude(pk__in=recent.values("site")).annotate(began=F("link_reading__began_at"))
    for site in due.order_by(F("began").asc(nulls_first=True), "pk"):
        read(site)
        if monotonic() > until:
            return


def read(site):
    """Finds anew where links to other sites stand on the station ``site``, and forgets addresses without a place."""
    Reading.objects.update_or_create(site=site, defaults={"began_at": timezone.now()})
    found = {}
    for link, address in links_of(site):
        if len(address) <= LONGEST:
            found.setdefault((address, type(link.holder), link.holder.pk, link.field), link.anchor)
    with transaction.atomic():
        wanted = {address for address, *_place in found}
        Address.objects.bulk_create(
            [Address(address=each, host=host_of(each)[:253]) for each in sorted(wanted)],
            ignore_conflicts=True,
        )
        numbers = dict(_numbers(wanted))
        Place.objects.filter(site=site).delete()
        Place.objects.bulk_create(
            Place(
                address_id=numbers[address],
                site=site,
                content_type=ContentType.objects.get_for_model(model),
                object_id=key,
                field=field,
                anchor=anchor,
            )
            for (address, model, key, field), anchor in found.items()
        )
        Address.objects.filter(places=None).delete()


def _numbers(addresses):
    """``(address, its id)``. Asked in parts: a query takes a limited number of values."""
    addresses = sorted(addresses)
    for start in range(0, len(addresses), 500):
        yield from Address.objects.filter(address__in=addresses[start : start + 500]).values_list(
            "address", "pk"
        )


def read_again(site):
    """Has the station read again in the next round, because something of it was published or withdrawn."""
    Reading.objects.filter(site=site).update(began_at=None)
