"""Django's formats of dates (FORMAT_MODULE_PATH): in Thai the year is of the Buddhist era."""

from django.utils.dateformat import DateFormat
from wagtail.admin.views.mixins import ExcelDateFormatter

from cms.thai.names import is_thai, shown_year


def register():
    """Makes "o" in formats of dates the year in พ.ศ. while Thai is the language.

    Formats have no letter for another era. "o" is the year to which a week belongs, of which Thai dates say nothing.
    With it in the Thai formats, every date that Django or Wagtail writes in words is in พ.ศ., and "Y" stays the year
    that machines read.
    """
    DateFormat.o = _year
    # What Excel calls the year of that era, for the dates in lists that Wagtail writes.
    ExcelDateFormatter.o = lambda self: "bbbb" if is_thai() else "yyyy"


def _year(self):
    day = self.data
    return shown_year(day.year) if is_thai() else day.isocalendar().year
