"""The English that a screen of the admin shows to somebody who reads Thai."""

import json
import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString

# What a person sees, or hears from a screen reader, besides the text between the tags.
SHOWN_ATTRIBUTES = ("placeholder", "aria-label", "title", "alt", "label", "data-w-tooltip-content-value")
# Where a script is given what it shows, the words stand under such names.
SHOWN_KEYS = ("label", "helpText", "description", "heading", "text", "message", "addButtonText")
UNSEEN = "script, style, noscript, textarea, code, kbd, [lang=en] > *, .w-kbd, .w-side-panel-toggle__counter[hidden]"
# What Thai texts write in Latin letters too.
ALLOWED = re.compile(
    r"""
    \bmanage\.py\ \w+ | \b\w+-(?:TOTAL|INITIAL)_FORMS\b | \b[A-Z]+_[A-Z_]+\b | \bCtrl\ \+.*  # what is typed
    | https?://\S* | \.go\.th\b | [\w.+-]+@[\w.-]+ | /[\w/.{}<>?=&-]*  # addresses
    | \b[\w-]+(?:\.[\w-]+)+\b  # names of files
    | \bO\d+\b | \b[0-9a-f-]{8,}\b | \b[A-Z2-7]{32}\b | \b\w+:\d+\b  # items, hashes, keys of apps, hosts
    | \b(?:Word|Excel|PDF|CSV|JSON|XML|ZIP|PNG|JPE?G|WEBP|WebP|HEIC|AVIF|DOCX|XLSX|PO)\b  # formats
    | \b(?:docx?|xlsx?|pdf|csv|zip|jpe?g|png|webp|json|heic|avif)\b
    | \b(?:[MGkK]B|px)\b  # units
    | \b(?:URL|API|QR(?:\ Code)?|ID|IP|PIN|SHA|Wi-Fi|E-mail)\b  # words of computers, said so in Thai
    | \b(?:LINE|Facebook|YouTube|TikTok|Instagram|Twitter|Google\ Authenticator|Wagtail|ClamAV)\b  # products
    | \b(?:ITAP?|[OIE]IT|PDPA|CRIMES|OCDS|e-GP|e-bidding|e-market|Case\ Tracking)\b  # of the state and the police
    | \b(?:One\ Stop\ Service|No\ Gift\ Policy|Do|Don't)\b
    | \bDGA\ Open\ Government\ License\b | \bOpen\ Contracting\ Partnership\b
    | \bEnglish\b  # languages name themselves
    | \btraffic\ fine\b  # an example of what visitors type
    | \b(?:Ctrl|Shift|Alt|Esc|Enter|Delete|Tab)\b  # keys
    """,
    re.VERBOSE,
)
TAG = re.compile(r"<[^>]*>")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
# A year of the common era, but not in what only machines read.
COMMON_ERA = re.compile(r"(?<![\d/.-])20[12]\d(?![\d/.-])")


def english_in(response, names=()):
    """The texts of an answer, HTML or a chooser's JSON, that have English words or years: a set.

    ``names`` are texts that the station's people wrote themselves.
    """
    kind = response.headers.get("Content-Type", "")
    if response.streaming or not response.content:
        return set()
    if kind.startswith("text/html"):
        texts = texts_of(response.content.decode())
    elif kind.startswith("application/json"):
        texts = _of_data(response.content)
    else:
        return set()
    return {text for text in map(_tidy, texts) if is_english(text, names)}


def is_english(text, names=()):
    """Whether the text has English words or a year of the common era, besides ``names`` and what is ALLOWED."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    text = ALLOWED.sub(" ", TAG.sub(" ", text))
    return bool(ENGLISH.search(text) or COMMON_ERA.search(text))


def texts_of(html):
    """Every text that a screen of this HTML shows."""
    soup = BeautifulSoup(html, "lxml")
    for script in soup.select('script[type="application/json"]'):
        yield from _of_data(script.string or "")
    for unseen in soup.select(UNSEEN):
        unseen.extract()
    for element in soup.descendants:
        # Comments and the like are strings of other classes.
        if type(element) is NavigableString:
            yield element
        elif not isinstance(element, NavigableString):
            yield from _of_attributes(element)


def _of_attributes(tag):
    for name, value in tag.attrs.items():
        # The value of a <button> is not shown, that of an <input> is.
        on_button = name == "value" and tag.name == "input" and tag.get("type") in ("submit", "button")
        if name in SHOWN_ATTRIBUTES or on_button:
            yield value
        elif name.startswith("data-") and value[:1] in ("[", "{"):
            yield from _of_data(value)


def _of_data(text):
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        return
    yield from _of_json(data)


def _of_json(data, key=""):
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _of_json(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _of_json(value, key)
    elif isinstance(data, str) and "<" in data:
        yield from texts_of(data)
    # Rich text, which begins so, is what people wrote.
    elif isinstance(data, str) and key in SHOWN_KEYS and not data.startswith("{"):
        yield data


def _tidy(text):
    return " ".join(text.split())
