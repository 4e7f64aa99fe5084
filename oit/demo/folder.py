"""The files of one demonstration station, and errors that say which file and which entry."""

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from django.core.exceptions import ValidationError

LANGUAGES = {"th", "en"}


class DemoError(Exception):
    """Content that cannot be loaded. Says in which file and entry, and what is wrong."""


@dataclass(frozen=True)
class Entry:
    """One table of a file. ``place``: the file and the entry's name, for messages."""

    place: str
    data: dict = field(default_factory=dict)

    def fail(self, text):
        raise DemoError(f"{self.place}: {text}")

    def need(self, key):
        if key not in self.data:
            self.fail(f"“{key}” is missing.")
        return self.data[key]

    def only(self, *keys):
        """Raises DemoError if the entry has other keys than these."""
        if unknown := sorted(set(self.data) - set(keys)):
            self.fail(f"unknown: {', '.join(unknown)}. Known are: {', '.join(keys)}.")

    def without(self, *keys):
        return {key: value for key, value in self.data.items() if key not in keys}

    def part(self, key):
        """The table ``key`` of this entry as an entry of its own; empty if it is not given."""
        return Entry(f"{self.place}, {key}", self.data.get(key, {}))


class StationFolder:
    """Reads the files of the folder ``path`` when they are asked for. Pictures lie in ``pictures`` beside it."""

    def __init__(self, path):
        self.path = Path(path)
        self.pictures = self.path.parent / "pictures"

    @cached_property
    def station(self):
        entry = self._read("station.toml")
        entry.only("site", "menu", "settings", "questions", "privacy")
        return entry

    @property
    def hostname(self):
        return self.station.part("site").need("hostname")

    @property
    def name(self):
        """The English name, for messages."""
        return self.station.part("settings").need("name_en")

    @cached_property
    def officers(self):
        return self._by_key("officers.toml", "officers")

    @cached_property
    def orders(self):
        return self._by_key("orders.toml", "orders")

    @cached_property
    def people(self):
        return self._by_key("people.toml", "people")

    @cached_property
    def superior(self):
        return self._list("superior.toml", "superior", "unit_th")

    @cached_property
    def assignments(self):
        return self._list("assignments.toml", "assignments", "items")

    @cached_property
    def calendar(self):
        return self._list("calendar.toml", "calendar", "event")

    @cached_property
    def images(self):
        return self._tables("images.toml", "images")

    @cached_property
    def documents(self):
        """Those of documents.toml and of every file in the folder documents."""
        files = sorted((self.path / "documents").glob("*.toml"))
        documents = {}
        for name in ("documents.toml", *(f"documents/{file.name}" for file in files)):
            for key, entry in self._tables(name, "documents").items():
                if key in documents:
                    entry.fail("a document with this key is there twice.")
                documents[key] = entry
        return documents

    @cached_property
    def questions(self):
        return self._list("questions.toml", "questions", "category")

    @cached_property
    def answer_templates(self):
        return self._list("answer_templates.toml", "answer_templates", "title")

    @cached_property
    def feedback(self):
        return self._list("feedback.toml", "feedback", "service")

    @cached_property
    def page_votes(self):
        return self._list("page_votes.toml", "votes", "page")

    @cached_property
    def page_remarks(self):
        return self._list("page_remarks.toml", "remarks", "address")

    @cached_property
    def complaint_keys(self):
        return self._list("complaint_keys.toml", "holders", "person")

    @cached_property
    def complaint_cases(self):
        return self._list("complaint_cases.toml", "cases", "receipt")

    @cached_property
    def complaint_counts(self):
        return self._list("complaint_counts.toml", "counts", "month")

    @cached_property
    def meetings(self):
        return self._list("supervision.toml", "meetings", "kind")

    @cached_property
    def signs(self):
        return self._list("signs.toml", "signs", "kind")

    @cached_property
    def task_records(self):
        return self._list("tasks.toml", "records", "measure")

    @cached_property
    def pages(self):
        """``{path: Entry}`` in the order of the files' names and of the entries in them."""
        pages = {}
        for file in sorted((self.path / "pages").glob("*.toml")):
            for entry in self._list(f"pages/{file.name}", "pages", "path"):
                entry.only("path", "type", "english", "fields")
                if entry.need("path") in pages:
                    entry.fail("this page is there twice.")
                pages[entry.data["path"]] = entry
        return pages

    def page_of_type(self, page_type, path=None):
        """The entry of the page at ``path``, or of the only page of ``page_type``; None if there is none."""
        found = [
            entry
            for entry in self.pages.values()
            if entry.data.get("type") == page_type and path in (None, entry.data["path"])
        ]
        return found[0] if len(found) == 1 else None

    def _read(self, name):
        file = self.path / name
        place = f"{self.path.name}/{name}"
        if not file.exists():
            return Entry(place)
        try:
            return Entry(place, tomllib.loads(file.read_text(encoding="utf-8")))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise DemoError(f"{place}: not a readable TOML file: {error}") from error

    def _list(self, name, key, label):
        """The entries of the list ``key``; ``label`` names what each is called by in messages."""
        whole = self._read(name)
        whole.only(key)
        return [
            Entry(f"{whole.place}, {key} {number} “{data.get(label, '?')}”", data)
            for number, data in enumerate(whole.data.get(key, []), 1)
        ]

    def _by_key(self, name, key):
        entries = {}
        for entry in self._list(name, key, "key"):
            if entry.need("key") in entries:
                entry.fail("this key is there twice.")
            entries[entry.data["key"]] = entry
        return entries

    def _tables(self, name, key):
        whole = self._read(name)
        whole.only(key)
        return {
            each: Entry(f"{whole.place}, {key}.{each}", data)
            for each, data in whole.data.get(key, {}).items()
        }


def is_text(value):
    """Whether ``value`` is a text in languages: ``{th = "…", en = "…"}``."""
    return isinstance(value, dict) and "th" in value and set(value) <= LANGUAGES


def in_language(value, language):
    """``value`` with every text in languages replaced by its wording in ``language``, or else in Thai."""
    if is_text(value):
        return value.get(language) or value["th"]
    if isinstance(value, dict):
        return {key: in_language(each, language) for key, each in value.items()}
    if isinstance(value, list):
        return [in_language(each, language) for each in value]
    return value


def in_words(error):
    """Every message of a ValidationError, also of one about nested blocks, with where it stands."""
    if hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
    if hasattr(error, "as_json_data"):
        return "; ".join(_nested(error.as_json_data()))
    return " ".join(error.messages if isinstance(error, ValidationError) else [str(error)])


def _nested(data, place=""):
    yield from (f"{place}: {message}" if place else message for message in data.get("messages", ()))
    for key, inner in data.get("blockErrors", {}).items():
        name = str(key + 1) if isinstance(key, int) else key
        yield from _nested(inner, f"{place}, {name}" if place else name)
