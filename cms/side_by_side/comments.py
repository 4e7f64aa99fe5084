"""When and how a text was translated, as wagtail-localize's own editor says it beside the text."""

from copy import copy

from wagtail_localize.models import StringTranslation

from cms.thai.dates import format_date

_in_english = StringTranslation.get_comment


class _Day:
    """A moment that is written as people here read it, whatever format it is asked for."""

    def __init__(self, moment):
        self.moment = moment

    def strftime(self, _format):
        return format_date(self.moment)


def register():
    """Makes the comments of translations name their day in the language and era of the reader.

    wagtail-localize writes it with the names of months that its process knows: the English ones, in every language.
    """
    StringTranslation.get_comment = _get_comment


def _get_comment(self):
    told = copy(self)
    told.updated_at = _Day(self.updated_at)
    return _in_english(told)
