"""Asking lines of work: first for what, then whom. Afterwards the links, once."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Page

from cms.admin.isolation import own_pages
from cms.models import StationSettings
from cms.models.stations import may, sites_where
from oit.board.choice import years_of
from oit.contributions import steps
from oit.contributions.models import Contribution
from oit.models import ItemPage

from .asking_forms import Asking
from .links import ShowsLinks


class AskView(PermissionCheckedMixin, ShowsLinks, View):
    """``page`` (a number) and ``element`` (a key) in the address say for what; without them they are chosen."""

    permission_policy = None
    permission_required = "add"
    page_title = _("Ask a line of work")
    template_name = "contributions/admin/ask.html"
    index_url_name = None

    def dispatch(self, request, *args, **kwargs):
        self.page, self.rule, self.declared = self.what(request)
        if self.page and not self.may_ask(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_ask(self, user):
        return self.page.permissions_for_user(user).can_edit() and may(
            user, "add", Contribution, self.page.station
        )

    def what(self, request):
        """``(page, rule, declared)`` of what is asked for; Nones where it is not chosen, or cannot be asked for."""
        number = request.GET.get("page", "")
        found = (
            own_pages(request.user).filter(pk=number).first()
            if number.isascii() and number.isdigit()
            else None
        )
        page = found.specific if found else None
        if not isinstance(page, ItemPage) or page.thai.pk != page.pk or page.item is None:
            return None, None, None
        rule = page.item.element(request.GET.get("element", ""))
        declared = page.element_for(rule) if rule else None
        return (page, rule, declared) if declared and declared.parts(page) else (None, None, None)

    def get(self, request):
        if "what" in request.GET:
            page, _dot, element = request.GET["what"].partition(".")
            return redirect(f"{request.path}?{urlencode({'page': page, 'element': element})}")
        return self.show(Asking(self.page, self.rule, self.declared) if self.page else None)

    def post(self, request):
        if self.page is None:
            return redirect(request.path)
        asking = Asking(self.page, self.rule, self.declared, request.POST)
        if not asking.is_valid():
            return self.show(asking, status=422)
        return self.show_links(steps.ask(asking.requests(), request.user))

    def show(self, asking, status=200):
        choices = [] if asking else self.choices()
        context = self.get_context_data(asking=asking, page=self.page, rule=self.rule, choices=choices)
        return self.render_to_response(context, status=status)

    def choices(self):
        """``(group, [(value, label)])`` of every element of the newest year that a line of work can be asked for."""
        asking = sites_where(self.request.user, ["add"], Contribution)
        sites = list(asking.select_related("root_page"))
        groups = []
        for site in sites:
            year = years_of(site).first()
            pages = Page.objects.child_of(year).specific() if year else ()
            name = f"{StationSettings.for_site(site).name} · " if len(sites) > 1 else ""
            for page in pages:
                if isinstance(page, ItemPage) and page.item:
                    groups.append((f"{name}{page.code} {page.item.title}", self.elements(page)))
        return [(label, elements) for label, elements in groups if elements]

    @staticmethod
    def elements(page):
        return [
            (f"{page.pk}.{rule.key}", rule.title)
            for rule in page.item.elements
            if (declared := page.element_for(rule)) and declared.parts(page)
        ]
