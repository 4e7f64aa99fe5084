"""The rectangles that an officer draws on a picture, or types."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.media.blurring import CHANGED, Rectangle
from cms.thai.typed import tidy

MOST_RECTANGLES = 100
# Where nothing can be drawn, this many rectangles can be typed at a time.
EMPTY_ROWS = 4


class PercentField(forms.DecimalField):
    """A number from 0 to 100, with or without its sign, in Thai or Arabic digits."""

    # Browsers drop Thai digits from a number input.
    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(**{"min_value": Decimal(0), "max_value": Decimal(100), **kwargs})

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off", "size": 6}

    def to_python(self, value):
        return super().to_python(tidy(str(value or "")).removesuffix("%").strip())


class RectangleForm(forms.Form):
    """One rectangle, in per cent of the picture's width and height."""

    left = PercentField(label=_("From the left (%)"))
    top = PercentField(label=_("From the top (%)"))
    width = PercentField(label=_("Width (%)"), min_value=Decimal("0.1"))
    height = PercentField(label=_("Height (%)"), min_value=Decimal("0.1"))


class BaseRectangles(forms.BaseFormSet):
    def clean(self):
        number = len(self.rectangles)
        if not number and not any(self.errors):
            raise ValidationError(_("Draw at least one rectangle, over a face or a number plate."))
        if number > MOST_RECTANGLES:
            raise ValidationError(
                _("These are %(number)s rectangles; %(most)s are the most that can be blurred at a time."),
                params={"number": number, "most": MOST_RECTANGLES},
            )

    @property
    def rectangles(self):
        """The Rectangles that were filled in completely."""
        sides = ("left", "top", "width", "height")
        filled = [form.cleaned_data for form in self.forms if form.has_changed() and form.is_valid()]
        return [Rectangle(*(float(each[side]) for side in sides)) for each in filled]


RectangleFormSet = forms.formset_factory(RectangleForm, formset=BaseRectangles, extra=EMPTY_ROWS)


class BlurForm(forms.Form):
    """What goes with the rectangles: on which file they were drawn, and that deleting it is meant.

    ``current_hash`` is the ``file_hash`` of the picture as it is now.
    """

    file_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    confirmed = forms.BooleanField(
        label=_("I have looked at every rectangle. Delete the picture without blur for good."),
        error_messages={
            "required": _("Tick this box: without it nothing is deleted, and nothing is blurred.")
        },
    )

    def __init__(self, *args, current_hash, **kwargs):
        super().__init__(*args, **kwargs)
        self.current_hash = current_hash

    def clean_file_hash(self):
        if self.cleaned_data["file_hash"] != self.current_hash:
            raise ValidationError(CHANGED)
        return self.current_hash
