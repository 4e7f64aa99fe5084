"""Puts sample texts into the draft of a page, and their English where its translation will find it."""

from uuid import uuid4

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, TranslatableObject, TranslationContext
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translating import EnglishTexts, draft_english
from oit.datasets.present import display
from oit.editions.edition import Words

from .facts import Facts
from .marks import LANGUAGES, is_empty
from .texts import starters_for

ACTION = "oit.begin_with_sample"


class BegunInHistory(LogFormatter):
    label = _("Begin with a sample text")


def offered(page):
    """The Starters of the empty fields that the year of the Thai draft ``page`` asks for."""
    asked = page.fields_asked_for
    found = starters_for(type(page).__name__)
    return [each for name, each in found.items() if name in asked and is_empty(page, name)]


def shown(page, starters):
    """``(Starter, label of its field, [Words])`` of each: its texts as they would be put into ``page``."""
    facts = Facts(page.station, page.year)
    return [
        (
            each,
            page._meta.get_field(each.field).verbose_name,
            [facts.put_into(text) for text in _texts(page, each)],
        )
        for each in starters
    ]


def _texts(page, starter):
    """The Words of the sample as they are read: each row of a dataset as one text."""
    if not starter.rows:
        return [words for unit in starter.units for words in unit.values()]
    columns = page._meta.get_field(starter.field).schema_of(page).typed_columns
    return [Words(*(_row_text(row, columns, language) for language in LANGUAGES)) for row in starter.rows]


def _row_text(row, columns, language):
    with override(language):
        cells = [(column, row[column.key]) for column in columns if column.key in row]
        lines = [
            (column.label, cell.in_language(language) if isinstance(cell, Words) else display(column, cell))
            for column, cell in cells
        ]
        return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "<b>{}</b> {}", lines))


def put(page, starters, user):
    """Puts ``starters`` into the Thai draft ``page``, saves it, and enters their English as a draft."""
    facts, texts = Facts(page.station, page.year), EnglishTexts()

    def thai(value):
        match value:
            case Words():
                filled = facts.put_into(value)
                texts.add(filled.th, filled.en)
                return filled.th
            case dict():
                return {name: thai(each) for name, each in value.items()}
            case list():
                return [thai(each) for each in value]
        return value

    for each in starters:
        field = page._meta.get_field(each.field)
        if each.text:
            setattr(page, each.field, thai(each.text))
        elif each.rows:
            schema = field.schema_of(page)
            setattr(page, each.field, schema.clean(schema.without_unknown([thai(row) for row in each.rows])))
        else:
            blocks = [
                {"id": str(uuid4()), "type": kind, "value": thai(values)} for kind, values in each.blocks
            ]
            setattr(page, each.field, field.stream_block.to_python(blocks))
    # A draft may lack what a page needs to be published.
    revision = page.save_revision(user=user, clean=False)
    log(page, ACTION, user=user, revision=revision, content_changed=True)
    _remember(page, texts, user)
    if not page.live:
        draft_english(page, texts, user)


def _remember(page, texts, user):
    """Enters the English of ``page``'s texts into the memory from which its translation is made.

    The English page of one that is live stays as it is, until the Thai is published and translated anew.
    """
    english = Locale.objects.get(language_code="en")
    TranslatableObject.objects.get_or_create_from_instance(page)
    for segment in extract_segments(page):
        text = texts.get(segment.string.data) if isinstance(segment, StringSegmentValue) else None
        if text is None:
            continue
        context, _made = TranslationContext.objects.get_or_create(
            object_id=page.translation_key, path=segment.path
        )
        StringTranslation.objects.get_or_create(
            translation_of=String.from_value(page.locale, segment.string),
            locale=english,
            context=context,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
