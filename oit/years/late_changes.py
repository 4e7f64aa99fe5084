"""Changing a page after its year was closed: a reason is stated before, and the page says so."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.translations import NotPublished

from .models import LateChange

# The name of the form's field.
REASON = "late_reason"


class UnstatedChange(NotPublished):
    """A page of a closed year that would be published without a reason."""


def reason_field():
    """The form's field for the reason."""
    return forms.CharField(
        label=gettext_lazy("Reason for changing a closed year"),
        help_text=gettext_lazy("Shown on the public page with the date, and kept in the page's history."),
        max_length=500,
        widget=AdminAutoHeightTextInput(),
    )


def stated_reason(page):
    """The reason that was stated since ``page`` was last published, or an empty string."""
    stated = stated_since(page)
    return stated.reason if stated else ""


def stated_since(page):
    """The LateChange that was stated since ``page``, in either language, was last published; None without one."""
    found = LateChange.objects.filter(page__translation_key=page.translation_key)
    if page.last_published_at:
        found = found.filter(made_at__gt=page.last_published_at)
    return found.last()


def state_reason(page, user, reason):
    """Keeps why ``page`` is changed. One reason is kept for each publication: a later one takes its place."""
    change = stated_since(page.thai) or LateChange(page_id=page.thai.pk)
    change.made_at, change.made_by, change.reason = timezone.now(), user, reason
    change.save()


def refuse_unstated(page):
    """Raises UnstatedChange for a page of a closed year for which no reason was stated since its last publication."""
    if page.is_closed and stated_since(page) is None:
        raise UnstatedChange(
            _(
                "“%(title)s” was not published: its fiscal year is closed. Open the edit form of the Thai page, state "
                "the reason for the change there, and publish."
            )
            % {"title": page.title}
        )


def late_changes_of(page):
    """The published LateChanges of an item page, in either language."""
    published = page.thai.last_published_at
    return LateChange.objects.filter(page_id=page.thai.pk, made_at__lte=published) if published else ()
