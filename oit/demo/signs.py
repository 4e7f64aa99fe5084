"""The signs that hang at a demonstration station."""

from oit.signs.making import make
from oit.signs.models import Sign, SignCheck

from .values import Values


def add_signs(site, folder, references):
    """Makes the signs of signs.toml from what the station has published, and hangs them where the file says."""
    for entry in folder.signs:
        sign = Sign(site=site)
        values = Values(entry, references)
        values.assign(sign, entry.without("made_on", "checks"))
        make(sign)
        Sign.objects.filter(pk=sign.pk).update(made_on=entry.need("made_on"))
        for check in entry.data.get("checks", ()):
            SignCheck.objects.create(sign=sign, **check)
