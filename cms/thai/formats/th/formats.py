"""Django's own formats of Thai, with "o" in place of "Y" (see cms.thai.formats)."""

DATE_FORMAT = "j F o"
DATETIME_FORMAT = "j F o, G:i"
YEAR_MONTH_FORMAT = "F o"
SHORT_DATE_FORMAT = "j M o"
SHORT_DATETIME_FORMAT = "j M o, G:i"
