from django.utils.translation import gettext as _

from .remarks import Remark, Rule
from .texts import Kind


def scans(texts, facts):
    """Says of each PDF that it is a scan: welcome, but nobody can search it or have it read aloud."""
    message = _(
        "The file “%(words)s” is a scan: it has no text that could be searched or read aloud. It can stay; "
        "what it says should also stand on the page."
    )
    for text in texts:
        if text.kind == Kind.SCAN:
            yield Remark.about(text, Rule.SCAN, text.words, message)
