"""The sample texts, read from the files in ``texts/``: one for each page type, named after it.

A file has a table for each field, ``[purpose]`` with ``th`` and ``en`` in rich text, or for a stream an array of
tables ``[[pairs]]``, one for each block: ``type``, and the values, texts as ``{ th = "…", en = "…" }``. Without a
``type`` each is a row of a dataset, its cells by column; a cell that the station alone can know is left out. Both
languages have the same paragraphs. ``{station}`` and its like (`oit.starters.facts`) stand for what the station told
already; ``[…]`` is a place that somebody at the station must fill in.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from oit.editions.edition import Words

FOLDER = Path(__file__).parent / "texts"
# What stands for something else: {station}, [เลขที่คำสั่ง].
FACT = re.compile(r"\{(\w+)\}")
PLACE = re.compile(r"\[[^\[\]]+\]")
END_OF_BLOCK = re.compile(r"</(?:p|li|ol|ul)>|<br\s*/?>")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Starter:
    """The sample for one ``field``: ``text`` (Words of HTML), the ``blocks`` of a stream, or the ``rows`` of a dataset.

    A block is ``(type, values)``, a row ``{column: cell}``; each value or cell is Words, or something that is the same
    in both languages.
    """

    field: str
    text: Words | None = None
    blocks: tuple = ()
    rows: tuple = ()

    @property
    def units(self):
        """What is adapted one by one, each as ``{name of the value: Words}``: the text, each block, or each row."""
        if self.text:
            return [{"": self.text}]
        return [
            {name: value for name, value in values.items() if isinstance(value, Words)}
            for values in (*(values for _type, values in self.blocks), *self.rows)
        ]


@cache
def starters_for(page_type):
    """``{field: Starter}`` of the page type with this name, in the order of the file; empty where there are none."""
    path = FOLDER / f"{page_type}.toml"
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {field: _starter(field, raw) for field, raw in data.items()}


def _starter(field, raw):
    if isinstance(raw, dict):
        return Starter(field, text=_read(raw))
    if not any("type" in each for each in raw):
        return Starter(field, rows=tuple(_read(row) for row in raw))
    blocks = [
        (block["type"], _read({name: block[name] for name in block if name != "type"})) for block in raw
    ]
    return Starter(field, blocks=tuple(blocks))


def _read(raw):
    """``raw`` with Words wherever a text is given in both languages."""
    match raw:
        case {"th": thai, "en": english}:
            return Words(thai.strip(), english.strip())
        case dict():
            return {name: _read(value) for name, value in raw.items()}
        case list():
            return [_read(each) for each in raw]
    return raw


def words_in(html):
    """The words of a text on one line, as they are compared and searched for places."""
    return " ".join(unescape(TAG.sub("", END_OF_BLOCK.sub(" ", html or ""))).split())
