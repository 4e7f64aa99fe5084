"""The edit form of an item page: one panel for each element that the page's year asks for."""

from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from cms.forms import StationPageForm
from cms.models.stations import SUPERVISING, has_role
from oit.board.states import shown
from oit.readiness import evaluate
from oit.years.late_changes import REASON, reason_field, state_reason, stated_reason

# The field that holds the elements which no page type declares.
FURTHER = "further_elements"


class ElementPanel(MultiFieldPanel):
    """One element: its title comes from the edition of the page's year, in the reader's language.

    An element that the year does not ask for is not shown, and ``ItemPageForm`` leaves its fields out of the
    form: a field in the form without its panel would make saving fail.
    """

    def __init__(self, element_key, children=(), *args, **kwargs):
        super().__init__(children, *args, **kwargs)
        self.element_key = element_key

    def clone_kwargs(self):
        return {"element_key": self.element_key, **super().clone_kwargs()}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "oit/board/element_panel.html"

        class Media:
            css = {"all": ["css/admin/board.css"]}
            js = ["js/admin/board.js"]

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            item = self.instance.item
            self.rule = item.element(self.panel.element_key) if item else None
            if self.rule:
                self.heading = str(self.rule.title)
                self.help_text = self.still_missing() or self.help_text

        def still_missing(self):
            """What the stored page still lacks of this element, in one line."""
            return _findings(self)[self.rule.key].line if _is_opened(self) else ""

        def is_shown(self):
            return self.rule is not None and super().is_shown()


class FurtherPanel(MultiFieldPanel):
    """The elements of the page's year that its type does not declare. Not shown in a year without any."""

    # What its anchor in the form is named after.
    element_key = FURTHER

    def __init__(self, children=(), *args, **kwargs):
        kwargs.setdefault("heading", _("Further elements"))
        super().__init__(children or [FieldPanel(FURTHER)], *args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "oit/board/element_panel.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.help_text = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in self.asked_for()))

        def asked_for(self):
            """A line for each element: its title, and what the stored page still lacks of it."""
            for rule in self.instance.further_rules:
                line = _findings(self)[rule.key].line if _is_opened(self) else ""
                yield f"{rule.title} {line}"

        def is_shown(self):
            return bool(self.instance.further_rules) and super().is_shown()


class ChecklistPanel(Panel):
    """What the item must show, in the order of the manual, each line leading to the panel to do it in.

    Shown when the form of a stored page is opened: it is about what is stored, the draft and the published page.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", _("Checklist"))
        super().__init__(*args, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit/board/checklist.html"

        class Media:
            css = {"all": ["css/admin/board.css"]}

        @cached_property
        def lines(self):
            """A line for each: ``{title, advisory, state, todo, place, live, overruled, stated, nothing, overrule}``.

            ``state`` and ``live`` as `oit.board.states.shown` tells them; ``live`` only where the published page
            differs. ``place``: the id of the element's panel in the form. ``overruled``: the Overruling that stands,
            ``stated``: the Statement of nothing to report, or None. ``nothing``: the same of single months.
            ``overrule``: whether the reader may overrule.
            """
            live = self.live_states
            return [
                {
                    "title": finding.element.title,
                    "advisory": finding.element.advisory,
                    "state": shown(finding.state),
                    "todo": () if finding.overruled else finding.todo,
                    "overruled": finding.overruled,
                    "stated": finding.stated,
                    "nothing": finding.months_of_nothing,
                    "overrule": finding.element.key if self.may_overrule else "",
                    "place": place_of(finding),
                    "live": shown(live[key]) if live.get(key, finding.state) != finding.state else None,
                }
                for key, finding in _findings(self).items()
            ]

        @cached_property
        def may_overrule(self):
            page = self.instance
            return page.thai is page and has_role(self.request.user, page.station, *SUPERVISING)

        @cached_property
        def live_states(self):
            """``{element key: State}`` of the published page; empty where it is the draft, or there is none."""
            if not (self.instance.live and self.instance.has_unpublished_changes):
                return {}
            published = type(self.instance).objects.get(pk=self.instance.pk)
            return {finding.element.key: finding.state for finding in evaluate(published)}

        @property
        def missing(self):
            return sum(finding.counts_as_missing for finding in _findings(self).values())

        def is_shown(self):
            return bool(_is_opened(self) and self.instance.item) and super().is_shown()


def place_of(finding):
    """The id in the form of what an element is done in. Wagtail's own ids change with the language of the admin."""
    key = finding.element.key
    return f"element-{key if finding.page.declared(key) else FURTHER}"


def _findings(panel):
    """``{element key: Finding}`` of the stored page, asked once for all panels of a form."""
    known = vars(panel.instance)
    if "_findings_in_form" not in known:
        known["_findings_in_form"] = {each.element.key: each for each in evaluate(panel.instance)}
    return known["_findings_in_form"]


def _is_opened(panel):
    """Whether the form of a stored page is being opened, not sent."""
    return panel.instance.pk and panel.request is not None and panel.request.method == "GET"


class ItemPageForm(StationPageForm):
    """The form of an item page: knows year and item while the page is being made, and checks across fields."""

    # Asked for in a closed year only.
    late_reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.code and self.parent_page:
            self.instance.take_place_below(self.parent_page.specific)
        self._leave_out_other_years()
        self._use_columns_of_year()
        if self.instance.pk and self.instance.is_closed:
            self.initial[REASON] = stated_reason(self.instance)
        else:
            del self.fields[REASON]

    def _leave_out_other_years(self):
        """Removes the fields of elements that this year's edition does not have. Their data stays."""
        for declared in type(self.instance).elements:
            if self.instance.item is None or self.instance.item.element(declared.key) is None:
                for name in declared.fields:
                    if name not in self.instance.fields_asked_for:
                        self.fields.pop(name, None)
        if not self.instance.further_rules:
            self.fields.pop(FURTHER, None)
        if not self.instance.is_kept_by_month:
            self.fields.pop("published_elsewhere", None)

    def _use_columns_of_year(self):
        """Gives the datasets the columns that this year's edition says."""
        for field in self.instance._meta.get_fields():
            if field.name in self.fields and hasattr(field, "fit"):
                field.fit(self.fields[field.name], self.instance)

    def save(self, commit=True):
        if REASON in self.fields:
            state_reason(self.instance, self.for_user, self.cleaned_data[REASON])
        return super().save(commit)

    def clean(self):
        cleaned = super().clean()
        if self.instance.item:
            for field, message in self.instance.errors_across_fields(cleaned):
                if field in self.fields:
                    self.add_error(field, message)
        return cleaned
