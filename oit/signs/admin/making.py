"""Making a sign: first which, then how large and for which point. What the station lacks for it is said at once."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Site

from cms.models import StationSettings
from cms.models.stations import sites_where
from oit.signs.facts import Facts
from oit.signs.kinds import KINDS, SignKind
from oit.signs.making import make
from oit.signs.models import Sign

from .forms import MakeForm


@dataclass(frozen=True)
class Offer:
    """A kind of sign as it is offered: what is missing before it can be made, and what would make it better."""

    kind: SignKind
    missing: list
    advice: list

    @classmethod
    def of(cls, kind, facts):
        missing = list(kind.missing(facts))
        return cls(kind, missing, [] if missing else list(kind.advice(facts)))


class MakeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """``kind`` in the address says which sign; without it all are offered. ``site``: at which of several stations."""

    permission_policy = None
    permission_required = "add"
    page_title = _("Make a sign")
    header_icon = "thumbtack"
    template_name = "oit/signs/make.html"

    @cached_property
    def sites(self):
        return list(sites_where(self.request.user, ["add"], Sign).order_by("pk"))

    @cached_property
    def site(self):
        """The station chosen in the address, else the one at whose address the officer is, else the first."""
        chosen = self.request.GET.get("site", "")
        if chosen:
            found = next((site for site in self.sites if str(site.pk) == chosen), None)
            if found is None:
                raise PermissionDenied
            return found
        here = Site.find_for_request(self.request)
        return here if here in self.sites else self.sites[0]

    @cached_property
    def facts(self):
        return Facts(self.site)

    @cached_property
    def kind(self):
        """The SignKind that was chosen, or None. Raises Http404 where there is no such kind."""
        key = self.request.GET.get("kind", "")
        if key and key not in KINDS:
            raise Http404
        return KINDS.get(key)

    def get_breadcrumbs_items(self):
        listing = {"url": reverse("wagtailsnippets_signs_sign:list"), "label": gettext("Signs")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]

    def get(self, request):
        if self.kind is None:
            return self.show(offers=[Offer.of(kind, self.facts) for kind in KINDS.values()])
        return self.show(offer=Offer.of(self.kind, self.facts), form=MakeForm(self.kind, self.site))

    def post(self, request):
        if self.kind is None:
            return redirect(request.path)
        offer, form = Offer.of(self.kind, self.facts), MakeForm(self.kind, self.site, request.POST)
        if offer.missing or not form.is_valid():
            return self.show(offer=offer, form=form, status=422)
        sign = form.save(commit=False)
        make(sign, self.facts)
        messages.success(request, gettext("The sign is made. Look at it here, then print it."))
        return redirect("wagtailsnippets_signs_sign:inspect", sign.pk)

    def show(self, status=200, **shown):
        stations = [{"site": site, "name": StationSettings.for_site(site).name} for site in self.sites]
        context = self.get_context_data(
            site=self.site,
            stations=stations if len(stations) > 1 else [],
            **{"offers": [], "offer": None, **shown},
        )
        return self.render_to_response(context, status=status)
