"""Every kind of sign that can be made. A new one is declared in a class and added here."""

from .base import Aim, SignKind
from .integrity import ComplaintChannel, NoGift, TellTheChief
from .reading import Guide, ManualDownload, PublicInformation, Survey
from .service import CaseProgress, EmergencyCall, InformationPoint, ServicePledge, WayToServicePoint

KINDS = {
    kind.key: kind
    for kind in (
        InformationPoint(),
        WayToServicePoint(),
        ServicePledge(),
        NoGift(),
        ManualDownload(),
        Survey(),
        EmergencyCall(),
        ComplaintChannel(),
        TellTheChief(),
        CaseProgress(),
        PublicInformation(),
        Guide(),
    )
}


def kind_choices():
    return [(key, kind.name) for key, kind in KINDS.items()]


__all__ = ["KINDS", "Aim", "SignKind", "kind_choices"]
