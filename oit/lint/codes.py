"""Codes of items: the wrong one, and those written in odd ways."""

import re

from django.utils.translation import gettext as _

from cms.item_codes import item_code

from .reading import THAI, comparable, with_arabic_digits, without_addresses
from .remarks import Remark, Rule
from .texts import Kind

CODE = re.compile(r"(?<![A-Za-z0-9])O(?P<number>[1-9]\d?)(?![\dA-Za-z%])")
# Words that say what an item is done after; the code follows.
BASIS = re.compile(
    r"(?:ตาม(?:แผน|มาตรการ|ข้อ|ตารางใน|ที่(?:กำหนด|ระบุ|วาง|แจ้ง|ประเมิน))?|(?:แผน|มาตรการ|ความเสี่ยง)[^\n]{0,25}(?:ใน|ของ|จาก|ตาม)|"
    r"(?:วาง|กำหนด|ระบุ|ประเมิน)ไว้(?:ใน|ตาม)|จาก(?:แผน|ผลการประเมิน)|อ้างอิง(?:จาก)?|"
    r"\b(?:under|follow(?:s|ing)|(?:plan\w*|measure\w*|risk\w*|assess\w*) (?:in|of|under|from)))"
    r" ?(?:แผน|มาตรการ|ข้อ|หน้า|รายการ|item|page)? ?\(?$"
)


def wrong_items(texts, facts):
    """Warns of codes that the year's checklist does not have, and of codes that belong to another item."""
    if facts.edition is None:
        return
    for text in texts:
        if text.kind in (Kind.WORDS, Kind.FILE_TITLE):
            words = without_addresses(with_arabic_digits(text.words))
            for match in CODE.finditer(words):
                if found := _complaint(words, match, facts):
                    message, values = found
                    yield Remark.about(text, Rule.WRONG_ITEM, match.group(), message, **values)


def _complaint(words, match, facts):
    """``(message, values)`` for the code ``match``, or None."""
    cited = facts.edition.item(match.group())
    if cited is None:
        message = _(
            "“%(words)s” is not a code of the checklist of %(year)s, which ends with %(last)s. Correct the code."
        )
        return message, {"year": facts.year.be, "last": facts.edition.items[-1].code}
    if titled := _item_titled(words, match, facts.edition):
        message = _("“%(words)s” stands beside the title of %(code)s. Correct the code or the title.")
        return (message, {"code": titled.code}) if titled.code != cited.code else None
    if _is_wrong_basis(words, match, cited, facts):
        message = _(
            "“%(words)s” is cited as what this item follows; %(own)s follows %(code)s. Correct the code."
        )
        return message, {"own": facts.item.code, "code": facts.item.follows}
    return None


def _item_titled(words, match, edition):
    """The item whose whole title stands directly before or after the code, or None."""
    start = words[: match.start()].rstrip(' (“"[').removesuffix("ข้อ").rstrip(' (“"[')
    end = words[match.end() :].lstrip(' :–—-)”"].')
    titled = []
    for item in edition.items:
        for title in (item.title.th, item.title.en):
            if end.startswith(title) or (start.endswith(title) and words[match.start() - 1] in '(["“'):
                titled.append((len(title), item))
    return max(titled, key=lambda each: each[0], default=(0, None))[1]


def _is_wrong_basis(words, match, cited, facts):
    """Whether the text says that the page's item follows ``cited``, though the checklist says another.

    Plans that come before the item in the checklist may be spoken of beside the one that it follows.
    """
    item = facts.item
    if item is None or not item.follows or cited.code == item.follows:
        return False
    line = words[: match.start()].rpartition("\n")[2]
    if not BASIS.search(line) or re.search(rf"{item.follows}(?!\d)", line[-60:]):
        return False
    order = [each.code for each in facts.edition.items]
    planned = {each.follows for each in facts.edition.items}
    return order.index(cited.code) >= order.index(item.code) or cited.code not in planned


# --- Odd ways of writing -----------------------------------------------------------------------

DIGIT = "[0-9๐-๙]"
NOT_IN_NUMBER = rf"(?!{DIGIT}|[.,:/-]{DIGIT}|%)"
# After these a letter O or a number is a blood group, a day, a time, a telephone number.
_BLOOD = "".join(f"(?<!{word})" for word in ("กรุ๊ป ", "กรุ๊ป", "หมู่ ", "หมู่", "โลหิต ", "เลือด ", "type ", "group "))
_TIME = "".join(f"(?<!{word})" for word in ("วันที่ ", "วันที่", "เวลา ", "เดือน ", "โทร ", "โทร[.] "))
_UNIT = rf"(?!{DIGIT}|[.,:/-]{DIGIT}|%| {DIGIT}| ?(?:น\.|นาฬิกา|วัน|เดือน|คน|ครั้ง|ราย(?!งาน|การ)))"
# Thai words that may stand directly before a code. Without them "โอ" may be the end of วิดีโอ.
_BEFORE_NAME = "|".join(
    [f"(?<![{THAI}])", *(f"(?<={word})" for word in ["ข้อ", "ตาม", "ใน", "และ", "ถึง", "ของ", "หน้า", "รายการ"])]
)
_OF_ITEMS = "ข้อ|รายการ|หัวข้อ|ประเด็น|ตัวชี้วัดย่อย|OIT|ITA|ข้อมูลสาธารณะ"
# Each gives the code alone as the group "code".
ODD = [
    # A circle, or the look-alike of another alphabet, in the place of the letter.
    rf"(?<![A-Za-z])(?P<code>[○◯〇⭕\u041e\u039f]{DIGIT}{{1,2}}){NOT_IN_NUMBER}",
    # The letter with Thai digits, with a zero, with a space or mark between, or small.
    rf"(?<![A-Za-z0-9])(?P<code>[Oo][ .-]?[๐-๙]{{1,2}}){NOT_IN_NUMBER}",
    rf"(?<![A-Za-z0-9])(?P<code>[Oo]0[1-9]){NOT_IN_NUMBER}",
    rf"(?<![A-Za-z0-9]){_BLOOD}(?P<code>O[ .-][1-9][0-9]?){NOT_IN_NUMBER}(?![A-Za-z])",
    rf"(?<![A-Za-z0-9_./-])(?P<code>o[1-9][0-9]?){NOT_IN_NUMBER}(?![A-Za-z_./-])",
    # The letter's name in Thai.
    rf"(?:{_BEFORE_NAME})(?P<code>โอ ?{DIGIT}{{1,2}}){NOT_IN_NUMBER}",
    # A zero in the place of the letter, with digits of both kinds.
    rf"(?<!{DIGIT})(?<!{DIGIT}[ .,:/-])(?<![.,:/+-]){_TIME}(?P<code>0[๐-๙]{{1,2}}|๐[0-9]{{1,2}}){_UNIT}",
    # The same with digits of one kind, where the words before say that it is an item.
    rf"(?:{_OF_ITEMS}) ?(?:ที่ ?)?\(?(?P<code>[0๐]{DIGIT}{{1,2}}){_UNIT}",
]  # fmt: skip
ODD = [re.compile(pattern) for pattern in ODD]
# Beside another code a number with a zero is a code too: O1, 02 และ 03.
BESIDE = re.compile(
    rf"(?<![A-Za-z0-9])O[1-9][0-9]? ?(?:,|และ|ถึง|-|–|/) ?(?P<code>[0๐]{DIGIT}{{1,2}}){NOT_IN_NUMBER}"
)
NUMBER_BEFORE_WORDS = re.compile(rf"(?<!{DIGIT})(?P<code>[0๐]{DIGIT}{{1,2}}) (?=[{THAI}])")
MORE_THAN_ANY = 40


def odd_codes(texts, facts):
    """Warns of codes that are not written with the letter O and Arabic digits."""
    message = _("“%(words)s” is an odd way to write a code. Write “%(code)s”.")
    for text in texts:
        if text.kind in (Kind.WORDS, Kind.FILE_TITLE):
            for said, code in _odd_codes(text, facts):
                yield Remark.about(text, Rule.ODD_CODE, said, message, code=code)


def _odd_codes(text, facts):
    """``(words, code)`` of each odd code in the text, in no order, none twice."""
    words = without_addresses(comparable(text.words))
    if text.path.endswith(".code"):
        code = item_code(words)
        if code:
            if code != words.strip():
                yield words.strip(), code
            return
    taken = set()
    for pattern in (*ODD, BESIDE):
        for match in pattern.finditer(words):
            code = _meant(match["code"])
            if match.start("code") not in taken and _is_item(code, facts):
                taken.add(match.start("code"))
                yield match["code"], code
    if facts.edition:
        yield from _before_titles(words, taken, facts.edition)


def _before_titles(words, taken, edition):
    """A number with a zero in front that stands before the title of the item it means."""
    for match in NUMBER_BEFORE_WORDS.finditer(words):
        item = edition.item(_meant(match["code"]))
        if item and match.start("code") not in taken and words.startswith(item.title.th, match.end()):
            yield match["code"], item.code


def _meant(odd):
    """``O16`` from any odd way of writing it, or ""."""
    digits = re.sub(r"\D", "", with_arabic_digits(odd)).lstrip("0")
    return f"O{digits}" if digits else ""


def _is_item(code, facts):
    if facts.edition:
        return facts.edition.item(code) is not None
    return bool(code) and int(code[1:]) < MORE_THAN_ANY
