"""Enters English through wagtail-localize, as an editor would in its form, from texts known beforehand."""

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue, extract_strings


class EnglishTexts:
    """What is known of the English of Thai texts. Rich texts are taken apart as wagtail-localize does."""

    def __init__(self):
        self._english = {}

    def add(self, thai, english):
        """Remembers ``english`` for ``thai``, both plain texts or both rich text (HTML).

        Raises ValueError when a rich text has not as many segments as its English.
        """
        if not thai or not english:
            return
        if thai.lstrip().startswith("<"):
            sources, targets = (
                [string.data for string, _attributes in extract_strings(html)[1]] for html in (thai, english)
            )
            if len(sources) != len(targets):
                raise ValueError(f"{len(sources)} parts in Thai and {len(targets)} in English: {thai[:80]} …")
            self._english.update(zip(sources, targets, strict=True))
        else:
            self._english[StringValue.from_plaintext(thai).data] = StringValue.from_plaintext(english).data

    def add_earlier(self, translation_keys):
        """Remembers how the pages with these translation keys were translated, where no other English is known.

        What the first of them says goes before the others. wagtail-localize itself remembers a translation for one
        page and place alone.
        """
        earlier = StringTranslation.objects.filter(locale__language_code="en", has_error=False)
        for key in translation_keys:
            found = earlier.filter(context__object_id=key)
            for thai, english in found.values_list("translation_of__data", "data"):
                self._english.setdefault(thai, english)

    def get(self, thai):
        """The English of one segment, or None."""
        return self._english.get(thai)


def publish_english(page, texts, user=None):
    """Translates the live Thai ``page`` with ``texts`` (EnglishTexts) and publishes it in English.

    Returns the Thai strings that had no English. If there are any, the page is saved as a draft only.
    """
    missing = draft_english(page, texts, user)
    if not missing:
        # wagtail-localize publishes when the transaction ends, and would then write back the page as it was
        # before pages were added below it.
        english = Locale.objects.get(language_code="en")
        page.get_translation(english).get_latest_revision().publish(user=user)
    return missing


def draft_english(page, texts, user=None):
    """Translates the Thai ``page``, as it is stored, with ``texts`` (EnglishTexts) into a draft of the English page.

    Returns the Thai strings that had no English.
    """
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=english)
    missing = []
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        text = texts.get(segment.string.data)
        if text is None:
            missing.append(segment.string.data)
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
    translation.save_target(user=user, publish=False)
    return missing
