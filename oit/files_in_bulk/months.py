"""The month that the name of a file names, however it is written. Pure functions of text."""

import re
from itertools import product

from cms.thai.names import BE_OFFSET, month_name
from cms.thai.years import Month

THAI = "ก-๎"
NUMBERS = range(1, 13)
# What stands between the parts of a name.
GAP = r"[\s.,\-_/()'’]*"
ERA = r"(?:(?P<era>พ\.?\s?ศ|ค\.?\s?ศ)\.?\s?)?"
YEAR = rf"{GAP}(?:ปี)?{GAP}{ERA}(?P<year>(?:24|25|26|19|20)\d\d|\d\d)(?!\d)"
FISCAL = re.compile(rf"(?:ปี)?งบ(?:ประมาณ)?{GAP}{ERA}(?P<year>(?:24|25|26|19|20)\d\d|\d\d)(?!\d)")
FULL_YEAR = re.compile(r"(?<!\d)(?P<year>(?:24|25|26|19|20)\d\d)(?!\d)")
# "31.10.66", of which the month is in the middle; "10-2566", "2566-10", "102566", "เดือน 10".
NUMERIC = tuple(
    map(
        re.compile,
        (
            r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-./_ ](?P<month>0?[1-9]|1[0-2])[-./_ ](?P<year>(?:25|20)\d\d|\d\d)(?!\d)",
            r"(?<!\d)(?P<year>(?:25|20)\d\d)[-./_ ]?(?P<month>0[1-9]|1[0-2])(?!\d)",
            r"(?<!\d)(?P<month>0?[1-9]|1[0-2])[-./_ ](?P<year>(?:25|20)\d\d|[2-9]\d)(?!\d)",
            r"(?<!\d)(?P<month>0[1-9]|1[0-2])(?P<year>(?:25|20)\d\d)(?!\d)",
            r"เดือน(?:ที่)?\s?(?P<month>0?[1-9]|1[0-2])(?!\d)",
        ),
    )
)


def _patterns():
    """``(pattern, number)`` of every way to write the name of a month: whole, shortened, without its dots."""
    for number, language in product(NUMBERS, ("th", "en")):
        name, short = (month_name(number, language, short=is_short) for is_short in (False, True))
        if language == "en":
            yield rf"(?<![a-z])(?:{name.casefold()}|{short.casefold()}t?\.?)(?![a-z])", number
            continue
        stem = next(name.removesuffix(ending) for ending in ("คม", "ยน", "พันธ์") if name.endswith(ending))
        dotted = r"\.\s?".join(short.rstrip(".").split("."))
        bare = short.replace(".", "")
        yield name, number
        yield rf"(?<![{THAI}]){stem}(?![{THAI}])", number
        yield rf"(?<![ก-ฮ]\.){dotted}(?:\.|(?![{THAI}]))", number
        yield rf"(?<![{THAI}.]){bare}\.?(?![{THAI}])", number


PATTERNS = [(re.compile(pattern), number) for pattern, number in _patterns()]


def month_in(text, year):
    """The Month named in ``text``, in lower case with Arabic digits; None where there is none, or several.

    ``year``: the FiscalYear for which files are added. It decides where a name leaves the year open, gives it in two
    digits, or gives the number of the fiscal year instead.
    """
    found = {month for month in _named(text, year) if month}
    if not found:
        found = set(_numeric(text, year))
    return found.pop() if len(found) == 1 else None


def _named(text, year):
    for pattern, number in PATTERNS:
        for match in pattern.finditer(text):
            following = re.match(YEAR, text[match.end() :])
            yield _month(number, *_year_for(text, following), year)


def _year_for(text, following):
    """``(year as written or None, whether it can be that of a fiscal year)``: so where it does not follow the month."""
    if following:
        return _written(following), False
    if fiscal := FISCAL.search(text):
        return _written(fiscal), True
    alone = FULL_YEAR.search(text)
    return (alone["year"] if alone else None), True


def _written(match):
    common = (match["era"] or "").startswith("ค") and len(match["year"]) == 2
    return f"20{match['year']}" if common else match["year"]


def _numeric(text, year):
    """Of the ways to write a month in digits, the first that the text has."""
    for pattern in NUMERIC:
        found = [
            _month(int(match["month"]), match.groupdict().get("year"), False, year)
            for match in pattern.finditer(text)
        ]
        if found:
            return filter(None, found)
    return ()


def _month(number, written, may_be_fiscal, year):
    """The Month with this number. Of the years that can be meant the one that lies in the fiscal ``year``."""
    own = next(month for month in year.months if month.month == number)
    if written is None or (may_be_fiscal and int(written) in (year.be, year.ce, year.be % 100)):
        return own
    possible = [Month(each, number) for each in _common_years(written)]
    return own if own in possible else possible[0]


def _common_years(written):
    """The years of the common era that the digits can mean, the likeliest first."""
    number = int(written)
    if len(written) == 4:
        return [number - BE_OFFSET if number >= 2400 else number]
    buddhist, common = 2500 + number - BE_OFFSET, 2000 + number
    return [buddhist, common] if number >= 50 else [common, buddhist]
