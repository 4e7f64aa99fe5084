"""Fiscal years, in the text of a page and in the files on it."""

import re
from itertools import pairwise

from django.utils.translation import gettext as _

from cms.thai.names import BE_OFFSET
from cms.thai.years import FiscalYear, Month

from .dates_in import BUDDHIST, COMMON, dates_in
from .reading import after, before, line_around, with_arabic_digits
from .remarks import Remark, Rule
from .texts import Kind

YEAR = rf"(?:(?:{BUDDHIST}|{COMMON}) ?)?(?P<year>\d{{4}})(?!\d)"
UNTIL = rf"(?: ?(?:[-–—/]|ถึง|to|and|และ) ?(?:ปีงบประมาณ ?)?(?:(?:{BUDDHIST}) ?)?(?P<until>\d{{2,4}}))?"
IN_TEXT = re.compile(
    rf"(?:ปีงบประมาณ|ปีงบฯ?|\b[Ff]iscal [Yy]ears?|\bFY) ?(?:ประจำปี ?)?{YEAR}(?:(?=[/])|{UNTIL})"
)
# How a text tells that it speaks of another year on purpose.
ON_PURPOSE = re.compile(
    "ที่ผ่านมา|ปีก่อน|ปีที่แล้ว|ปีเดิม|เทียบ|เพิ่มขึ้น|ลดลง|สูงกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|ดีขึ้น|ย้อนหลัง|"
    "คะแนน|ผลการประเมิน (?:ITA|คุณธรรม)|สืบเนื่อง|ต่อเนื่อง|กันเงิน|เหลื่อมปี|ตั้งแต่ปี|จากปี|นับแต่|ของเดิม|"
    "ปีถัดไป|ปีหน้า|ปีต่อไป|ต่อไป|เหลือจ่าย|เกษียณ|คำขอ|เตรียม|เสนอขอ|ล่วงหน้า|ระยะ ?[0-9]+ ?ปี|ยังไม่ประกาศ|"
    r"\b(?:last|previous|past|earlier|next|coming|following|compar\w+|than|since|higher|lower|scor\w+|rose|fell)\b",
    re.IGNORECASE,
)
WINDOW = 60
FIRST_MONTH, ENDS = 10, (3, 9)


def fiscal_years(texts, facts):
    """Warns of a fiscal year that is not the page's, unless the text compares years or looks ahead."""
    if facts.year is None:
        return
    message = _(
        "“%(words)s” does not belong on this page, which is about fiscal year %(year)s. Check the year."
    )
    for text in texts:
        if text.kind == Kind.WORDS:
            words = with_arabic_digits(text.words)
            for start, end in (*_years_named(words, facts.year), *_periods(words, facts.year)):
                if not _is_on_purpose(words, start, end, facts.year):
                    yield Remark.about(
                        text,
                        Rule.FISCAL_YEAR,
                        words[start:end],
                        message,
                        year=_shown(facts.year, words[start:end]),
                    )


def _shown(year, like):
    """The number of ``year`` as a reader of the language of the words ``like`` knows it."""
    return f"{year.be} ({year.be - BE_OFFSET})" if like.isascii() else str(year.be)


def _number(text):
    year = int(text)
    return year if year > 2200 else year + BE_OFFSET


def _years_named(words, year):
    for match in IN_TEXT.finditer(words):
        first = _number(match["year"])
        if match["until"]:
            last = match["until"]
            last = _number(match["year"][: 4 - len(last)] + last)
            if min(first, last) <= year.be <= max(first, last):
                continue
        if first != year.be:
            yield match.start(), match.end("year")


def _periods(words, year):
    """October to March, or to September, of one other fiscal year: the period that such a page reports on."""
    found = dates_in(words)
    for first, last in pairwise(found):
        between = words[first.end : last.start]
        if (
            first.year_be is None
            or last.year_be is None
            or not re.fullmatch(r" ?(?:[-–—]|ถึง ?(?:วันที่|เดือน)?|to) ?", between)
        ):
            continue
        of = _year_of(first)
        if (first.month, last.month) in [(FIRST_MONTH, end) for end in ENDS] and of == _year_of(last) != year:
            yield first.start, last.end


def _year_of(mention):
    return FiscalYear.of(Month(mention.year_be - BE_OFFSET, mention.month).first_day)


def _is_on_purpose(words, start, end, year):
    around = before(words, start, WINDOW) + words[start:end] + after(words, end, WINDOW)
    named = [_number(match["year"]) for match in IN_TEXT.finditer(line_around(words, start, end))]
    return bool(ON_PURPOSE.search(around)) or year.be in named


# --- Files -------------------------------------------------------------------------------------

ORDER_NUMBER = re.compile(r"[\w.]*\d+ ?/ ?(?:25|20)\d\d(?!\d)")
MONTH_IN_NAME = re.compile(r"(?<!\d)(?P<year>25\d\d|20\d\d)[-_.](?P<month>0[1-9]|1[0-2])(?!\d)")
YEAR_IN_NAME = re.compile(r"(?<![\d/])(?P<year>25[4-9]\d|20[0-4]\d)(?![\dA-Za-z])")
# What is named for the year in which it was made, not for the one it reports on.
DATED = re.compile(
    "พระราช|พ.ร.[บกฎ]|ประมวล|ระเบียบ|กฎ|ข้อบังคับ|รัฐธรรมนูญ|คู่มือ|มาตรฐาน|ฉบับที่|แก้ไขเพิ่มเติม|"
    "หลักเกณฑ์|ประกาศคณะ|ประกาศสำนักงาน|ประกาศ ก|"
    r"\b(?:act|code|regulation|manual|standard)\b",
    re.IGNORECASE,
)


def file_years(texts, facts):
    """Warns of a file whose title or name says another fiscal year than its page."""
    if facts.year is None:
        return
    message = _(
        "The file “%(file)s” says “%(words)s”, and this page is about fiscal year %(year)s. Choose the file of this "
        "year, or correct its title."
    )
    for text in texts:
        if text.kind in (Kind.FILE_TITLE, Kind.FILE_NAME):
            words = with_arabic_digits(text.words)
            if said := _other_year(words, facts.year):
                yield Remark.about(
                    text, Rule.FILE_YEAR, said, message, file=text.words, year=_shown(facts.year, said)
                )


def _other_year(words, year):
    """The words of a title or file name that say another year than ``year``, or ""."""
    if ON_PURPOSE.search(words):
        return ""
    named = [(match, _number(match["year"])) for match in IN_TEXT.finditer(words)]
    if named:
        spans = list(_years_named(words, year))
        return (
            words[slice(*spans[0])] if spans and year.be not in [number for _match, number in named] else ""
        )
    if DATED.search(words):
        return ""
    months = [
        *((each.words, each.year_be, each.month) for each in dates_in(words) if each.day is None),
        *(
            (match.group(), _number(match["year"]), int(match["month"]))
            for match in MONTH_IN_NAME.finditer(words)
        ),
    ]
    for said, year_be, month in months:
        if year_be and Month(year_be - BE_OFFSET, month) not in year:
            return said
    return _bare_year(words, year) if not months else ""


def _bare_year(words, year):
    """A year that stands in ``words`` outside dates and numbers of orders and is none of ``year``, or ""."""
    for each in reversed(dates_in(words)):
        words = words[: each.start] + " " + words[each.end :]
    words = MONTH_IN_NAME.sub(" ", ORDER_NUMBER.sub(" ", words))
    years = [match["year"] for match in YEAR_IN_NAME.finditer(words)]
    # Of the common era a fiscal year touches two.
    fitting = {str(year.be), str(year.be - BE_OFFSET), str(year.be - BE_OFFSET - 1)}
    spans = [_number(each) for each in years]
    if not years or fitting & set(years) or min(spans) <= year.be <= max(spans):
        return ""
    return years[0]
