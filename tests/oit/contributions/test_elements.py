"""Every element that a line of work can be asked for takes what it says it takes, and then has something to show."""

from datetime import date

import pytest

from cms.thai.years import Month
from oit.datasets.columns import ColumnType
from oit.elements.taking import Given, Part
from oit.models import ItemPage
from tests.factories import draft

TYPED = {
    ColumnType.TEXT: "ข้อความ",
    ColumnType.INTEGER: "3",
    ColumnType.DECIMAL: "1,250.50",
    ColumnType.DATE: "5 ม.ค. 2567",
    ColumnType.MONTH: "2024-01",
}


def kinds():
    """``(page type, key)`` of every element that takes something."""
    for model in sorted(ItemPage.__subclasses__(), key=lambda each: each.__name__):
        for declared in model.elements:
            if declared.parts(None):
                yield pytest.param(model, declared.key, id=f"{model.__name__}-{declared.key}")


def row_of(schema, own):
    return {
        column.key: column.choices[0][0] if column.type == ColumnType.CHOICE else TYPED[column.type]
        for column in schema.typed_columns
        if column.key not in own
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "key"), list(kinds()))
def test_it_takes_each_of_its_parts_and_shows_them(model, key, station, given):
    page = draft(model, station)
    declared = model.declared(key)
    divisions = list(declared.divisions(page))
    values = {
        Part.TITLE: {"title": "ตั้งจุดตรวจ"},
        Part.DAY: {"day": date(2024, 1, 13)},
        Part.TEXT: {"text": "<p>ผลการดำเนินงาน</p>"},
        Part.FILES: {"files": [given.pdf]},
        Part.PHOTOS: {"photos": [given.image]},
        Part.NOTHING: {},
    }
    about = {
        "line": "traffic",
        "month": Month.from_iso("2024-01") if declared.by_month else None,
        "division": divisions[0][0] if divisions else "",
    }
    parts = declared.parts(page)
    if Part.ROWS in parts:
        own = declared.own_cells(Given(**about))
        values[Part.ROWS] = {"rows": [row_of(declared.schema(page), own)]}
    about.update({name: value for part in parts for name, value in values[part].items()})
    assert not declared.data(page)
    declared.take(page, Given(**about))
    page.save_revision()
    stored = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    assert stored.declared(key).data(stored)
