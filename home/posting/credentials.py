"""What lets the site post in the name of a station: from the environment alone, never from the database.

The names end in the station's host name, in capitals, with ``_`` for a dot and ``__`` for a hyphen:
``LINE_TOKEN_KAMALA_EXAMPLE_GO_TH``.
"""

from dataclasses import dataclass, field

from django.conf import settings

from .models import Channel

# Of each channel: what must be known to post there.
NAMES = {Channel.FACEBOOK: ("FACEBOOK_TOKEN", "FACEBOOK_PAGE"), Channel.LINE: ("LINE_TOKEN",)}
USUAL_PORTS = (80, 443)


@dataclass(frozen=True)
class Credentials:
    """``token``: the access token, which is never shown. ``account``: the number of the Facebook page, "" for LINE."""

    token: str = field(repr=False)
    account: str = ""


def suffix_of(site):
    """How the variables of the station ``site`` end."""
    port = "" if site.port in USUAL_PORTS else f"_{site.port}"
    return site.hostname.upper().replace("-", "__").replace(".", "_") + port


def variables_of(channel, site):
    """The names of the variables that the ``channel`` of the station ``site`` needs."""
    return [f"{name}_{suffix_of(site)}" for name in NAMES[channel]]


def credentials_of(channel, site):
    """The Credentials for the ``channel`` of the station ``site``; None where it is not connected."""
    values = [settings.CHANNEL_CREDENTIALS.get(name, "") for name in variables_of(channel, site)]
    return Credentials(*values) if all(values) else None
