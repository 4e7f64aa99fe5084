"""What rooms of the checklist tell each other."""

from django.dispatch import Signal

# A fiscal year of a station was made from an earlier one; sent again where more of it is made later. Keyword
# arguments: ``site``, ``year`` and ``previous`` (FiscalYear), ``previous`` None where there is no earlier year.
year_made = Signal()
