"""How the station is reached and what it tells about itself: O5, O6, O10, O19. All is shown from where it lives."""

from django.utils.translation import gettext_lazy as _

from home.models import EServiceKind, NewsKind
from oit.elements import (
    AddressElement,
    AllServicesElement,
    ChiefBriefingElement,
    ChiefNewsElement,
    EmailElement,
    MapElement,
    NewsElement,
    OpinionElement,
    QuestionsElement,
    ServiceElement,
    SocialMediaElement,
    StationNameElement,
    SurveyElement,
    TelephoneElement,
)

from .item import ItemPage


class ContactPage(ItemPage):
    """Contact details, questions and answers, and public opinion."""

    elements = (
        StationNameElement("name"),
        AddressElement("address"),
        TelephoneElement("telephone"),
        EmailElement("email"),
        MapElement("map"),
        QuestionsElement("ask"),
        OpinionElement("opinion"),
    )
    page_description = _("Contact details, questions and answers, public opinion")

    class Meta:
        verbose_name = _("contact item page")


class PublicRelationsPage(ItemPage):
    """News of the station's results, of its assessment, and of the survey for visitors."""

    elements = (
        NewsElement("news", [NewsKind.RESULTS, NewsKind.ENFORCEMENT, NewsKind.ACTIVITIES], every_month=True),
        SocialMediaElement("social-media"),
        NewsElement("ita-news", [NewsKind.ITA]),
        SurveyElement("eit-survey", [NewsKind.EIT]),
    )
    page_description = _("News of the station's results")

    class Meta:
        verbose_name = _("public relations page")


class EServicesPage(ItemPage):
    """The e-services that the checklist asks for."""

    elements = (
        ServiceElement("online-report", EServiceKind.ONLINE_REPORT),
        ServiceElement("fines", EServiceKind.FINES),
        ServiceElement("case-tracking", EServiceKind.CASE_TRACKING),
        AllServicesElement("reachable"),
    )
    page_description = _("E-services")

    class Meta:
        verbose_name = _("e-services item page")


class ChiefParticipationPage(ItemPage):
    """What the current head of station does for integrity."""

    elements = (
        ChiefNewsElement("activities", [NewsKind.CHIEF]),
        ChiefBriefingElement("ita-briefing", [NewsKind.ITA]),
    )
    page_description = _("Participation of the head of station")

    class Meta:
        verbose_name = _("head of station's participation page")
