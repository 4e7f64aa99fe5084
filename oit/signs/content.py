"""The whole content of a sign, as it is kept with it: what it said when it was made."""

from .facts import Facts
from .kinds import KINDS


def content_of(sign, facts=None):
    """What the Sign would say if it were made now, but for its day and its address. Nothing must be missing for it."""
    facts = facts or Facts(sign.site)
    kind, settings = KINDS[sign.kind], facts.settings
    return {
        "station": {"th": settings.name_th, "en": settings.name_en},
        "mark": settings.mark,
        "logo": settings.logo_id,
        "theme": settings.theme,
        "heading": kind.title(facts, sign).as_data(),
        "invitation": kind.invitation.as_data(),
        "blocks": kind.blocks(facts, sign),
    }


def whole_content(sign):
    """What is drawn: the content that was kept, the address of its code, and the day on which it was made."""
    return {
        **sign.content,
        "address": sign.link.whole_address,
        "made": f"{sign.made_on:%Y-%m-%d}",
    }
