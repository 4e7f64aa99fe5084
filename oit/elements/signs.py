"""The printed signs that hang at the station, as evidence that they are whole and current."""

from datetime import timedelta

from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from cms.bilingual import active_language
from cms.thai.dates import format_date
from oit.signs.due import sentence_for
from oit.signs.models import CHECKED_EVERY, Sign, with_checks


def signs_of(page):
    """The Signs with a place in the One Stop Service that hang on the day the ``page`` is assessed.

    In a closed year those that were made before it was closed. In two queries, once for all that is asked of the page.
    """
    if "_signs" not in vars(page):
        found = Sign.objects.of_station(page.station).hanging(page.assessed_on)
        if page.is_closed:
            found = found.filter(link__made_at__lte=page.frozen.closed_at)
        in_areas = [sign for sign in found.order_by() if sign.area]
        page._signs = with_checks(sorted(in_areas, key=lambda sign: (sign.kind, sign.point, sign.pk)))
    return page._signs


def signs_by_area(page):
    """``{area: [{name, point, found, photo}]}`` of the signs. ``found``: a sentence on how each was found and when."""
    shown = {}
    for sign in signs_of(page.thai):
        photo = page.thai.chosen.get(get_image_model(), sign.photo_id)
        shown.setdefault(sign.area, []).append({**_words(sign, page.assessed_on), "photo": photo})
    return shown


def _words(sign, on):
    last = sign.last_check(on)
    point = sign.point_en if active_language() == "en" and sign.point_en else sign.point
    placed = _("In place since %(day)s.") % {"day": format_date(sign.placed_on)}
    if last is None:
        return {"name": sign.get_kind_display(), "point": point, "found": placed}
    words = {"day": format_date(last.date), "condition": last.get_condition_display()}
    found = _("Checked on %(day)s: %(condition)s.") % words
    return {"name": sign.get_kind_display(), "point": point, "found": f"{placed} {found}"}


def signs_not_whole(page, on):
    """Yields a sentence for each sign that was found in another condition than whole."""
    return [sentence_for(sign, on) for sign in signs_of(page) if not sign.is_whole(on)]


def signs_turn(page):
    """The days on which a sign is placed, taken down, checked, or was to be checked again by the day before."""
    if page.is_closed:
        return set()
    found = set()
    for sign in with_checks(Sign.objects.of_station(page.station).filter(placed_on__isnull=False)):
        found |= {sign.placed_on, *(check.date for check in sign.checked)}
        found |= {sign.removed_on} if sign.removed_on else set()
        # Reckoned from the last check of all, and from each one before it while that is the last.
        found |= {
            day + CHECKED_EVERY + timedelta(days=1)
            for day in (sign.placed_on, *(max(check.date, sign.placed_on) for check in sign.checked))
        }
    return found


def signs_not_checked(page, on):
    """Yields a sentence for each whole sign that nobody has looked at for too long."""
    return [sentence for sign in signs_of(page) if sign.is_whole(on) and (sentence := sentence_for(sign, on))]
