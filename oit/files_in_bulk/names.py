"""What the name of a file says: which item, month and line of work it is about. Pure functions of text and edition.

The words by which an item is recognised are those of the edition: its titles and those of its elements, in both
languages. A word tells the more, the fewer items have it.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log
from pathlib import PurePath

from django.utils.translation import override

from cms.lines_of_work import LineOfWork
from cms.media.content import EXTENSION_TYPES
from cms.thai.typed import tidy
from cms.thai.words import words
from cms.thai.years import Month

from .months import FISCAL, PATTERNS, THAI, month_in

# "O7", "o-07", "โอ 7", "OIT7", "ข้อ 7"; "011", where a nought was typed in the place of the letter.
CODES = (
    re.compile(r"(?<![a-z])(?:oit[\s._-]*)?o[\s._-]?0*([1-9]\d?)(?!\d)"),
    re.compile(r"(?<![a-z])oit[\s._-]*0*([1-9]\d?)(?!\d)"),
    re.compile(r"(?:โอ|ข้อ(?:ที่)?|ตัวชี้วัด(?:ที่)?)[\s.-]?o?0*([1-9]\d?)(?!\d)"),
    re.compile(r"(?<!\d)0([12]\d|0[1-9])(?!\d|[\s._-]?(?:25|20)\d\d)"),
)
# "07 รายงาน…", but no day or month: "07 ต.ค. 66", "07-2566".
LEADING = re.compile(rf"^0([1-9])[\s._-]+(?=[{THAI}a-z])")
# A short form written with dots, as "สขร." and "กต.ตร."
SHORT_FORM = re.compile(r"(?<![ก-๎])(?:[ก-ฮ]{1,4}\.){1,3}")
NO_LETTERS = re.compile(r"[^a-zก-๎]+")
SHORTEST = {True: 3, False: 4}  # letters of a Thai and of an English word that say something
IN_TITLE, IN_ELEMENT = 2.0, 1.5
SHORT_FORM_COUNTS = 16  # letters of a word
SHORTEST_RUN = 8  # letters of a title
# So much must be said for an item, and so much more for it than for the next one.
ENOUGH, CLEARER = 9.0, 1.15


@dataclass(frozen=True)
class Reading:
    """``code``: of an item, "" where the name leaves it open. ``month``: a Month, also of another year, or None.

    ``line``: a LineOfWork or "". ``content_type``: what the ending says, "" for one that is not known.
    """

    code: str
    month: Month | None
    line: str
    content_type: str


class Names:
    """Reads names of files that are for one fiscal year, whose checklist is ``edition``."""

    def __init__(self, edition):
        self.edition = edition
        self.texts = {item.code: list(_texts_of(item)) for item in edition.items}
        items = Counter(
            word for texts in self.texts.values() for word in set().union(*(text.words for text in texts))
        )
        self.weights = {word: log(len(self.texts) / number) for word, number in items.items()}

    def read(self, name):
        """The Reading of the ``name`` of a file."""
        path = PurePath(name)
        text = plain(path.stem)
        return Reading(
            code=self._code(text) or self.by_words(text),
            month=month_in(_without_code(text), self.edition.year),
            line=line_in(text),
            content_type=EXTENSION_TYPES.get(path.suffix.lower().lstrip("."), ""),
        )

    def _code(self, text):
        """The code that is written in the name; "" where there is none, or several."""
        found = set()
        for pattern in CODES:
            codes = {f"O{int(number)}" for number in pattern.findall(text)}
            found = {code for code in codes if self.edition.item(code)}
            if found:
                break
        if not found and (leading := LEADING.match(text)) and not _is_month(text[leading.end() :]):
            found = {f"O{leading[1]}"}
        return found.pop() if len(found) == 1 else ""

    def by_words(self, text):
        """The code of the item whose words are in the name, "" where it is not clear."""
        squeezed = letters(_without_months(text))
        points = {code: self._points(code, squeezed) for code in self.texts}
        best, second = sorted(points, key=points.get, reverse=True)[:2]
        is_clear = points[best] >= ENOUGH and points[best] >= CLEARER * points[second]
        return best if is_clear else ""

    def _points(self, code, squeezed):
        """How much the letters of a name say for an item: the most that one of its texts has in common with them."""
        return max(self._points_of(text, squeezed) for text in self.texts[code])

    def _points_of(self, text, squeezed):
        """By single words, and by a part of the text as a whole."""
        by_word = sum(
            self.weights[word] * (SHORT_FORM_COUNTS if word in text.short_forms else min(len(word), 8))
            for word in text.words
            if word in squeezed
        )
        return text.worth * by_word / 4 + _in_common(squeezed, text.letters) if by_word else 0.0

    def likeness(self, name, title):
        """How much of the words of a ``title`` (an edition's Words) is in the name of the file."""
        squeezed = letters(_without_months(plain(PurePath(name).stem)))
        return sum(len(word) for word in _words_of(title.th, title.en) if word in squeezed)


def plain(text):
    """``text`` in one spelling: lower case, Arabic digits, single spaces in the place of underscores."""
    return tidy(unicodedata.normalize("NFC", text).replace("_", " ").replace("+", " ")).casefold()


def letters(text):
    """``text`` without all that is no letter: words are looked for wherever they stand."""
    return NO_LETTERS.sub("", text)


def line_in(text):
    """The LineOfWork named in ``text``, "" where there is none, or several."""
    squeezed = letters(text)
    found = {line.value for line, names in _lines().items() if any(name in squeezed for name in names)}
    return found.pop() if len(found) == 1 else ""


def _lines():
    """``{LineOfWork: what it is called}``, without the word for work."""
    found = {}
    for line in LineOfWork:
        found[line] = set()
        for language in ("th", "en"):
            with override(language):
                found[line].add(letters(str(line.label).casefold()).removeprefix("งาน"))
    return found


@dataclass(frozen=True)
class Text:
    """A title of an item or of an element of it. ``short_forms``: those of its ``words`` that are written with dots."""

    letters: str
    words: frozenset[str]
    short_forms: frozenset[str]
    worth: float


def _texts_of(item):
    """The Texts by which the ``item`` is recognised."""
    for title, worth in ((item.title, IN_TITLE), (item.short, IN_TITLE), *_of_elements(item)):
        for text in (title.th, title.en):
            text = plain(text.replace("|", ""))
            short_forms = frozenset(letters(each) for each in SHORT_FORM.findall(text))
            yield Text(letters(text), frozenset(_words_of(text)), short_forms, worth)


def _of_elements(item):
    return ((element.title, IN_ELEMENT) for element in item.elements)


def _in_common(squeezed, title):
    """The longest run of letters that a name and a title share: the more, the more of the title it is."""
    match = SequenceMatcher(None, squeezed, title, autojunk=False).find_longest_match()
    return match.size * match.size / len(title) / 3 if match.size >= SHORTEST_RUN else 0


def _words_of(*texts):
    found = set()
    for text in texts:
        text = plain(text.replace("|", ""))
        found |= {letters(each) for each in SHORT_FORM.findall(text)}
        for word in words(SHORT_FORM.sub(" ", text)):
            # People leave out what makes a noun of a verb.
            word = letters(word).removeprefix("การ")
            if word and len(word) >= SHORTEST[word[0] > "z"]:
                found.add(word)
    return {word for word in found if len(word) > 1}


def _without_code(text):
    for pattern in CODES:
        text = pattern.sub(" ", text)
    return re.sub(r"สขร\s?\.?\s?1(?!\d)", " ", text)


def _without_months(text):
    text = FISCAL.sub(" ", text)
    for pattern, _number in PATTERNS:
        text = pattern.sub(" ", text)
    return re.sub("(?:ประจำ)?เดือน", " ", text)


def _is_month(text):
    return any(pattern.match(text) for pattern, _number in PATTERNS)
