"""The form of a station's settings."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface

from cms.admin.owned import OwnChoicesMixin

SOCIAL_CHANNELS = ("facebook", "line", "x", "tiktok", "instagram", "youtube")


def pair(name, **kwargs):
    """The Thai and the English field of one text, side by side."""
    return FieldRowPanel([FieldPanel(f"{name}_th", **kwargs), FieldPanel(f"{name}_en", **kwargs)])


class StationSettingsForm(OwnChoicesMixin, WagtailAdminModelForm):
    """Takes the pictures of the own station alone."""


TABS = TabbedInterface(
    [
        ObjectList(
            [
                pair("name"),
                pair("short_name"),
                FieldPanel("kind"),
                pair("superior_units"),
                FieldPanel("responsible_line"),
            ],
            heading=_("Station"),
        ),
        ObjectList(
            [
                pair("address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("map_picture"),
                FieldPanel("telephone"),
                FieldPanel("phones"),
                FieldPanel("email"),
                FieldPanel("hours"),
            ],
            heading=_("Contact"),
        ),
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel(channel) for channel in SOCIAL_CHANNELS], heading=_("Social channels")
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("eit_url"),
                        FieldRowPanel([FieldPanel("eit_from"), FieldPanel("eit_until")]),
                        FieldPanel("iit_url"),
                    ],
                    heading=_("Surveys"),
                ),
            ],
            heading=_("Channels and surveys"),
        ),
        ObjectList([FieldPanel("logo"), FieldPanel("theme"), FieldPanel("thai_digits")], heading=_("Looks")),
        ObjectList(
            [
                pair("banner_text"),
                FieldPanel("banner_level"),
                FieldPanel("banner_url"),
                FieldRowPanel([FieldPanel("banner_from"), FieldPanel("banner_until")]),
            ],
            heading=_("Notice"),
        ),
    ],
    base_form_class=StationSettingsForm,
)
