"""Dates in the wrong era, and dates that cannot follow each other."""

import re
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from cms.thai.names import BE_OFFSET

from .dates_in import BUDDHIST, COMMON, dates_in
from .reading import THAI, with_arabic_digits, without_addresses
from .remarks import Remark, Rule
from .texts import Kind

MARKED = re.compile(rf"(?:(?P<be>{BUDDHIST})|(?P<ce>{COMMON})) ?(?P<year>\d{{4}})(?!\d)")
# The year in the other era, in brackets.
IN_BOTH = re.compile(r" ?\((?:[^()\d]{0,8})(?:19|20|25)\d\d\)")
# Years of each era that a station's page can speak of: laws of the last reigns, plans of the next years.
BUDDHIST_YEARS, COMMON_YEARS = range(2411, 2651), range(1868, 2108)
# So many years ahead nothing is planned yet.
AHEAD = 30


def wrong_eras(texts, facts):
    """Warns of years that are not of the era in which they are written."""
    for text in texts:
        if text.kind in (Kind.WORDS, Kind.FILE_TITLE):
            words = without_addresses(with_arabic_digits(text.words))
            # A title stays Thai on an English page, where it is marked as such.
            language = facts.language if text.kind == Kind.WORDS else "th"
            yield from (
                Remark.about(text, Rule.WRONG_ERA, said, message)
                for said, message in _wrong_eras(words, language, facts)
            )
        elif text.kind == Kind.DATE and text.target.year not in COMMON_YEARS:
            message = _(
                "“%(words)s” cannot be meant. Type the date again, with the year in พ.ศ., for example 2567."
            )
            yield Remark.about(text, Rule.WRONG_ERA, format_date(text.target), message)


def _wrong_eras(words, language, facts):
    """``(words, message)`` of each wrong year, none twice."""
    taken = []
    for each in dates_in(words):
        if IN_BOTH.match(words, each.end):
            continue
        if message := _complaint(each.year, each.era, _expected(each, language), facts):
            taken.append(range(each.start, each.end))
            yield each.words, message
    for match in MARKED.finditer(words):
        if not any(match.start("year") in span for span in taken):
            era = "be" if match["be"] else "ce"
            if message := _complaint(int(match["year"]), era, era, facts):
                yield match.group(), message


def _expected(mention, language):
    """The era in which a date is written: as it is marked, else by the language of its month or of the page."""
    if mention.era:
        return mention.era
    if re.search(f"[{THAI}]", mention.words):
        return "be"
    return "be" if language == "th" and not re.search("[A-Za-z]", mention.words) else "ce"


def _complaint(year, mark, expected, facts):
    """What to say of a ``year`` that is written in the era ``expected``, or ""."""
    if year < 100:
        return ""
    if expected == "be" and year in COMMON_YEARS:
        return _("“%(words)s” has a year of the common era. Write it in พ.ศ.: add 543.")
    if expected == "ce" and year in BUDDHIST_YEARS:
        if mark:
            return _("“%(words)s” has a year of พ.ศ. and is marked as ค.ศ. Correct one of the two.")
        return _(
            "“%(words)s” has a year of พ.ศ. Write it in the common era: subtract 543, or mark it as B.E."
        )
    fitting = BUDDHIST_YEARS if expected == "be" else COMMON_YEARS
    last = facts.today.year + AHEAD + (BE_OFFSET if expected == "be" else 0)
    if year not in fitting or year > last:
        return _("“%(words)s” has a year that cannot be meant. Check its digits.")
    return ""


# --- Order -------------------------------------------------------------------------------------

RANGE = re.compile(r" ?(?:น\. ?)?(?:[-–—]|ถึง(?:วันที่)?|จนถึง(?:วันที่)?|to|until|till) ?")
SHORT_RANGE = re.compile(r"(?<![\d/.])(?P<first>\d{1,2}) ?[-–—] ?$")
ANNOUNCED = re.compile("(?:ประกาศ|สั่ง|ให้ไว้) ?ณ ?(?:วันที่)? ?$")
AS_OF = re.compile("(?:ข้อมูล|ตัวเลข|สถิติ|ยอด|ผล)(?!.*(?:ประกาศ|สั่ง))[^\n]{0,30}ณ ?วันที่ ?$")
PLAN = re.compile(r"(?:แผน|มาตรการ|ประกาศ|นโยบาย|โครงการ|รายงาน)[^\n]{0,80}?(?:ลงวันที่|ลว\.|เมื่อวันที่|ณ วันที่) ?$")
BY_ORDER = re.compile(r"ตาม(?:อำนาจ|ที่)?(?:ได้รับมอบหมาย)?(?:ใน|โดย)?คำสั่ง[^\n]{0,90}?(?:ลงวันที่|ลว\.) ?$")
# Dates that lie ahead by their nature.
AHEAD_BY_NATURE = ("due",)


def date_orders(texts, facts):
    """Warns of an end before its start, an order after what it authorises, and facts dated after they were told."""
    for text in texts:
        if text.kind == Kind.WORDS:
            words = with_arabic_digits(text.words)
            for said, message in (*_turned_ranges(words), *_late_orders(words), *_later_facts(words, facts)):
                yield Remark.about(text, Rule.DATE_ORDER, said, message)
        elif text.kind == Kind.DATE and facts.year is not None:
            yield from _future_dates(text, facts)
    yield from _orders_after_plan(texts, facts)
    yield from _turned_pairs(texts)


def _turned_ranges(words):
    message = _("“%(words)s” ends before it starts. Check both dates.")
    found = dates_in(words)
    for first, last in pairwise(found):
        if not RANGE.fullmatch(words[first.end : last.start]):
            continue
        if _sorted_by(first) > _sorted_by(last, at_end=True):
            yield words[first.start : last.end], message
    for each in found:
        start = SHORT_RANGE.search(words, 0, each.start)
        if start and each.day and int(start["first"]) > each.day and int(start["first"]) <= 31:
            yield words[start.start() : each.end], message


def _sorted_by(mention, at_end=False):
    """What orders mentions: a month without a day begins on its first and ends on its last."""
    day = mention.day or (31 if at_end else 1)
    return (mention.year_be or (9999 if at_end else 0), mention.month, day)


def _late_orders(words):
    message = _(
        "“%(words)s”: the order is dated after what it authorises. Check both dates; an order comes first."
    )
    for line in words.splitlines():
        found = [each for each in dates_in(line) if each.date]
        for plan, order in pairwise(found):
            by_order = BY_ORDER.search(line[plan.end : order.start])
            if by_order and PLAN.search(line[: plan.start]) and order.date > plan.date:
                yield line[plan.start : order.end], message


def _later_facts(words, facts):
    later = _("“%(words)s” is after the day of the announcement. Check both dates.")
    ahead = _("“%(words)s” has not come yet. Check the date of these facts.")
    found = [each for each in dates_in(words) if each.date]
    announced = [each.date for each in found if ANNOUNCED.search(words, 0, each.start)]
    for each in found:
        if AS_OF.search(words[: each.start].rpartition("\n")[2]):
            if announced and each.date > max(announced):
                yield each.words, later
            elif each.date > facts.today:
                yield each.words, ahead


def _future_dates(text, facts):
    name = text.path.rpartition(".")[2] or text.field
    if name not in AHEAD_BY_NATURE and facts.today < text.target < date(COMMON_YEARS[-1], 1, 1):
        message = _("“%(words)s” has not come yet. Check the date of these facts.")
        yield Remark.about(text, Rule.DATE_ORDER, format_date(text.target), message)


def _orders_after_plan(texts, facts):
    """The register's orders that authorise the item, all of them later than the signed plan on its page."""
    signed = [each for each in texts if each.kind == Kind.DATE and each.field == "originals"]
    if not signed or not facts.item:
        return
    orders = [order for order in facts.station.orders if facts.item.code in order[2]]
    if not orders:
        return
    number, day, _codes = min(orders, key=lambda order: order[1])
    first = min(signed, key=lambda text: text.target)
    if first.target < day:
        message = _(
            "“%(words)s” is before order %(number)s of %(day)s, which authorises this item. Check both dates; an order "
            "comes first."
        )
        values = {"number": number, "day": format_date(day)}
        yield Remark.about(first, Rule.DATE_ORDER, format_date(first.target), message, **values)


def _turned_pairs(texts):
    """Two dates of one block of which the last day comes before the first."""
    first_days = {
        (each.field, each.path.removesuffix("first_day")): each
        for each in texts
        if each.kind == Kind.DATE and each.path.endswith("first_day")
    }
    message = _("“%(words)s” is before “%(start)s”, on which it starts. Check both dates.")
    for each in texts:
        start = first_days.get((each.field, each.path.removesuffix("last_day")))
        if each.kind == Kind.DATE and start and each.target < start.target:
            values = {"start": format_date(start.target)}
            yield Remark.about(each, Rule.DATE_ORDER, format_date(each.target), message, **values)
