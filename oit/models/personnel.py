from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.documents import SignedOriginalBlock
from oit.elements import AnnouncementsElement

from .fields import text_field
from .item import ItemPage


def announcements_field(label):
    return StreamField([("announcement", SignedOriginalBlock())], blank=True, verbose_name=label)


class PersonnelRulesPage(ItemPage):
    """How officers are developed, evaluated and promoted: the announced criteria, and what they say."""

    development = announcements_field(_("announcements on personnel development"))
    development_text = text_field(_("what they say on development"))
    evaluation = announcements_field(_("announcements on performance evaluation"))
    evaluation_text = text_field(_("what they say on evaluation"))
    promotion = announcements_field(_("announcements on salary steps and pay rises"))
    promotion_text = text_field(_("what they say on pay"))

    elements = (
        AnnouncementsElement("development", "development", "development_text"),
        AnnouncementsElement("evaluation", "evaluation", "evaluation_text"),
        AnnouncementsElement("promotion", "promotion", "promotion_text"),
    )
    page_description = _("Criteria for personnel management and development")

    class Meta:
        verbose_name = _("personnel rules page")
