"""Names of former heads of station."""

import re

from django.utils.translation import gettext as _

from cms.thai.dates import format_date

from .dates_in import dates_in
from .reading import after, before, line_around, with_arabic_digits
from .remarks import Remark, Rule
from .texts import Kind

# How a text tells that it speaks of a former head on purpose.
ON_PURPOSE = re.compile(
    "อดีต|คนก่อน|ท่านก่อน|คนเดิม|ท่านเดิม|ทำเนียบ|ดำรงตำแหน่งถึง|ย้ายไป|เกษียณ|อำลา|ส่งมอบหน้าที่|รับมอบหน้าที่|ในขณะนั้น|former|predecessor|"
    "previous|retired|then superintendent",
    re.IGNORECASE,
)
WINDOW = 50
# A name that is not a name: the words that stand for one in samples.
PLACEHOLDER = re.compile(r"[()\[\]]")


def former_chiefs(texts, facts):
    """Warns of a head of station whose term is over, but for what happened in that term."""
    message = _(
        "“%(words)s” was head of station until %(until)s. Write the name of the present head, or say that it is the "
        "former one."
    )
    for text in texts:
        if text.kind not in (Kind.WORDS, Kind.FILE_TITLE):
            continue
        words = with_arabic_digits(text.words)
        for term in facts.station.former_chiefs:
            if facts.day and term.covers(facts.day):
                continue
            match = next(filter(None, (_find(name, words) for name in term.names)), None)
            if match and not _on_purpose(words, match) and not _in_term(text, texts, words, match, term):
                until = format_date(term.last_day)
                yield Remark.about(text, Rule.FORMER_CHIEF, match.group(), message, until=until)


def _find(name, words):
    if PLACEHOLDER.search(name) or len(name) < 5:
        return None
    return re.search(r"\s+".join(map(re.escape, name.split())), words, re.IGNORECASE)


def _on_purpose(words, match):
    return ON_PURPOSE.search(before(words, match.start(), WINDOW) + after(words, match.end(), WINDOW))


def _in_term(text, texts, words, match, term):
    """Whether a date of the same line, or one that stands beside the text in its block, lies in the term."""
    line = line_around(words, match.start(), match.end())
    if any(each.date and term.covers(each.date) for each in dates_in(line)):
        return True
    beside = text.path.rpartition(".")[0]
    return bool(beside) and any(
        each.kind == Kind.DATE
        and each.field == text.field
        and each.path.rpartition(".")[0] == beside
        and term.covers(each.target)
        for each in texts
    )
