"""Stations and years as they are named on the command line."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.thai.years import parse_year


def site_called(host):
    """The Site at ``host``, a host name that may have a port. Raises CommandError with those there are."""
    hostname, _colon, port = host.strip().lower().partition(":")
    found = Site.objects.filter(hostname=hostname, **({"port": port} if port.isdecimal() else {}))
    if found.count() == 1 and (not port or port.isdecimal()):
        return found.get()
    known = ", ".join(f"{site.hostname}:{site.port}" for site in Site.objects.order_by("hostname", "port"))
    raise CommandError(
        _("No station is called %(host)s. There are: %(known)s") % {"host": host, "known": known}
    )


def year_named(text):
    """The number in พ.ศ. of a year in either era. Raises CommandError."""
    try:
        return parse_year(text).year_be
    except ValueError as error:
        raise CommandError(str(error)) from error
