"""The names of the months in Thai and English, and which of the two languages is wanted.

They are data here and not in a message catalogue because both languages are also read: an
officer may type either one, whatever language the page is in.
"""

from cms.bilingual import active_language

# พ.ศ. (Buddhist era) is ค.ศ. (common era) and 543 years.
BE_OFFSET = 543

# January to December: Thai, Thai short, English, English short.
_MONTHS = (
    ("มกราคม", "ม.ค.", "January", "Jan"),
    ("กุมภาพันธ์", "ก.พ.", "February", "Feb"),
    ("มีนาคม", "มี.ค.", "March", "Mar"),
    ("เมษายน", "เม.ย.", "April", "Apr"),
    ("พฤษภาคม", "พ.ค.", "May", "May"),
    ("มิถุนายน", "มิ.ย.", "June", "Jun"),
    ("กรกฎาคม", "ก.ค.", "July", "Jul"),
    ("สิงหาคม", "ส.ค.", "August", "Aug"),
    ("กันยายน", "ก.ย.", "September", "Sep"),
    ("ตุลาคม", "ต.ค.", "October", "Oct"),
    ("พฤศจิกายน", "พ.ย.", "November", "Nov"),
    ("ธันวาคม", "ธ.ค.", "December", "Dec"),
)


def is_thai(lang: str | None = None) -> bool:
    """Whether to write Thai: `lang` ("th", "en", "en-gb"), or the active language when it is None."""
    return lang.lower().split("-")[0] == "th" if lang else active_language() == "th"


def month_name(number: int, lang: str | None = None, *, short: bool = False) -> str:
    """The name of month 1 to 12: "ตุลาคม", short "ต.ค."; in English "October", "Oct"."""
    thai, thai_short, english, english_short = _MONTHS[number - 1]
    if is_thai(lang):
        return thai_short if short else thai
    return english_short if short else english


def shown_year(year: int, lang: str | None = None) -> int:
    """A common-era year as it is shown: พ.ศ. in Thai, common era in English."""
    return year + BE_OFFSET if is_thai(lang) else year


def _key(name: str) -> str:
    """A month's name with what people leave out or add taken away: dots, spaces, commas, capitals."""
    return name.casefold().translate(str.maketrans("", "", "., \u00a0"))


_NUMBERS = {_key(name): number for number, names in enumerate(_MONTHS, start=1) for name in names} | {
    "sept": 9
}


def month_number(name: str) -> int | None:
    """The month 1 to 12 that a Thai or English name means, long or short; None for anything else."""
    return _NUMBERS.get(_key(name))
