"""What a form of the admin chose, held to the user's own stations.

Choosers offer only what is the user's own; a number can also be sent without them.
"""

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.models.stations import own_collections, own_pages_of


class OwnChoicesMixin(forms.BaseForm):
    """For a form of Wagtail's, which knows whose it is: see ``refuse_of_others``."""

    def clean(self):
        cleaned = super().clean()
        refuse_of_others(self, self.for_user)
        return cleaned


def refuse_of_others(form, user):
    """Adds an error beside each field that chose a picture, a document or a page that is not the user's own.

    At any depth of a stream or a text; links to pages in those are not looked at. What was there before stays: an
    administrator, to whom everything is open, may have put it there. Call it in ``clean``, after that of the base.
    """
    if user is None or user.is_superuser:
        return
    new = {
        name: _chosen(form, name, value) - _before(form, name) for name, value in form.cleaned_data.items()
    }
    others = _of_others(set().union(*new.values()), user)
    for name, choices in new.items():
        if choices & others:
            form.add_error(name, _("This belongs to another station. Choose something of your own station."))


def _before(form, name):
    field, value = form.fields.get(name), form.initial.get(name)
    if isinstance(field, forms.ModelChoiceField) and value:
        return {(field.queryset.model, value)}
    return _chosen(form, name, value)


def _chosen(form, name, value):
    """``{(model, number)}`` of what a field with this ``value`` points at."""
    if isinstance(value, Model):
        return {(type(value), value.pk)}
    chosen = set()
    if isinstance(value, StreamValue):
        chosen |= {(Page, child.value.pk) for child in value if isinstance(child.value, Page)}
    holder = _holder(form, name)
    if holder and value is not None:
        files = (get_image_model(), get_document_model())
        found = holder.extract_references(value)
        chosen |= {(model, int(number)) for model, number, *_path in found if model in files}
    return chosen


def _holder(form, name):
    """What tells Wagtail's index of references what lies in a value: the block of a field, or a text of the model."""
    if block := getattr(form.fields.get(name), "block", None):
        return block
    try:
        field = form.instance._meta.get_field(name)
    except (AttributeError, FieldDoesNotExist):
        return None
    return field if hasattr(field, "extract_references") else None


def _of_others(choices, user):
    """Those of the ``choices`` that are not the user's own, in a query for each model."""
    in_own_collections = {"collection__in": own_collections(user)}
    own = {
        get_image_model(): get_image_model().objects.filter(**in_own_collections),
        get_document_model(): get_document_model().objects.filter(**in_own_collections),
        Page: own_pages_of(user),
    }
    others = set()
    for model, entries in own.items():
        numbers = {number for kind, number in choices if kind is model}
        if numbers:
            found = set(entries.filter(pk__in=numbers).values_list("pk", flat=True))
            others |= {(model, number) for number in numbers - found}
    return others
