"""The form of a page in both languages: for each text a field for its English, and a box to confirm it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail_localize.strings import StringValue

from cms.thai.typed import quote

from . import marks
from .segments import Segment, State, key_of_place, version_of

# The names of a segment's fields begin so, then follows its key.
TEXT, CONFIRMED, VERSION = "text-", "confirmed-", "version-"
KEPT = "kept-"


@dataclass(frozen=True)
class Change:
    """The English that a Segment is given, as wagtail-localize keeps it; "" takes away what is there."""

    segment: Segment
    english: str


class EnglishField(forms.CharField):
    """The English of one Segment, as it is typed. Gives it as wagtail-localize keeps it."""

    def __init__(self, segment):
        self.segment = segment
        label = _("English: %(place)s") % {"place": segment.place.label}
        field_id = f"{TEXT}{segment.key}"
        described = f"{field_id}-thai {field_id}-state {field_id}_error"
        attributes = {"lang": "en", "rows": 1, "aria-describedby": described, "spellcheck": "true"}
        super().__init__(required=False, label=label, widget=AdminAutoHeightTextInput(attrs=attributes))

    def clean(self, value):
        typed = super().clean(value)
        # What is there already stays as it is, also where it was made elsewhere and would not be accepted here.
        return self.segment.english if version_of(typed) == self.segment.version else self.accepted(typed)

    def accepted(self, typed):
        """What was ``typed``, as wagtail-localize keeps it. Raises ValidationError."""
        if not self.segment.place.lines:
            typed = " ".join(typed.split())
        english = marks.stored(typed, self.segment.thai) if typed else ""
        self._refuse(StringValue(english).render_text())
        return english

    def _refuse(self, text):
        limit = self.segment.place.limit
        if limit and len(text) > limit:
            raise ValidationError(
                _("This has %(number)s characters; there is room for %(limit)s. Say it in fewer words.")
                % {"number": len(text), "limit": limit}
            )
        is_thai = any("ก" <= letter <= "๛" for letter in text)
        if is_thai and text == StringValue(self.segment.thai).render_text():
            raise ValidationError(_("This is the Thai text. Write what it says in English."))


class SheetForm(forms.Form):
    """Of a Sheet. ``user``: who fills it in."""

    def __init__(self, sheet, user, data=None):
        self.sheet = sheet
        initial = {}
        for segment in sheet.segments:
            initial[f"{TEXT}{segment.key}"] = segment.typed
            initial[f"{VERSION}{segment.key}"] = segment.version
        initial |= {f"{KEPT}{each.key}": each.own for each in sheet.kept}
        super().__init__(data, initial=initial, auto_id="%s", label_suffix="")
        for segment in sheet.segments:
            self._add(segment)
        for each in sheet.kept:
            self.fields[f"{KEPT}{each.key}"] = each.form_field(user)

    def _add(self, segment):
        self.fields[f"{TEXT}{segment.key}"] = EnglishField(segment)
        self.fields[f"{VERSION}{segment.key}"] = forms.CharField(widget=forms.HiddenInput, required=False)
        if segment.needs_confirming:
            label = _("I compared it: the English says what the Thai says")
            self.fields[f"{CONFIRMED}{segment.key}"] = forms.BooleanField(label=label, required=False)

    @cached_property
    def rows(self):
        """For each text its Segment and bound fields: ``{segment, text, version, confirmed}``."""
        return [
            {
                "segment": segment,
                "text": self[f"{TEXT}{segment.key}"],
                "version": self[f"{VERSION}{segment.key}"],
                "confirmed": self[f"{CONFIRMED}{segment.key}"] if segment.needs_confirming else None,
            }
            for segment in self.sheet.segments
        ]

    @property
    def fields_with_errors(self):
        """The bound fields to be corrected."""
        fields = [*(row["text"] for row in self.rows), *self.kept_fields]
        return [field for field in fields if field.errors]

    @cached_property
    def kept_fields(self):
        return [self[f"{KEPT}{each.key}"] for each in self.sheet.kept]

    @property
    def kept_has_errors(self):
        return any(field.errors for field in self.kept_fields)

    def clean(self):
        for segment in self.sheet.segments:
            if self._is_written_over(segment):
                self.add_error(f"{TEXT}{segment.key}", self._written_meanwhile(segment))
            elif self.cleaned_data.get(f"{CONFIRMED}{segment.key}"):
                self._confirm(f"{TEXT}{segment.key}")
        return self.cleaned_data

    def _confirm(self, name):
        """Looks also at a text that was not touched: it becomes a person's."""
        if name in self.cleaned_data:
            try:
                self.cleaned_data[name] = self.fields[name].accepted(self.data[name].strip())
            except ValidationError as error:
                self.add_error(name, error)

    def _sent(self, name, segment):
        return self.data.get(f"{name}{segment.key}", "")

    def _is_written_over(self, segment):
        """Whether somebody else changed the English after this form was opened, and this would change it too."""
        opened, typed = self._sent(VERSION, segment), version_of(self._sent(TEXT, segment))
        if opened == segment.version or f"{TEXT}{segment.key}" not in self.cleaned_data:
            return False
        touched = typed != opened or bool(self._sent(CONFIRMED, segment))
        return touched and typed != segment.version

    def _written_meanwhile(self, segment):
        person = segment.translation and segment.translation.last_translated_by
        return _(
            "%(who)s wrote “%(text)s” here meanwhile. Yours stands below: save again to put it in its place."
        ) % {
            "who": str(person) if person else _("Somebody"),
            "text": quote(segment.typed),
        }

    def take_newer_versions(self):
        """What is sent next takes the place of what was written meanwhile, which the errors tell."""
        self.data = self.data.copy()
        for segment in self.sheet.segments:
            self.data[f"{VERSION}{segment.key}"] = segment.version

    def changes(self):
        """The Changes that a valid form makes."""
        found = []
        for segment in self.sheet.segments:
            english = self.cleaned_data[f"{TEXT}{segment.key}"]
            if version_of(self._sent(TEXT, segment)) == self._sent(VERSION, segment) != segment.version:
                # Somebody else wrote it meanwhile, and it was left alone here.
                continue
            confirmed = self.cleaned_data.get(f"{CONFIRMED}{segment.key}", False)
            written = english and (english != segment.english or confirmed)
            if written or (not english and segment.translation is not None):
                found.append(Change(segment, english))
        return found

    def kept_changes(self):
        """``[(Kept, its own value in English or None)]`` for those that a valid form changes."""
        found = []
        for each in self.sheet.kept:
            if f"{KEPT}{each.key}" not in self.data:
                continue
            value = self.cleaned_data[f"{KEPT}{each.key}"] or None
            value = getattr(value, "pk", value)
            value = None if value == each.value else value
            if value != each.own:
                found.append((each, value))
        return found


def follow(sheet, data):
    """Takes what was sent of a form that was opened before the Thai changed over to the texts that are there now.

    Returns ``(data, moved, left)``: the data for the new form, the Segments that got what was written for their
    older version, and the texts that no place is left for.
    """
    now = {segment.key for segment in sheet.segments}
    sent = [name.removeprefix(TEXT) for name in data if name.startswith(TEXT)]
    orphans = [key for key in sent if key not in now and data[f"{TEXT}{key}"].strip()]
    data, moved = data.copy(), []
    for segment in (each for each in sheet.segments if each.key not in sent):
        place = key_of_place(segment.path)
        key = next((each for each in orphans if each.startswith(f"{place}-")), None)
        if key is not None:
            orphans.remove(key)
            moved.append(segment)
            data[f"{TEXT}{segment.key}"] = data[f"{TEXT}{key}"]
        else:
            data[f"{TEXT}{segment.key}"] = segment.typed
        data[f"{VERSION}{segment.key}"] = segment.version
    return data, moved, [data[f"{TEXT}{key}"] for key in orphans]


def states_left(rows):
    """``[(State, its rows)]`` of the rows that are not translated, in the order of State."""
    left = [state for state in State if state is not State.DONE]
    found = [(state, [row for row in rows if row["segment"].state is state]) for state in left]
    return [(state, these) for state, these in found if these]
