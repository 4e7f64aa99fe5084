"""The assignments of a whole year in one form: a row for each item, and one whose values are put into the others."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from cms.thai.dates import format_date, parse_date
from cms.thai.digits import to_arabic
from oit.duties.copying import as_form_data, copies
from oit.duties.due import USUAL_DAYS
from oit.duties.models import Assignment
from oit.intervals import RECURRING, Interval

from .choices import InstanceField, StationChoices

MOST_DAYS = 30
# The prefix of the row whose values are put into the others, and its fields.
ALL = "all"
FOR_ALL = ("preparer", "supervisor", "order")


class AssignmentRow(forms.Form):
    """One item. ``due``: a number of working days after a month, or a day, as it was typed."""

    due = forms.CharField(label=gettext_lazy("Own due day"), required=False, max_length=60)

    def __init__(self, data, item, assignment, choices):
        self.item, self.assignment = item, assignment
        super().__init__(data, prefix=item.code, initial=self._initial(assignment))
        usual = Interval.of_item(item)
        people = {"required": False, "label_of": choices.name_of}
        self.fields["preparer"] = InstanceField(choices.people, label=_("Preparer"), **people)
        self.fields["supervisor"] = InstanceField(choices.supervisors, label=_("Supervisor"), **people)
        self.fields["interval"] = forms.ChoiceField(
            label=_("Follow-up"),
            required=False,
            choices=[("", _("%(usual)s (usual)") % {"usual": usual.label}), *RECURRING],
        )
        self.fields["order"] = InstanceField(
            choices.orders, choices.name_of_order, label=_("By order"), required=False
        )
        self.fields["due"].widget.attrs["placeholder"] = (
            _("%(number)s working days after the month") % {"number": USUAL_DAYS}
            if item.cadence == "monthly"
            else _("when entry in ITAP closes")
        )
        self.order_fields(["preparer", "supervisor", "interval", "due", "order"])

    @property
    def in_force(self):
        """The Interval that is in force."""
        return self.assignment.interval_for(self.item)

    @staticmethod
    def _initial(assignment):
        values = {name: getattr(assignment, name) for name in ("preparer", "supervisor", "interval", "order")}
        days = assignment.due_days
        return {**values, "due": format_date(assignment.due_on) if days is None else str(days)}

    def clean_due(self):
        """``(working days or None, date or None)``"""
        typed = to_arabic(self.cleaned_data["due"]).strip()
        if not typed:
            return None, None
        by_month = self.item.cadence == "monthly" or self.cleaned_data.get("interval") == Interval.MONTHLY
        if by_month:
            if not typed.isdecimal() or int(typed) > MOST_DAYS:
                raise ValidationError(
                    _("Write how many working days after the end of the month, from 0 to %(most)s."),
                    params={"most": MOST_DAYS},
                )
            return int(typed), None
        try:
            return None, parse_date(typed)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def save(self, user):
        """Stores what was changed, and logs who changed it."""
        if not self.has_changed():
            return
        given, is_new = self.assignment, self.assignment.pk is None
        for name in ("preparer", "supervisor", "interval", "order"):
            setattr(given, name, self.cleaned_data[name])
        given.due_days, given.due_on = self.cleaned_data["due"]
        given.save()
        log(given, "wagtail.create" if is_new else "wagtail.edit", user=user, content_changed=True)


class ForAllRow(forms.Form):
    """Values that are put into the rows, and stored with them only."""

    def __init__(self, data, choices):
        super().__init__(data, prefix=ALL)
        people = {"required": False, "label_of": choices.name_of}
        self.fields["preparer"] = InstanceField(choices.people, label=_("Preparer"), **people)
        self.fields["supervisor"] = InstanceField(choices.supervisors, label=_("Supervisor"), **people)
        self.fields["order"] = InstanceField(
            choices.orders, choices.name_of_order, label=_("By order"), required=False
        )


class YearForm:
    """The rows of the fiscal year ``year`` (FiscalYear) of the station ``site``. ``data``: a QueryDict or None."""

    def __init__(self, site, year, edition, data=None):
        self.site, self.year, self.edition = site, year, edition
        self.data = data.copy() if data is not None else None
        self.stored = Assignment.objects.by_code(site, year)

    @cached_property
    def choices(self):
        return StationChoices(self.site, self.stored.values())

    @cached_property
    def rows(self):
        return [AssignmentRow(self.data, item, self._of(item), self.choices) for item in self.edition.items]

    @cached_property
    def for_all(self):
        return ForAllRow(self.data, self.choices)

    @property
    def sections(self):
        """``(Section, rows)`` in the edition's order."""
        return [
            (section, [row for row in self.rows if row.item.section == section.key])
            for section in self.edition.sections
        ]

    def _of(self, item):
        new = Assignment(site=self.site, fiscal_year=self.year.be, code=item.code)
        return self.stored.get(item.code, new)

    def fill(self, only_empty):
        """Puts the values of the row for all into the others, all or those that are empty. Stores nothing."""
        for name in FOR_ALL:
            value = self.data.get(f"{ALL}-{name}", "")
            for item in self.edition.items if value else ():
                self._put(item.code, name, value, only_empty)

    def fill_from_last_year(self):
        """Puts last year's values into empty cells; returns how many items it had. Stores nothing."""
        found = copies(self.site, self.year, self.year.previous)
        for code, assignment in found.items():
            for name, value in as_form_data(assignment).items():
                self._put(code, "due" if name == "due_days" else name, value, only_empty=True)
        return len(found)

    def _put(self, code, name, value, only_empty):
        key = f"{code}-{name}"
        if not (only_empty and self.data.get(key)):
            self.data[key] = value

    def is_valid(self):
        # Every row is asked, so that all errors are shown at once.
        return not sum(not row.is_valid() for row in self.rows)

    def save(self, user):
        for row in self.rows:
            row.save(user)
