"""Signs that somebody should look after: found damaged, or not looked at for long."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.thai.dates import format_date

from .models import Sign, with_checks


@dataclass(frozen=True)
class Care:
    """A Sign that needs something, and a sentence that says what."""

    sign: Sign
    sentence: str


def care_needed(site, on=None, signs=None):
    """A list of Care for the signs that hang at the station ``site`` on the date ``on`` (today)."""
    on = on or timezone.localdate()
    if signs is None:
        signs = with_checks(Sign.objects.of_station(site).hanging(on))
    return [Care(sign, sentence) for sign in signs if (sentence := sentence_for(sign, on))]


def sentence_for(sign, on):
    """What is to be done about the sign, "" where it is whole and was looked at in time."""
    words = {"sign": sign.get_kind_display(), "point": sign.point}
    if not sign.is_whole(on):
        last = sign.last_check(on)
        words |= {"condition": last.get_condition_display(), "day": format_date(last.date, "short")}
        return (
            _("“%(sign)s” at %(point)s was found on %(day)s: %(condition)s. Replace it, then check it again.")
            % words
        )
    if sign.check_due(on) < on:
        words["day"] = format_date(sign.check_due(on), "short")
        return (
            _("“%(sign)s” at %(point)s was to be checked by %(day)s. Look at it, and enter how it is.")
            % words
        )
    return ""
