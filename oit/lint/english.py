"""Thai that was left in an English page."""

import re

from django.utils.translation import gettext as _

from cms.thai.typed import quote

from .reading import THAI, comparable
from .remarks import Remark, Rule
from .texts import Kind

# A Thai name beside its English, and the forms that have no English name: "Form สขร. 1".
ALLOWED = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]|“[^”\n]*”|\"[^\"\n]*\"|\b[Ff]orms?\s+(?:[ก-ฮ]{1,4}\.\s?)+")
LEFT = re.compile(rf"[{THAI}๐-๙][{THAI}๐-๙ .]*")


def thai_in_english(texts, facts):
    """Warns of Thai in the texts of an English page, but for names in brackets or quotation marks."""
    if facts.language != "en":
        return
    message = _(
        "“%(words)s” is Thai on an English page. Translate it, or put a Thai name in brackets after its English."
    )
    for text in texts:
        if text.kind == Kind.WORDS and (match := LEFT.search(ALLOWED.sub(" ", comparable(text.words)))):
            yield Remark.about(text, Rule.THAI_IN_ENGLISH, quote(match.group()), message)
