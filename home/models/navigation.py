"""The menus that a station makes for itself; ``home.menus`` fills in what it leaves empty."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.fields import StreamField

from cms.sites import StationSetting


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    url = blocks.URLBlock(label=_("or address outside this site"), required=False)
    label_th = blocks.CharBlock(
        label=_("label (Thai)"),
        required=False,
        max_length=60,
        help_text=_("If empty, the title of the page."),
    )
    label_en = blocks.CharBlock(label=_("label (English)"), required=False, max_length=60)

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "page": ValidationError(_("Choose a page, or give an address: one of the two."))
                }
            )
        if cleaned.get("url") and not cleaned.get("label_th"):
            raise blocks.StructBlockValidationError(
                block_errors={"label_th": ValidationError(_("A link to another site needs a label."))}
            )
        return cleaned


class ColumnBlock(blocks.StructBlock):
    title_th = blocks.CharBlock(label=_("title (Thai)"), max_length=60)
    title_en = blocks.CharBlock(label=_("title (English)"), required=False, max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")


@register_setting(icon="list-ul", order=110)
class Navigation(StationSetting):
    """Main menu and footer. What is left empty is made from the pages that are shown in menus."""

    main_menu = StreamField(
        [("link", LinkBlock())],
        blank=True,
        verbose_name=_("main menu"),
        help_text=_("If empty, the pages below the home page that are shown in menus, in their order."),
    )
    footer = StreamField(
        [("column", ColumnBlock())], blank=True, max_num=3, verbose_name=_("columns of the footer")
    )

    panels = [FieldPanel("main_menu"), FieldPanel("footer")]

    class Meta:
        verbose_name = _("menus")

    def __str__(self):
        return f"{self._meta.verbose_name} – {self.site}"
