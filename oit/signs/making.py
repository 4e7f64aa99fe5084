"""Makes a sign, and makes it anew when what it says has changed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.short_links.models import ShortLink

from .content import content_of
from .facts import Facts, Missing
from .kinds import KINDS

REMADE = "signs.remake"


def make(sign, facts=None):
    """Stores the new Sign with what it says today and a short address of its own. Nothing must be missing for it."""
    facts = facts or Facts(sign.site)
    aim = KINDS[sign.kind].aim(facts, sign)
    with transaction.atomic():
        sign.link = ShortLink.objects.create(
            site=sign.site, label=str(sign)[:200], page=aim.page, anchor=aim.anchor, address=aim.address
        )
        _say(sign, facts)


def remake(sign, user, facts=None):
    """Lets the sign say what is so today. The code stays, so that it works on the paper that hangs too.

    Where the code leads to a page of an earlier year, it leads to the newest one from now on.
    """
    facts = facts or Facts(sign.site)
    with transaction.atomic():
        if newer := newer_aim(sign, facts):
            sign.link.page, sign.link.anchor = newer.page, newer.anchor
            sign.link.save()
        _say(sign, facts)
        log(instance=sign, action=REMADE, user=user)


def _say(sign, facts):
    sign.content = content_of(sign, facts)
    sign.made_on = timezone.localdate()
    sign.save()


def newer_aim(sign, facts):
    """The Aim at the newest page of the kind that the code leads to, where it leads to an older one; else None."""
    aimed = sign.link.page
    aim = KINDS[sign.kind].aim(facts, sign)
    if aimed is None or aim.page is None or aim.page.pk == aimed.pk:
        return None
    return aim if aim.page.content_type_id == aimed.content_type_id else None


def missing_for(sign, facts):
    """A list of Missing: what the station must give before the Sign can say what is so today."""
    found = list(KINDS[sign.kind].missing(facts))
    if "guide" in KINDS[sign.kind].options and not (sign.guide and sign.guide.live):
        found.append(
            Missing(_("The e-service of this guide is not published any more."), facts.explorer_url())
        )
    return found


def is_current(sign, facts=None):
    """Whether the sign, as it was made, says what the station says today."""
    facts = facts or Facts(sign.site)
    if missing_for(sign, facts):
        return False
    return sign.content == content_of(sign, facts) and newer_aim(sign, facts) is None
