"""The way to the items: all years, and one year."""

from django import forms
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.forms import StationPageForm
from cms.languages import language_of
from cms.models import BasePage
from cms.search.kinds import Kind
from cms.thai.forms import YearField
from cms.thai.years import FiscalYear
from oit.approval.pages import ApprovedPageMixin
from oit.assessor.views import assessor_view, is_offered
from oit.editions import edition_for, editions
from oit.open_data.views import open_data_page, serve_file
from oit.overview import YearOverview, overviews
from oit.permanence import FixedAddressMixin
from oit.years.forms import LateChangeForm
from oit.years.frozen import is_closed
from oit.years.pages import ClosedYearMixin
from oit.years.panels import LateChangePanel


class OITIndexPage(RoutablePageMixin, ApprovedPageMixin, FixedAddressMixin, BasePage):
    """All years. ``/oit/o7/`` leads to the newest live page of O7."""

    address_key = "oit"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["oit.FiscalYearPage"]
    max_count_per_parent = 1
    page_description = _("Public information (OIT): all years")
    found_by_text = False
    promote_panels = [
        FieldPanel("show_in_menus"),
        FieldPanel("search_description"),
        FieldPanel("responsible_line"),
    ]

    class Meta:
        verbose_name = _("public information (OIT)")

    @path("")
    def years(self, request):
        return self.render(request, context_overrides={"years": self.get_overviews(request)})

    @path("o<int:number>/", name="newest")
    def newest(self, request, number):
        """Leads to the newest live page of an item, in this language or else in Thai."""
        for year in self.get_years():
            found = year.get_children().live().filter(slug=f"o{number}").first()
            if found:
                return redirect(found.get_url(request))
        if self.thai.pk != self.pk:
            return self.thai.newest(request, number)
        raise Http404

    def get_years(self):
        """The live years, the newest first."""
        return FiscalYearPage.objects.child_of(self).live().order_by("-fiscal_year")

    def get_overviews(self, request):
        return overviews(self, self.get_years(), request)

    def get_fixed_slug(self):
        return "oit"


class FiscalYearForm(LateChangeForm, StationPageForm):
    """Takes the year in either era, and says which years there is a checklist for."""

    fiscal_year = YearField(label=_("fiscal year"))

    def clean_fiscal_year(self):
        year = self.cleaned_data["fiscal_year"]
        if edition_for(year) is None:
            raise forms.ValidationError(
                gettext("There is no checklist for พ.ศ. %(year)s. There is one for %(known)s."),
                params={"year": year, "known": ", ".join(str(each.be) for each in editions())},
            )
        slug = str(year)
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk) if self.parent_page else None
        if siblings is not None and siblings.filter(slug=slug).exists():
            raise forms.ValidationError(
                gettext("The year พ.ศ. %(year)s is there already. Open it instead."), params={"year": year}
            )
        if self.instance.first_published_at and year != self.instance.fiscal_year:
            raise forms.ValidationError(
                gettext("This year was published, so its address must stay. Add another year instead.")
            )
        return year


class FiscalYearPage(RoutablePageMixin, ClosedYearMixin, ApprovedPageMixin, FixedAddressMixin, BasePage):
    """One fiscal year: every item of its edition, published or not."""

    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), help_text=_("In either era, for example 2567 or 2024.")
    )
    assessor_view = models.BooleanField(
        _("show the assessor's view"),
        default=True,
        help_text=_(
            "A public page, and a file for programs, that say of every element of the checklist whether it is "
            "published, and where."
        ),
    )

    synchronized = ("title", "fiscal_year", "assessor_view")
    base_form_class = FiscalYearForm
    parent_page_types = ["oit.OITIndexPage"]
    page_description = _("One fiscal year of public information")
    found_by_text = False
    content_panels = [
        LateChangePanel(),
        FieldPanel("fiscal_year"),
        FieldPanel("introduction"),
        FieldPanel("assessor_view"),
    ]
    promote_panels = [FieldPanel("search_description"), FieldPanel("responsible_line")]

    class Meta:
        verbose_name = _("fiscal year")

    @property
    def found_as(self):
        return {"kind": Kind.ITEM, "year": self.fiscal_year}

    @cached_property
    def year(self):
        return FiscalYear(self.fiscal_year)

    @property
    def is_closed(self):
        return is_closed(self)

    @path("")
    def items(self, request):
        return self.render(request)

    @path("assessor/", name="assessor")
    def assessor(self, request):
        return assessor_view(self, request)

    @path("open-data/", name="open_data")
    def open_data(self, request):
        return open_data_page(self, request)

    @path("open-data/<str:name>/", name="open_data_file")
    def open_data_file(self, request, name):
        return serve_file(self, request, name)

    def get_fixed_title(self):
        return self.year.label(language_of(self)) if self.fiscal_year else ""

    def get_fixed_slug(self):
        return str(self.fiscal_year or "")

    def get_context(self, request, *args, **kwargs):
        years = (
            FiscalYearPage.objects.sibling_of(self)
            .live()
            .order_by("fiscal_year")
            .only("url_path", "fiscal_year")
        )
        section = request.GET.get("section", "")
        overview = YearOverview.of_year_page(self, request)
        return {
            **super().get_context(request, *args, **kwargs),
            "overview": overview,
            "years": [
                {"page": year, "url": year.get_url(request), "current": year.pk == self.pk} for year in years
            ],
            "has_assessor_view": is_offered(self),
            "section": section if any(each.key == section for each, _rows in overview.sections) else "",
        }
