"""Words in a text that look like a person's name, a citizen id, a number plate or a way to reach somebody.

For reminders only: Thai has no capitals and no spaces between words, so some names are missed, and some words
are taken for names. Source of the rule: PDPA B.E. 2562, section 26 (criminal records are sensitive data).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from cms.thai.typed import tidy


class Kind(StrEnum):
    NAME = "name"
    CITIZEN_ID = "citizen id"
    PLATE = "plate"
    TELEPHONE = "telephone"
    EMAIL = "e-mail"


@dataclass(frozen=True)
class Finding:
    """``words`` are those of the text, but for Arabic digits and single spaces."""

    kind: Kind
    words: str


def personal_data_in(text):
    """What in ``text`` (plain, Thai or English) looks like personal data: Findings in its order, none twice.

    Not found are names that are hidden (นาย ก., นายเอ, ด.ญ.ดาว (นามสมมติ)), offices (นายอำเภอ) and names after
    a rank (พ.ต.อ.), which are those of officers.
    """
    text = tidy(text)
    found = [
        *((match, Kind.NAME) for match in _THAI_NAME.finditer(text) if not _is_assumed(match)),
        *((match, Kind.NAME) for match in _ENGLISH_NAME.finditer(text) if not _is_assumed(match)),
        *((match, Kind.CITIZEN_ID) for match in _CITIZEN_ID.finditer(text)),
        *((match, Kind.PLATE) for match in _PLATE.finditer(text) if _is_plate(match)),
    ]
    found.sort(key=lambda each: each[0].start())
    return list(dict.fromkeys(Finding(kind, match.group().strip()) for match, kind in found))


def _any(words):
    return "|".join(map(re.escape, words.split()))


def _not_after(words):
    return "".join(f"(?<!{word})" for word in words.split())


_MARK = "[ะ-ฺ็-๎]"  # belongs to the letter before it: a word does not begin with it
_LETTER = "[ก-ฮฤฦเ-ไะ-ฺ็-๎]"
_WORD = rf"[ก-ฮฤฦเ-ไ]{_LETTER}{{1,29}}"
_END = f"(?!{_LETTER})"

# --- Names after a title

# Not titles are the ends of ทนาย (lawyer), เจ้านาย, ขุนนาง, พระนาง and of places such as อ่าวนาง.
_MISTER = _not_after("ท เจ้า คุณ มูล") + "นาย"
_MISTRESS = _not_after("ขุน พระ อ่าว ย่า ยา แม่") + "นาง"
_SHORT = rf"(?<!{_LETTER})(?:น\.?\s?ส\.|น\.ส(?=\s)|ด\.?\s?[ชญ]\.)"
_TITLE = rf"(?>เด็กชาย|เด็กหญิง|{_MISTER}|นางสาว(?!{_MARK})|{_MISTRESS}|{_SHORT})"

# Words that begin like a title, whatever follows them.
_OFFICES = _any(
    "นายอำเภอ นายทะเบียน นายตำรวจ นายทหาร นายแพทย์ นายสัตวแพทย์ นายจ้าง นายสิบ นายดาบ นายร้อย นายพลตำรวจ "
    "นายพลทหาร นายพลเรือ นายหมวด นายหมู่ นายประกัน นายไปรษณีย์ นายทวารบาล นายตรวจ นายอากร นายหน้า นายช่าง "
    "นายสถานี นายสนาม นายด่าน นายท่า นายท้าย นายทุน นายคลัง นายบัญชี นายเวร นายเหมือง นายยาม นายกรัฐ นายกเทศ "
    "นายกเมือง นายกเล็ก นายกองค์การ นายกอบ นายกสมาคม นายกสภา นายกสโมสร นายกพุทธ นายกเหล่า นายกกิตติมศักดิ์ "
    "นายกคน นายกสมัย นางสนอง นางพยาบาล นางฟ้า นางแบบ นางกวัก นางนพมาศ นางสงกรานต์ นางบำเรอ นางเงือก นางละคร "
    "นางลิ้นจี่ นางเลิ้ง นางนอง นางใน นางงามจักรวาล นางสาวไทย เด็กชายแดน"
)
# The same for words with which names begin too: นายเรือ (captain), but นายเรืองศักดิ์.
_OFFICES_ALONE = _any("นายพล นายกอง นายเรือ นายใหญ่ นางเอก นางงาม นางร้าย นางรอง นางรำ นางมาร นางทาส")
# How a sentence goes on that names nobody: เด็กชายอายุ 10 ปี, เด็กหญิงคนหนึ่ง, นายหรือนาง.
_NO_NAME = _any(
    "อายุ วัย คน ราย ทั้ง และ หรือ ถูก ที่ ผู้ นี้ นั้น ดังกล่าว จำนวน ไม่ ใด ซึ่ง ได้ เป็น ของ ใน กับ จาก ว่า ชาว ต่างด้าว ไทย พร้อม "
    "โดย เมื่อ ตำแหน่ง เข้า ให้ ขณะ บริเวณ ตาม นามส นามแฝง"
)
# How Thai news hides a name: the names of Latin letters. A single Thai letter is no _WORD.
_HIDDEN = _any("เอ บี ซี ดี อี เอฟ จี เอช ไอ เจ เค แอล เอ็ม เอ็น โอ พี คิว อาร์ เอส ที ยู วี เอ็กซ์ วาย แซด หนึ่ง สมมติ สมมุติ")

_THAI_NAME = re.compile(
    rf"(?!{_OFFICES}|(?:{_OFFICES_ALONE}){_END}){_TITLE}\s?"
    rf"(?!(?:{_NO_NAME})(?!{_MARK})|(?:{_HIDDEN})(?:{_END}|{_NO_NAME})|{_TITLE}){_WORD}"
    rf"(?: (?!(?:{_NO_NAME})|{_TITLE}){_WORD})?"
)
_ENGLISH_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Master|MR|MRS|MS|MISS)\b\.? ?(?!(?:Thailand|Universe|World|Grand)\b)"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
)
_ASSUMED = re.compile(r"\s?[(\[]?\s?(?:นามสม|นามแฝง|not (?:his|her|their) real|alias|assumed|a pseudonym)")


def _is_assumed(match):
    """Whether the text says that the name is not the real one."""
    return bool(_ASSUMED.match(match.string, match.end())) or "นามสม" in match.group()


# --- Citizen ids and number plates

# Thirteen digits, together or as they are printed on the card: 1-2345-67890-12-1. Those of firms begin with 0.
_CITIZEN_ID = re.compile(
    r"(?<!\d)(?<!\d[ -])[1-8](?:\d{12}|(?P<gap>[ -])\d{4}(?P=gap)\d{5}(?P=gap)\d\d(?P=gap)\d)(?!\d)"
)
_PLATE = re.compile(
    r"(?:(?<![ก-๎\d])|(?<=ทะเบียน))(?P<first>\d)?(?P<letters>[ก-ฮ]{2,3})[ -]{0,3}(?P<number>\d{1,4})(?!\d|[,.:/]\d)"
)
# Words and abbreviations of two or three letters that stand before numbers.
_NOT_PLATES = re.compile(
    _any(
        "พบ รถ คน ลง ผล ตน ยก จบ ชน ลด ตก นก กบ มด รบ งบ สด ลบ บน หก คง ถม ขอ ครบ ถนน หมด กลม กม ซม มม ตร ตรม ชม นน "
        "สภ สน ตม บก บช ผบ ปปช ปปส กอ อส พศ คศ มค กพ มย พค มิย กค สค กย ตค พย ธค รศ มอ อบต อบจ ทต ศพ รพ รร"
    )
)


def _is_plate(match):
    """Letters and digits are a plate where the text says so, or where they can hardly be anything else."""
    letters, number = match["letters"], match["number"]
    if _NOT_PLATES.fullmatch(letters):
        return False
    if "ทะเบียน" in match.string[max(0, match.start() - 25) : match.start()]:
        return True
    return len(letters) == 2 and (match["first"] is not None or len(number) >= 3)


# --- Ways to reach somebody

_TELEPHONE = re.compile(r"(?<![\d.,/])(?:\+66[ -]?\d|0\d)(?:[ -]{0,3}\d){7,8}(?![\d/])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def contact_details_in(text):
    """The telephone numbers and e-mail addresses in ``text`` as Findings in its order, none twice.

    Numbers of nine or ten digits, grouped or not, also with +66. Short numbers such as 191 are those of services.
    """
    text = tidy(text)
    found = [
        *((match, Kind.TELEPHONE) for match in _TELEPHONE.finditer(text)),
        *((match, Kind.EMAIL) for match in _EMAIL.finditer(text)),
    ]
    found.sort(key=lambda each: each[0].start())
    return list(dict.fromkeys(Finding(kind, match.group().strip()) for match, kind in found))
