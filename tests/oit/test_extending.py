"""The examples of docs/extending.md work as they stand there."""

import ast
import json
import re
from decimal import Decimal
from importlib import import_module

import pytest
from django.conf import settings

from oit.checks import item_page_types
from oit.editions.loading import load_edition
from oit.elements import DatasetElement
from oit.papers import Paper, Sheet, formats, write, writing

DOCUMENT = settings.BASE_DIR / "docs" / "extending.md"
EXAMPLE = re.compile(r"<!-- example: (\w+) -->\n```\w+\n(.*?)```", re.DOTALL)
EXAMPLES = dict(EXAMPLE.findall(DOCUMENT.read_text("utf-8")))


@pytest.fixture
def edition(tmp_path):
    """A function that loads an edition of these parts."""

    def load(*parts):
        path = tmp_path / "2570.toml"
        path.write_text("\n".join(parts), "utf-8")
        return load_edition(path)

    return load


def example(name):
    """What the Python example defines."""
    found = {}
    exec(compile(EXAMPLES[name], f"{DOCUMENT.name}: {name}", "exec"), found)
    return found


@pytest.fixture
def sheet():
    schema = example("dataset")["LOST_PROPERTY"]
    rows = [
        {"id": "0000aaaa", "found_on": "2026-10-05", "thing": "กระเป๋าสตางค์", "value": "350.00"},
        {"id": "0000bbbb", "found_on": "2026-10-07", "thing": "ร่ม", "value": None},
    ]
    return Sheet(schema.label, schema, rows)


def test_the_edition_is_read_and_continues_last_years_item(edition):
    (item,) = edition(EXAMPLES["edition"]).items
    assert item.was == ("O2",)
    assert item_page_types()[item.page_type].declared("powers")


def test_the_item_is_one_that_needs_no_page_type(edition):
    item = edition(EXAMPLES["edition"], EXAMPLES["item"]).item("O2")
    assert [element.kind for element in item.elements] == ["text", "files"]
    assert item.example.en.startswith("4,120 units")


def test_the_dataset_adds_up_and_is_written(sheet):
    assert sheet.value(sheet.rows[0], sheet.schema.by_key["value"]) == Decimal("350.00")
    paper = Paper("ทรัพย์สินที่มีผู้เก็บได้", "สถานีตำรวจภูธรกมลา", "ทรัพย์สินที่มีผู้เก็บได้")
    assert "กระเป๋าสตางค์" in write("csv", paper, [sheet]).decode("utf-8-sig")
    assert "ร่ม" in json.dumps(json.loads(write("json", paper, [sheet])), ensure_ascii=False)


def test_the_page_type_names_what_there_is_and_declares_its_element():
    """Read and not run: a model would stay with the application."""
    tree = ast.parse(EXAMPLES["page"])
    known = example("dataset")
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            module = import_module(node.module if not node.level else f"oit.models.{node.module}")
            assert all(alias.name in known or hasattr(module, alias.name) for alias in node.names)
    (page,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
    given = {node.targets[0].id: node.value for node in page.body if isinstance(node, ast.Assign)}
    (element,) = eval(
        compile(ast.Expression(given["elements"]), "elements", "eval"), {"DatasetElement": DatasetElement}
    )
    assert set(element.fields) <= set(given)
    assert {"page_description", "synchronized"} <= set(given)


def test_the_format_is_written(sheet, monkeypatch):
    monkeypatch.setitem(writing.TABLES, "tsv", example("format")["write_tsv"])
    monkeypatch.setitem(formats.CONTENT_TYPES, "tsv", "text/tab-separated-values; charset=utf-8")
    paper = Paper("ทรัพย์สินที่มีผู้เก็บได้", "สถานีตำรวจภูธรกมลา", "ทรัพย์สินที่มีผู้เก็บได้")
    lines = write("tsv", paper, [sheet]).decode().splitlines()
    assert lines[0].split("\t")[1] == "ทรัพย์สิน"
    assert lines[1].split("\t") == ["2026-10-05", "กระเป๋าสตางค์", "350.00"]
