"""What those who take over government sites leave behind: advertisements for gambling, and what nobody is to see.

A police station also writes about gambling, when it raids some. One word says nothing, therefore; several of those that
only advertisements use do. The words are those of reports on hijacked .go.th sites (ThaiCERT/NCSA advisories on SEO
poisoning); there is no complete list.
"""

import re

# What only who offers gambling writes.
OFFERS = re.compile(
    r"เครดิตฟรี|แจกเครดิต|สล็อตเว็บตรง|เว็บตรงไม่ผ่าน|ฝาก\s*-?\s*ถอน(?:ออโต้|ไม่มีขั้นต่ำ|วอเลท)|แตกง่าย|แตกหนัก|โบนัส\s*100|"
    r"ทดลองเล่นสล็อต|สมัครสล็อต|สมัครบาคาร่า|ไม่มีขั้นต่ำ|ทางเข้า\s*(?:ufa|pg|สล็อต|บาคาร่า)|คืนยอดเสีย|เล่นฟรี\s*สล็อต|"
    r"ufabet|ufa\d{2,}|pg\s?slot|slotxo|sbobet|joker\s?123|betfli[kx]|gclub|lsm99|slot\s?gacor|judi\s?online|situs\s?slot",
    re.IGNORECASE,
)
# What a report of a raid may write too.
GAMBLING = re.compile(
    r"สล็อต|บาคาร่า|คาสิโน|แทงบอล|หวยออนไลน์|พนันออนไลน์|casino|baccarat|\bslots?\b", re.IGNORECASE
)
# Of a file or a host. In Thai only in a host: the picture of a raid may be called so.
NAME = re.compile(
    r"slot|casino|baccarat|ufabet|ufa\d|sbobet|betfli|gclub|joker\d|(?:^|[.-])bet\d|lotto", re.IGNORECASE
)
THAI_HOST = re.compile(r"หวย|บาคาร่า|สล็อต|คาสิโน|แทงบอล")
DIFFERENT_OFFERS = 2
REPEATED = 15

# The editor writes none of these.
HIDDEN = {
    "script": re.compile(r"<\s*(?:script|iframe|object|embed|meta|base|form)\b", re.IGNORECASE),
    "javascript:": re.compile(r"(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data|vbscript):", re.IGNORECASE),
    "on…=": re.compile(r"<[^<>]+\son[a-z]{3,}\s*=", re.IGNORECASE),
    "style=": re.compile(
        r"<[^<>]+\sstyle\s*=[^<>]*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|"
        r"text-indent\s*:\s*-|opacity\s*:\s*0|(?:left|top)\s*:\s*-\d)",
        re.IGNORECASE,
    ),
    "hidden": re.compile(r"<[^<>]+\shidden\b[^<>]*>", re.IGNORECASE),
    # One between words lets Thai break there; a row of them carries or hides something.
    "U+200B…": re.compile(r"[\u200b-\u200f\u2060-\u2064\ufeff]{5,}"),
}


def adverts_in(texts):
    """The words by which the ``texts`` of one page advertise gambling, sorted; empty if they do not."""
    text = "\n".join(texts)
    offers = {found.lower() for found in OFFERS.findall(text)}
    if len(offers) >= DIFFERENT_OFFERS:
        return sorted(offers)
    every = [found.lower() for found in GAMBLING.findall(text)] + list(offers)
    return sorted(set(every)) if len(every) >= REPEATED else []


def advertises(name):
    """Whether a file of this name or title is an advertisement for gambling."""
    return bool(OFFERS.search(name) or NAME.search(name))


def is_for_gambling(host):
    """Whether a host of this name, which may be in its xn-- form, offers gambling."""
    return bool(NAME.search(host) or THAI_HOST.search(_in_letters(host)))


def _in_letters(host):
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def hidden_in(texts):
    """By what visitors are shown less, or something else, than is there; "" if by nothing."""
    text = "\n".join(texts)
    return ", ".join(name for name, pattern in HIDDEN.items() if pattern.search(text))
