import json

import pytest
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from oit.datasets.fields import DatasetField
from oit.datasets.problems import DatasetError
from oit.datasets.widgets import DatasetWidget

from .schemas import PROCUREMENT

ROWS = [
    {"id": "0000000a", "work": "ซื้อวัสดุสำนักงาน", "budget": "1200.50", "signed": "2023-10-05"},
    {"id": "0000000b", "work": "จ้างเหมาทำความสะอาด", "budget": "2000.00", "method": "specific"},
]
GRID_PAGE = """<!doctype html><html lang="th"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>ตาราง</title>
<link rel="stylesheet" href="/static/wagtailadmin/css/core.css">
<link rel="stylesheet" href="/static/vendor/tabulator-6.5.3/tabulator.min.css">
<link rel="stylesheet" href="/static/css/admin/dataset-grid.css">
<main><h1>ตาราง</h1><form><label for="id_table">สรุปผล</label>{widget}</form>
<label>หมายเหตุ <input id="after"></label></main>
<script type="module" src="/static/js/admin/dataset-grid.js"></script></html>"""
PHONE, DESK = 390, 1280


@pytest.fixture
def report_model():
    """A model with one dataset, known to this test alone."""
    with isolate_apps():

        class Report(models.Model):
            table = DatasetField(PROCUREMENT, verbose_name="ตาราง")

            class Meta:
                app_label = "oit"

            def __str__(self):
                return "report"

        yield Report


@pytest.fixture
def open_grid(open_page):
    """A function that opens a page with a grid of the given rows (or text), without a server."""

    def open_grid(value, language="th", schema=PROCUREMENT, months=(), width=DESK, attrs=None):
        widget = DatasetWidget(schema, months=months)
        with translation.override(language):
            try:
                schema.clean(value)
            except DatasetError as error:
                widget.problems = error.problems
            html = widget.render("table", value, {"id": "id_table", **(attrs or {})})
        page = open_page(GRID_PAGE.format(widget=html))
        page.set_viewport_size({"width": width, "height": 800})
        return page

    return open_grid


@pytest.fixture
def rows_in():
    """A function from a page to the rows that its form would send."""
    return lambda page: json.loads(page.locator("[name=table]").input_value())
