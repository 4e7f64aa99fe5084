"""What the screens share: the station and year they are about, and the ways between them."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models.stations import may
from oit.board.views import ChosenYear

SCREENS = {
    "mine": _("My duties"),
    "assignments": _("Assignments"),
    "hand_over": _("Hand over"),
    "calendar": _("ITA calendar"),
    "evidence": _("Evidence packs"),
}


class DutiesView(WagtailAdminTemplateMixin, ChosenYear):
    """A screen. ``screen``: its key in SCREENS."""

    header_icon = "calendar-check"
    screen = ""
    # Whether the screen has nothing to show without a year that has a checklist.
    needs_year = False

    def get_page_title(self):
        return SCREENS[self.screen]

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def address_of(self, name, *args):
        """The address of another screen about the same station and year."""
        chosen = {key: value for key, value in self.choice.query.items() if value}
        return f"{reverse(f'duties:{name}', args=args)}?{urlencode(chosen)}"

    def may_change(self, model):
        return may(self.request.user, "change", model, self.choice.site)

    @cached_property
    def year(self):
        """The FiscalYear, None where the station has no year yet."""
        return self.choice.year_page.year if self.choice.year_page else None

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        screens = [
            {"label": label, "address": self.address_of(key), "is_current": key == self.screen}
            for key, label in SCREENS.items()
        ]
        return super().get_context_data(
            choice=self.choice,
            edition=self.edition,
            year=self.year,
            needs_year=self.needs_year,
            screens=screens,
            **kwargs,
        )
