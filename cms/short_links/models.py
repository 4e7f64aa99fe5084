"""Short addresses, and how often each was followed in a month."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from cms.models.stations import StationOwned

from .codes import new_code


class ShortLink(StationOwned):
    """A short address that is printed once and can be led elsewhere later.

    It leads to ``page``, at ``anchor`` where one is given, or else to ``address``: a path of this site, or the address
    of an official system elsewhere. A code is given once and is kept for ever: paper cannot be called back.
    """

    code = models.CharField(_("code"), max_length=12, unique=True, editable=False, default=new_code)
    label = models.CharField(
        _("what it is for"), max_length=200, help_text=_("For yourselves; visitors do not see it.")
    )
    page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leads to the page"),
    )
    anchor = models.SlugField(
        _("part of the page"), blank=True, help_text=_("What stands after # in the address of that part.")
    )
    address = models.CharField(
        _("or leads to the address"),
        max_length=500,
        blank=True,
        help_text=_(
            "A path of this site, such as /complaint/, or the address of an official system, with https:// and ending "
            "in .go.th."
        ),
    )
    made_at = models.DateTimeField(auto_now_add=True)

    panels = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("page"), FieldPanel("anchor")]),
        FieldPanel("address"),
    ]

    class Meta:
        verbose_name = _("short address")
        verbose_name_plural = _("short addresses")
        ordering = ["-pk"]

    def __str__(self):
        return self.label

    @property
    def path(self):
        return reverse("short_link", args=[self.code])

    @property
    def whole_address(self):
        """As it is printed in words and in the QR code."""
        return f"{self.site.root_url}{self.path}"

    @property
    def aim(self):
        """Where it leads, in words for the list and the history: a page's title, or an address."""
        if self.page:
            title = self.page.get_admin_display_title()
            return f"{title} #{self.anchor}" if self.anchor else title
        return self.address


class FollowedInMonth(models.Model):
    """How often a short address was followed in a ``month`` (ISO), and nothing about by whom."""

    link = models.ForeignKey(ShortLink, on_delete=models.CASCADE, related_name="months")
    month = models.CharField(max_length=7)
    number = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of a short address in a month")
        ordering = ["-month"]
        constraints = [models.UniqueConstraint(fields=["link", "month"], name="one_count_per_link_and_month")]

    def __str__(self):
        return f"{self.link_id} {self.month}: {self.number}"
