"""Names of stations: those of others, and the own one with a slip of the finger."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.models.station import StationKind

from .distance import near_misses, one_slip
from .reading import MARK, THAI, after, before, comparable, without_addresses
from .remarks import Remark, Rule
from .texts import Kind

# "สภ." also without its dot, but then not as the beginning of สภา or สภาพ.
_SHORT = rf"(?<!(?<![{THAI}])[ก-ฮ])(?:สภ\.|สน\.|(?<![{THAI}.])ส\.[ภน]\.)|(?<![{THAI}])ส[ภน](?= )"
MENTION = re.compile(
    rf"(?P<kind>สถานีตำรวจภูธร|สถานีตำรวจนครบาล|{_SHORT})"
    rf" ?(?P<old>(?:กิ่ง)?อำเภอ|ตำบล)?(?P<name>[ก-ฮเ-ไ][{THAI}]*)"
)
OF_PROVINCES, OF_THE_CAPITAL = ("สถานีตำรวจภูธร", "สภ", "ส.ภ."), ("สถานีตำรวจนครบาล", "สน", "ส.น.")

# Words with which a sentence goes on that names no station: สถานีตำรวจภูธรทุกแห่ง, สภ.ที่ใกล้ที่สุด, สน.ท้องที่.
# What stands in "(?!…)" are the ends of names that begin alike.
NO_NAME = re.compile(
    "ทุก|อื่น|ใกล้|ใน(?!เตา|คลอง)|ที่(?!วัง)|และ|หรือ|ของ|แห่ง|นี้|นั้น|ดังกล่าว|ต้อง|มี(?!นบุรี|ชัย)|ได้|จะ(?!นะ|แนะ)|เป็น|ให้|ซึ่ง|โดย|ตาม|"
    "เพื่อ|กับ|จาก|ใด|ทั้ง|ทั่ว|ต่าง|จำนวน|ไม่|กว่า|ขนาด|ระดับ|สังกัด|ต้นแบบ|นำร่อง|สามารถ|ท้องที่|เจ้าของ|พื้นที่|เดิม|ปลายทาง|ต้นทาง|ข้างเคียง|"
    "หลาย|บางแห่ง|บางสถานี|คือ|อยู่|แล้ว|เมื่อ|ถ้า|หาก|เพราะ|ควร|ไป|ใช้|รับ(?!ร่อ)|ส่ง|เปิด|จัด|แจ้ง|ตั้ง|ร่วม|ขอ(?!น)|เรา|คุณ|ผู้|เจ้าหน้าที่|ว่า|"
    "ถึง|ด้วย|ภายใน|ต่อ|บริการ|ประกาศ|จังหวัด|ภาค|ละ(?!งู|แม|หาน)|ใหญ่|เล็ก|หนึ่ง|สอง|เดียว|ยุคใหม่|ไทย(?!เจริญ)|ก็|ย่อย|พร้อม|มา(?!ย|บ)|ดีเด่น|หมาย"
)
# How a text tells that it speaks of another station on purpose: what stands before the name, and what after.
ON_PURPOSE = re.compile(
    "ร่วมกับ|ร่วมมือ|ร่วมประชุม|ร่วมตั้ง|ร่วมจับกุม|(?<!ผู้)ประสาน|บูรณาการ|สนธิกำลัง|สนับสนุน|ส่งต่อ|ส่งตัว|ส่งมอบ|ส่งสำนวน|"
    "โอน(?:สำนวน|คดี|ย้าย|ตัว|ไป)|ย้ายไป|ย้ายมา|ย้ายจาก|เขตติดต่อ|ติดต่อกับ|รอยต่อ|ใกล้เคียง|ข้างเคียง|ดูงาน|เยี่ยมชม|เครือข่ายสถานี|"
    "ขอกำลัง|กำลังจาก|อายัด|หมายจับ|รับตัว|ต่างท้องที่|แลกเปลี่ยน|ดำรงตำแหน่ง|ทิศ(?:เหนือ|ใต้|ตะวัน)|จดเขต|จรด|ในสังกัด(?:ตำรวจ|ภ[.]|กอง)|"
    r"(?:กับ|จาก|ไปยัง|(?<!หน้า)(?<!พื้น)(?<!ท้อง)ที่|หรือ|แทน|ยัง) ?$"
)
AFTERWARDS = re.compile(r"^[^.\n]{0,12}?(?:ใกล้เคียง|ข้างเคียง|ที่อยู่ติดกัน|ซึ่งติดต่อกัน|และสถานีอื่น|ร่วมกับ|ที่มาร่วม|เดินทางมา)")
IN_ENGLISH = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’-]*\s){1,4}?)(?:(?:Metropolitan|Provincial)\s)?Police\sStation\b"
)
NO_ENGLISH_NAME = {
    "a", "all", "and", "any", "at", "by", "each", "every", "for", "from", "in", "its", "local", "my", "nearest", "no",
    "of", "on", "our", "royal", "thai", "thailand", "the", "this", "to", "where", "which", "with", "your", "what",
    "metropolitan", "provincial", "tourist", "highway", "marine", "railway", "model", "smart", "other",
    "superintendent", "deputy",
}  # fmt: skip
ON_PURPOSE_IN_ENGLISH = re.compile(
    r"\b(?:with|neighbou?r\w*|nearby|adjoining|together|jointly|joint|transfer\w*|from|to|visit\w*|besides|or|support\w*|"
    r"next|border\w*|stud(?:y|ied)|formerly|at)\b[^.\n]{0,25}$",
    re.IGNORECASE,
)
# So short a name is one slip away from many others.
SHORTEST_CORE, SHORTEST_NAME = 4, 10
WINDOW = 45


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    words: str
    kind: str
    name: str

    def begins_with(self, cores):
        """Whether it names one of ``cores``, and no longer word that begins like it."""
        return any(
            self.name.startswith(core) and not _goes_on(self.name[len(core) :])
            for core in sorted(cores, key=len, reverse=True)
        )


def _goes_on(rest):
    """Whether ``rest`` still belongs to the syllable before it."""
    return re.match(rf"[{MARK}]|[ก-ฮ]\u0e4c", rest) is not None


def other_stations(texts, facts):
    """Warns of the names of other stations where nothing says that they took part."""
    if facts.station.names is None:
        return
    message = _(
        "“%(words)s” is another station's name. If the text was copied from there, write “%(own)s” in its place."
    )
    for text in _words(texts):
        words = without_addresses(comparable(text.words))
        for mention in (*_thai_strangers(words, facts.station), *_english_strangers(words, facts.station)):
            own = _own_name(facts.station.names, mention.words)
            yield Remark.about(text, Rule.OTHER_STATION, mention.words, message, own=own)


def misspelt_names(texts, facts):
    """Warns of the station's own name with one letter or mark wrong, or of the wrong kind of station."""
    names = facts.station.names
    if names is None:
        return
    message = _("“%(words)s” looks like a misspelling of “%(own)s”. Correct it.")
    for text in _words(texts):
        for words, own in _misspelt(without_addresses(comparable(text.words)), facts.station):
            yield Remark.about(text, Rule.MISSPELT_NAME, words, message, own=own)


def _words(texts):
    return (text for text in texts if text.kind in (Kind.WORDS, Kind.FILE_TITLE))


def _own_name(names, like):
    """The own name of the length and language in which the other one was written."""
    known = names.thai if re.search(f"[{THAI}]", like) else names.english
    return known[-1] if like.startswith("ส") and not like.startswith("สถานี") else known[0]


# --- Thai --------------------------------------------------------------------------------------


def _mentions(words):
    for match in MENTION.finditer(words):
        if not match["old"] and NO_NAME.match(match["name"]):
            continue
        kind = match["kind"].rstrip(".") if match["kind"] in ("สภ.", "สน.") else match["kind"]
        yield _Mention(match.start(), match.end(), match.group(), kind, match["name"])


def _strangers(words, station):
    """The mentions that are neither of the own station nor made on purpose."""
    end_of_last = None
    for mention in _mentions(words):
        if mention.begins_with(station.names.cores) and not _longer_other(mention, station):
            continue
        near_last = end_of_last is not None and mention.start - end_of_last <= 12
        if (
            near_last
            or ON_PURPOSE.search(before(words, mention.start, WINDOW))
            or AFTERWARDS.search(after(words, mention.end, WINDOW))
        ):
            end_of_last = mention.end
            continue
        yield mention


def _longer_other(mention, station):
    """Whether it names another station of this installation whose name begins like the own one."""
    own = max((len(core) for core in station.names.cores if mention.name.startswith(core)), default=0)
    others = (core for other in station.others for core in other.cores)
    return any(len(core) > own and mention.name.startswith(core) for core in others)


def _thai_strangers(words, station):
    for mention in _strangers(words, station):
        if not _slip_of_core(mention, station):
            yield _shortened(mention, station)


def _shortened(mention, station):
    """The mention without the words after the name: known names end where they end, others after a few letters."""
    cores = (core for other in station.others for core in other.cores if mention.name.startswith(core))
    core = max(cores, key=len, default=mention.name[:14])
    cut = len(mention.name) - len(core)
    words = mention.words[: len(mention.words) - cut]
    shown = (
        words
        if cut == 0 or core in {each for other in station.others for each in other.cores}
        else f"{words}…"
    )
    return _Mention(mention.start, mention.end - cut, shown, mention.kind, core)


def _slip_of_core(mention, station):
    """The part of the mention's name that is one slip away from the own one, or ""."""
    others = {core for other in station.others for core in other.cores}
    if any(mention.name.startswith(core) for core in others):
        return ""
    for core in station.names.cores:
        if len(core) < SHORTEST_CORE:
            continue
        for length in (len(core), len(core) + 1, len(core) - 1):
            part = mention.name[:length]
            if one_slip(part, core) and not _goes_on(mention.name[length:]):
                return part
    return ""


def _misspelt(words, station):
    """``(words, own name)`` of each misspelling in ``words``."""
    seen = []
    for mention in _strangers(words, station):
        if part := _slip_of_core(mention, station):
            end = mention.end - len(mention.name) + len(part)
            seen.append((mention.start, end, _own_name(station.names, mention.words)))
    seen += [
        (each.start, each.end - len(each.name) + len(core), _own_name(station.names, each.words))
        for each in _mentions(words)
        for core in station.names.cores[:1]
        if each.begins_with([core]) and _is_wrong_kind(each.kind, station.names.kind)
    ]
    for name in station.names.thai + station.names.english:
        if len(name) >= SHORTEST_NAME:
            folded, known = (
                words.casefold(),
                [each for other in station.others for each in other.thai + other.english],
            )
            for start, end in near_misses(name.casefold(), folded):
                same = words[start:end].replace(" ", "").casefold() == name.replace(" ", "").casefold()
                if not same and not any(folded.startswith(each.casefold(), start) for each in known):
                    seen.append((start, end, name))
    taken = []
    for start, end, own in seen:
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            taken.append((start, end))
            yield words[start:end], own


def _is_wrong_kind(kind, own):
    return (kind in OF_PROVINCES and own == StationKind.METROPOLITAN) or (
        kind in OF_THE_CAPITAL and own == StationKind.PROVINCIAL
    )


# --- English -----------------------------------------------------------------------------------


def _english_strangers(words, station):
    for match in IN_ENGLISH.finditer(words):
        parts = match["name"].split()
        while parts and parts[0].casefold() in NO_ENGLISH_NAME:
            parts.pop(0)
        name = " ".join(parts)
        if not name or any(part.casefold() in NO_ENGLISH_NAME for part in parts[-1:]):
            continue
        start = match.start() + match.group().index(parts[0])
        mentioned = " ".join(words[start : match.end()].split())
        own = [each.casefold() for each in station.names.english]
        if any(each.startswith(name.casefold()) or mentioned.casefold().endswith(each) for each in own):
            continue
        if any(one_slip(mentioned.casefold(), each) for each in own):
            continue
        if not ON_PURPOSE_IN_ENGLISH.search(before(words, start, WINDOW)):
            yield _Mention(start, match.end(), mentioned, "", name)
