"""Drafts by a machine translator, where the installation has one. None is public before a person confirmed it."""

import logging
from time import monotonic

import requests
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from .saving import enter, is_written, lock

logger = logging.getLogger(__name__)
# So many texts are asked for at once: what has come is kept when the next ones fail.
AT_ONCE = 10
# Nobody waits longer than this and one answer more.
SECONDS = 20
# What a translator may raise that cannot be reached, answers with an error, or with something else than it should.
FAILURES = (requests.RequestException, ValueError, LookupError, TypeError)


def available(sheet):
    """The machine translator from Thai into English, or None."""
    translator = get_machine_translator()
    able = translator is not None and translator.can_translate(sheet.page.locale, sheet.locale)
    return translator if able else None


def fill(sheet, user):
    """Translates the texts of which there is no English at all, of a page that was saved before.

    Returns ``(number of texts translated, number that are still missing)``. What is there is never touched.
    """
    translator, missing = available(sheet), sheet.missing
    if translator is None:
        return 0, len(missing)
    filled, until = 0, monotonic() + SECONDS
    for first in range(0, len(missing), AT_ONCE):
        some = missing[first : first + AT_ONCE]
        answers = _ask(translator, sheet, some) if monotonic() < until else None
        if answers is None:
            break
        for segment in some:
            answer = answers.get(StringValue(segment.thai))
            if answer is not None and answer.data:
                _keep(sheet, segment, answer.data, translator, user)
                filled += 1
    return filled, len(missing) - filled


def _ask(translator, sheet, segments):
    """``{StringValue of the Thai: of the English}``, or None where the translator failed."""
    texts = list(dict.fromkeys(StringValue(segment.thai) for segment in segments))
    try:
        return translator.translate(sheet.page.locale, sheet.locale, texts)
    except FAILURES as error:
        logger.warning("%s did not translate: %s", translator.display_name, error)
        return None


def _keep(sheet, segment, english, translator, user):
    """Unless somebody wrote English while the machine was asked."""
    with transaction.atomic():
        lock(sheet)
        if not is_written(sheet, segment):
            enter(
                sheet,
                segment,
                english,
                translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
                tool_name=str(translator.display_name),
                last_translated_by=user,
            )


def tell(request, filled, missing):
    """Says what came of ``fill``."""
    if filled:
        words = ngettext(
            "%(number)s text was translated by machine. It is a draft: compare it with the Thai and confirm it.",
            "%(number)s texts were translated by machine. They are drafts: compare each with the Thai and confirm it.",
            filled,
        )
        messages.success(request, words % {"number": filled})
    if missing:
        messages.error(
            request,
            _(
                "The machine did not translate everything; nothing that was there is lost. Try again in a moment, or "
                "write the rest yourself. If it goes on, tell the administrator that the translation service does "
                "not answer."
            ),
        )
    if not (filled or missing):
        messages.info(request, _("Every text has English already; the machine had nothing to do."))
