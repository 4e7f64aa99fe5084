"""Texts that one object holds in Thai and English, in fields ``<name>_th`` and ``<name>_en``.

For things that are not pages (settings, officers, orders). Pages are translated with wagtail-localize.
"""

from django.utils.html import escape
from django.utils.translation import get_language

from cms.markup import markup

LANGUAGES = ("th", "en")


def active_language():
    """The language of the page being shown: "th" or "en"."""
    return "en" if (get_language() or "").startswith("en") else "th"


class Text(str):
    """A text that knows its language, so that a template can mark Thai inside an English page."""

    lang: str

    def __new__(cls, value, lang):
        text = super().__new__(cls, value)
        text.lang = lang
        return text

    def __html__(self):
        if self.lang == active_language():
            return escape(str(self))
        return markup('<span lang="{}">{}</span>', self.lang, str(self))


class Bilingual:
    """Reads ``<name>_th`` or ``<name>_en`` by the active language.

    An English text that was not given falls back to the Thai one, marked as Thai.
    """

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        language = active_language()
        value = getattr(instance, f"{self.name}_{language}")
        if value or language == "th":
            return Text(value, language)
        return Text(getattr(instance, f"{self.name}_th"), "th")
