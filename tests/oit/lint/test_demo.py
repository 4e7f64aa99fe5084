"""The demonstration stations, as they are written, give no remark."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override

from cms.bilingual import LANGUAGES
from cms.citizen_ids import citizen_ids_in
from cms.media.content import EXTENSION_TYPES
from cms.thai.years import FiscalYear
from oit.demo import FOLDER, STATIONS, StationFolder
from oit.demo.folder import in_language, is_text
from oit.demo.makers import make
from oit.editions import edition_for
from oit.lint.facts import Facts, Names, StationFacts
from oit.lint.files import findings_in
from oit.lint.plain import plain
from oit.lint.running import check
from oit.lint.texts import Kind, PageText

ITEM = re.compile(r"oit/(?P<year>\d{4})(?:/(?P<code>o\d+))?")
REFERENCE = re.compile(r"(?:document|image|page|officer|order):[\w/-]+")


class _Settings:
    """The settings of a folder, read as a station's own are."""

    short_name_th = short_name_en = ""

    def __init__(self, folder):
        self.__dict__.update(folder.station.data["settings"])


def folders():
    return {name: StationFolder(FOLDER / name) for name in STATIONS}


def station_facts(folder, others):
    orders = tuple(
        (
            entry.data["number"],
            entry.data["date"],
            tuple(str(entry.data.get("items", "")).upper().split(", ")),
        )
        for entry in folder.orders.values()
        if entry.data.get("purpose") == "working-group"
    )
    names = tuple(Names.of(_Settings(other)) for other in others)
    return StationFacts(None, Names.of(_Settings(folder)), names, (), orders)


def words_in(value, path=""):
    """``(path, words or date)`` of everything in the fields of a page, in one language."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in ("type", "kind", "slug"):
                yield from words_in(each, f"{path}.{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from words_in(each, f"{path}.{number}")
    elif isinstance(value, date) or (isinstance(value, str) and not REFERENCE.fullmatch(value)):
        yield path, value


def texts_in(fields, documents, language):
    for name, value in fields.items():
        for path, found in words_in(in_language(value, language)):
            place = (name, path.strip("."))
            if isinstance(found, date):
                yield PageText(*place, "", Kind.DATE, found)
            elif re.search(r"[\sก-๛]", found):
                yield PageText(*place, plain(found))
        for key in re.findall(r"document:([\w-]+)", str(value)):
            yield PageText(name, key, in_language(documents[key].data["title"], "th"), Kind.FILE_TITLE)


def has_english(fields):
    return any(is_text(value) and "en" in value for value in fields.values())


@pytest.mark.parametrize("name", STATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demonstration_is_silent(name, language):
    known = folders()
    folder = known.pop(name)
    station = station_facts(folder, known.values())
    said, seen = [], 0
    for path, entry in folder.pages.items():
        fields = entry.data.get("fields", {})
        if language == "en" and not (entry.data.get("english") and has_english(fields)):
            continue
        match = ITEM.fullmatch(path)
        edition = edition_for(int(match["year"])) if match else None
        facts = Facts(
            station,
            language,
            FiscalYear(int(match["year"])) if match else None,
            edition,
            edition.item((match["code"] or "").upper()) if match else None,
        )
        texts = list(texts_in(fields, folder.documents, language))
        seen += len(texts)
        with override("en"):
            said += [(path, remark.words, remark.message) for remark in check(texts, facts)]
    assert seen > 50
    assert said == []


@pytest.mark.parametrize("name", STATIONS)
def test_the_files_of_the_demonstration_hide_nothing(name):
    """Loading it looks into none of them: one of each way to make them stands for all."""
    folder = folders()[name]
    for file in folder.path.rglob("*.toml"):
        assert not list(citizen_ids_in(file.read_text(encoding="utf-8"))), file
    ways = {(entry.data.get("maker"), entry.need("kind")): entry for entry in folder.documents.values()}
    for (_maker, kind), entry in ways.items():
        assert findings_in(BytesIO(make(entry, folder)), EXTENSION_TYPES[kind]) == [], entry.place
