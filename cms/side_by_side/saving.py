"""Puts the English of a page into wagtail-localize's records, makes the draft of the English page, and publishes it."""

import json

from django.db import transaction
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue


def lock(sheet):
    """Whoever saves the same page at this moment waits until the transaction ends."""
    Page.objects.select_for_update().get(pk=sheet.page.pk)


@transaction.atomic
def save(sheet, user, changes=(), kept_changes=()):
    """Keeps the Changes and makes a draft of the English page of them, with Thai where there is no English yet.

    ``kept_changes``: ``[(Kept, its own value in English or None)]``. Raises ValidationError, whose ``error_dict``
    names the fields, where the page does not take them; nothing is then kept.
    """
    source, _created = TranslationSource.update_or_create_from_instance(sheet.thai)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=sheet.locale)
    for change in changes:
        _enter(sheet, change, user)
    for kept, value in kept_changes:
        _keep(sheet, kept, value, user)
    translation.save_target(user=user, publish=False)


def _enter(sheet, change, user):
    if not change.english:
        # Each by itself: the draft of the page follows its title.
        change.segment.translation.delete()
        return
    enter(
        sheet,
        change.segment,
        change.english,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name="",
        last_translated_by=user,
    )


def is_written(sheet, segment):
    """Whether there is any English of the Segment by now."""
    return StringTranslation.objects.filter(
        translation_of=String.from_value(sheet.page.locale_id, StringValue(segment.thai)),
        locale=sheet.locale,
        context__object_id=sheet.page.translation_key,
        context__path=segment.path,
    ).exists()


def enter(sheet, segment, english, **said):
    """Keeps ``english`` for the Segment. ``said``: fields of the StringTranslation. Returns it."""
    key, thai = sheet.page.translation_key, StringValue(segment.thai)
    context, _created = TranslationContext.objects.get_or_create(object_id=key, path=segment.path)
    translation, _created = StringTranslation.objects.update_or_create(
        translation_of=String.from_value(sheet.page.locale_id, thai),
        locale=sheet.locale,
        context=context,
        defaults={"data": english, "has_error": False, "field_error": "", **said},
    )
    return translation


def _keep(sheet, kept, value, user):
    own = {"context": TranslationContext.objects.get(object_id=sheet.page.translation_key, path=kept.path)}
    if value is None:
        SegmentOverride.objects.filter(locale=sheet.locale, **own).delete()
        return
    SegmentOverride.objects.update_or_create(
        locale=sheet.locale,
        **own,
        defaults={
            "data_json": json.dumps(value),
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def publish(english, user):
    """Publishes the newest draft of the page. Raises NotPublished where it must not go live."""
    # wagtail-localize publishes when the transaction ends, and would then write back the page as it was before pages
    # were added below it.
    english.get_latest_revision().publish(user=user)


def submit(english, user):
    """Asks for the approval of the newest draft of the page, if it does not wait already."""
    if english.workflow_in_progress:
        return
    state = english.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        english.get_workflow().start(english, user)
