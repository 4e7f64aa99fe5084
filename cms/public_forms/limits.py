"""How much comes from one place, counted without storing where it comes from.

A sender is an HMAC of the network address under a random key, which each process of the server makes each day and has
in memory alone. Were it stored, whoever has the database of that day, or its backup, could try all addresses there
are and learn who sent a complaint. So every process counts for itself, and anew after a restart.

Behind one address may be a hospital, a barracks, or thousands of customers of a mobile carrier. So nobody is turned
away for being one of many: what is over the limit is accepted, and waits to be looked at. Only a flood that brings no
proof of work is asked to wait, with all that was typed still in the form.
"""

import datetime
import hmac
import secrets
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.signin.addresses import client_ip

from .models import SenderCount

# Of one form at one station from one address, in an hour. A waiting room with one network stays below the first; no
# person reaches the second without a browser that calculates.
MANY, FLOOD = 20, 200

# {day: key}; only that of one day.
_keys = {}


def count_sent(request, site, form):
    """Counts that the form named ``form`` was sent to the station ``site``. Returns how often in this hour.

    0 where the server does not tell where the request comes from: all of those would be one sender.
    """
    network = _network(client_ip(request))
    if network is None:
        return 0
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    message = f"{site.pk}:{form}:{network}".encode()
    sender = hmac.new(_key_of(timezone.localdate(now)), message, sha256).hexdigest()
    with transaction.atomic():
        count, _made = SenderCount.objects.get_or_create(sender=sender, hour=hour)
        SenderCount.objects.filter(pk=count.pk).update(number=F("number") + 1)
        count.refresh_from_db(fields=["number"])
    return count.number


def _network(address):
    """The address, or its network where a single home has many of them (IPv6), as text; None for what is none."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return None
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))


def _key_of(day):
    if day not in _keys:
        _keys.clear()
    return _keys.setdefault(day, secrets.token_bytes(32))


def prune(now=None):
    """Forgets the counts of the days before today."""
    now = now or timezone.now()
    SenderCount.objects.filter(hour__lt=now - datetime.timedelta(hours=24)).delete()
