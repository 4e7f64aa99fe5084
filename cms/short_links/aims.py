"""Where a short address may lead: what hangs on the wall of a police station must not end at a stranger's site."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.models import StationSettings
from cms.models.station_panels import SOCIAL_CHANNELS
from cms.models.stations import pages_of

OFFICIAL = ".go.th"


def check_aim(site, page, address):
    """Raises ValidationError, by field, where a short address of the station ``site`` may not lead there."""
    if bool(page) == bool(address):
        raise ValidationError(
            {"page": _("Choose a page, or type an address below: one of the two, and not both.")}
        )
    if page and not pages_of([site.pk]).filter(pk=page.pk).exists():
        raise ValidationError({"page": _("Choose a page of the station that the short address belongs to.")})
    if address and not (_is_path(address) or _is_official(site, address)):
        raise ValidationError(
            {
                "address": _(
                    "Type a path of this site, such as /complaint/, or an address with https:// that ends in .go.th or "
                    "is one of those in the station settings."
                )
            }
        )


def _is_path(address):
    # Browsers take "//" and "/\\" for the beginning of another site's address.
    return address.startswith("/") and not address.startswith("//") and "\\" not in address


def _is_official(site, address):
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    # What stands before @ is no host, but looks like one.
    is_plain = parts.scheme == "https" and "@" not in parts.netloc and "\\" not in address
    return is_plain and (host.endswith(OFFICIAL) or host in _own_hosts(site))


def _own_hosts(site):
    settings = StationSettings.for_site(site)
    addresses = [getattr(settings, name) for name in (*SOCIAL_CHANNELS, "eit_url")]
    return {urlsplit(each).hostname for each in addresses if each}
