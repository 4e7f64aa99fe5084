"""For how many days each kind of entries is kept: one number a kind, in one field of the settings."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from . import kinds

# Shorter than a month nobody can be sure to have been answered; longer than ten years no record of correspondence
# is kept (Regulation of the Office of the Prime Minister on Correspondence B.E. 2526, clause 57).
SHORTEST, LONGEST = 30, 3650


class DaysByKindWidget(forms.Widget):
    """A line for each Kind: its title, the number of days, and where the usual number comes from."""

    template_name = "privacy/days_by_kind.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        value = value if isinstance(value, dict) else {}
        context["widget"]["kinds"] = [
            {"kind": kind, "name": f"{name}-{kind.key}", "days": value.get(kind.key, kind.days)}
            for kind in kinds.all_kinds()
        ]
        context["shortest"], context["longest"] = SHORTEST, LONGEST
        return context

    def value_from_datadict(self, data, files, name):
        return {kind.key: data.get(f"{name}-{kind.key}", "").strip() for kind in kinds.all_kinds()}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{kind.key}" in data for kind in kinds.all_kinds())

    def id_for_label(self, id_):
        return ""

    def _render(self, template_name, context, renderer=None):
        """With the templates of the site, where Django would look among those of its forms."""
        return render_to_string(template_name, context)


class DaysByKindFormField(forms.Field):
    """``{key: days}`` with those numbers that differ from the usual ones: the usual one may change with the law."""

    widget = DaysByKindWidget

    def to_python(self, value):
        chosen = {}
        for kind in kinds.all_kinds():
            days = self._days(kind, (value or {}).get(kind.key, ""))
            if days != kind.days:
                chosen[kind.key] = days
        return chosen

    @staticmethod
    def _days(kind, typed):
        if typed in ("", None):
            return kind.days
        try:
            days = int(typed)
        except ValueError:
            days = 0
        if not SHORTEST <= days <= LONGEST:
            raise ValidationError(
                _("%(title)s: write a number of days between %(shortest)s and %(longest)s."),
                params={"title": kind.title, "shortest": SHORTEST, "longest": LONGEST},
            )
        return days

    def has_changed(self, initial, data):
        return (initial or {}) != self.to_python(data)


class DaysByKindField(models.JSONField):
    """Holds ``{key of a Kind: days}``."""

    def formfield(self, **kwargs):
        return models.Field.formfield(self, form_class=DaysByKindFormField, **kwargs)
