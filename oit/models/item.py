"""What every item page has. A page type states its fields and declares its elements; the rest follows from here."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.languages import language_of
from cms.models import BasePage
from cms.requests import once
from cms.search.kinds import Kind
from cms.thai.years import FiscalYear
from oit.approval.pages import ApprovedPageMixin
from oit.approval.panels import ChangesPanel
from oit.blocks.elsewhere import PublishedElsewhereBlock
from oit.blocks.further import FurtherElementBlock
from oit.editions import edition_for
from oit.elements import FurtherElement
from oit.elements.chosen import Chosen
from oit.elements.further import further_errors
from oit.elements.plans import measures_of, plan_of, told_measures
from oit.elements.shared import shown_together
from oit.elsewhere import PublishedElsewherePanel, elsewhere_errors, is_kept_by_month, published_elsewhere
from oit.exports.pages import FilesMixin
from oit.exports.panels import FilesPanel
from oit.handbook.panels import GuidancePanel
from oit.lint.panels import LintPanel
from oit.overview import YearOverview, by_slug, live_rows
from oit.panels import ChecklistPanel, FurtherPanel
from oit.permanence import FixedAddressMixin
from oit.readiness import assessed_on
from oit.reasons.forms import ReasonedForm, ReasonPanel
from oit.statements import statement_of
from oit.years.frozen import FrozenElement
from oit.years.pages import FrozenPageMixin
from oit.years.panels import LateChangePanel

from .versions import VersionMixin


class ItemPage(VersionMixin, FrozenPageMixin, ApprovedPageMixin, FixedAddressMixin, FilesMixin, BasePage):
    """The page of one item in one fiscal year. Title and address come from the edition.

    ``elements``: the DeclaredElements of the type, the union over all editions in the order of the manual.
    The edition of the page's year decides which of them appear.
    """

    fiscal_year = models.PositiveSmallIntegerField(editable=False)
    code = models.CharField(max_length=4, editable=False)

    further_elements = StreamField(
        [("element", FurtherElementBlock())], blank=True, verbose_name=_("further elements")
    )

    published_elsewhere = StreamField(
        [("month", PublishedElsewhereBlock())], blank=True, verbose_name=_("first published elsewhere")
    )

    # What was typed and not yet needed; a reason that was given stands in the history of the page.
    reason_to_publish = models.TextField(
        _("reason for publishing this"),
        blank=True,
        max_length=1000,
        help_text=_("For example: the persons concerned agreed to it in writing. Name no persons."),
    )

    elements = ()
    # Scans of what was signed, of a type that has them. Templates search long for what a page does not have at all.
    signed_originals = ()
    # Panels of fields that belong to no element.
    further_panels = ()
    synchronized = ("title", "fiscal_year", "code", "published_elsewhere", "reason_to_publish")
    base_form_class = ReasonedForm
    parent_page_types = ["oit.FiscalYearPage"]
    subpage_types = []
    files_from_thai = True
    item_template = "oit/item_page.html"

    promote_panels = [FieldPanel("search_description"), FieldPanel("responsible_line")]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        panels = [panel for declared in cls.elements if (panel := declared.panel())]
        cls.content_panels = [
            LateChangePanel(),
            ChecklistPanel(),
            GuidancePanel(),
            FilesPanel(),
            ReasonPanel(),
            LintPanel(),
            ChangesPanel(),
            FieldPanel("introduction"),
            *panels,
            FurtherPanel(),
            *cls.further_panels,
            PublishedElsewherePanel(),
        ]

    # --- Which item of which year ----------------------------------------------------------------

    @classmethod
    def can_create_at(cls, parent):
        return super().can_create_at(parent) and cls.free_item_below(parent.specific) is not None

    @classmethod
    def free_item_below(cls, year_page):
        """The first item of the year that this type shows and that has no page yet, or None."""
        edition = edition_for(year_page.fiscal_year)
        taken = set(year_page.get_children().values_list("slug", flat=True))
        items = edition.items_of_type(cls.__name__) if edition else []
        return next((item for item in items if item.slug not in taken), None)

    def take_place_below(self, year_page):
        """Makes this new page the page of the first free item of its type."""
        item = self.free_item_below(year_page)
        self.fiscal_year = year_page.fiscal_year
        self.code = item.code if item else ""

    @cached_property
    def year(self):
        return FiscalYear(self.fiscal_year)

    @property
    def edition(self):
        return edition_for(self.year) if self.fiscal_year else None

    @property
    def item(self):
        """What the edition says of this item, or None while the page has no place yet."""
        edition = self.edition
        return edition.item(self.code) if edition else None

    @cached_property
    def assessed_on(self):
        """Today, or the last day of the page's year if that is over."""
        return assessed_on(self.year)

    @cached_property
    def chosen(self):
        """The files and pictures of the page's streams, and of what is shown beside them."""
        return Chosen(self, [each for declared in self.elements for each in declared.beside(self)])

    @cached_property
    def items_published(self):
        """``{slug: {language: row}}`` of the live pages of the items of the year, as `live_rows` gives them."""
        return by_slug(live_rows(self.above[-1], 1)) if self.above else {}

    @classmethod
    def declared(cls, key):
        """How this type declares the element ``key``, or None."""
        return next((declared for declared in cls.elements if declared.key == key), None)

    @property
    def fields_asked_for(self):
        """The names of the fields that hold an element of the page's year."""
        if not self.item:
            return set()
        return {
            name for declared in self.elements if self.item.element(declared.key) for name in declared.fields
        }

    def anchor_of_field(self, field):
        """The anchor of the first section that shows the field."""
        return next(
            (each.key for each in self.elements if field in each.fields and self.item.element(each.key)), ""
        )

    def get_fixed_title(self):
        return self.item.title.in_language(language_of(self)) if self.item else ""

    def get_fixed_slug(self):
        return self.item.slug if self.item else ""

    def get_admin_display_title(self):
        # The trail above a form shows the page of the form once more, without its code.
        code = once(("code of", self.pk), lambda: self.code) if self.pk else self.code
        return f"{code} {self.draft_title or self.title}"

    def element_for(self, rule):
        """What shows and checks the element ``rule`` of the edition on this page, or None if nothing can."""
        declared = self.declared(rule.key) or (FurtherElement(rule) if rule.kind else None)
        is_kept = declared is not None and declared.derived and self.frozen
        return (
            FrozenElement(declared, self.frozen) if is_kept and rule.key in self.frozen.elements else declared
        )

    @property
    def further_rules(self):
        """The elements of the page's year that its type does not declare and the edition describes by kind."""
        return (
            [rule for rule in self.item.elements if rule.kind and not self.declared(rule.key)]
            if self.item
            else []
        )

    # --- What is filled in ------------------------------------------------------------------------

    def errors_across_fields(self, cleaned):
        """Yields ``(field name, message)`` for what is malformed in a posted form beyond its single fields."""
        for declared in self.elements:
            yield from declared.errors(self, cleaned)
        yield from further_errors(self, cleaned)
        yield from elsewhere_errors(self, cleaned)

    @property
    def is_kept_by_month(self):
        """Whether the page is filled in month by month."""
        return is_kept_by_month(type(self))

    @cached_property
    def elsewhere(self):
        """``{Month: {month, day, address}}`` of the months first published elsewhere, says the station."""
        return published_elsewhere(self)

    @property
    def found_as(self):
        title = f"{self.code} {self.title}"
        return {"kind": Kind.ITEM, "title": title, "year": self.fiscal_year, "item": self.code}

    # --- What the template shows -----------------------------------------------------------------

    def get_template(self, request, *args, **kwargs):
        return self.item_template

    def get_context(self, request, *args, **kwargs):
        overview = YearOverview.of_item(self, request)
        if self.shows_published and plan_of(type(self)):
            # The page of the item that follows this one shows them too.
            told_measures(self.pk, lambda: measures_of(self))
        return {
            **super().get_context(request, *args, **kwargs),
            "item": self.item,
            "sections": self.get_sections(),
            "overview": overview,
            "neighbours": overview.neighbours(self.code),
        }

    def get_sections(self):
        """One section for each element of the year, in the edition's order: ``{element, template, data, stated}``.

        ``stated``: the Statement of what says as a whole that there was nothing to report, else None.
        """
        sections = []
        with shown_together(self):
            for rule in self.item.elements:
                declared = self.element_for(rule)
                data = declared.data(self) if declared else None
                sections.append(
                    {
                        "element": rule,
                        "template": declared.template if declared else "",
                        "data": data,
                        "stated": statement_of(self, rule.key) if data and data.get("nothing") else None,
                    }
                )
        return sections

    def get_breadcrumbs(self, request):
        return [*super().get_breadcrumbs(request)[:-1], {"title": self.code, "url": None}]
