import json

import pytest

from oit.exports.due import mark_due
from oit.exports.making import make_files
from oit.models import ProcurementSummaryPage, StatisticsPage, StructurePage
from tests.factories import in_english, material, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream


@pytest.fixture
def given(station):
    return material(station)


@pytest.fixture
def make():
    """A function that makes the files of pages now, as the worker does after they were published."""

    def make(*pages):
        for page in pages:
            mark_due([page.pk])
            make_files(page.pk)

    return make


@pytest.fixture
def tables(station, given, make):
    """O1 and O11 with every table, O11 also in English; O15 with a row in each of two months and nothing in a third."""
    structure = published(StructurePage, station, **every_field(StructurePage, given))
    statistics = published(StatisticsPage, station, **every_field(StatisticsPage, given))
    months = [month(iso, given, rows=1) for iso in ASSESSED[:2]]
    months.append(month(ASSESSED[2], given, rows=0, nothing=True))
    procurement = published(ProcurementSummaryPage, station, months=stream(*months))
    english = in_english(statistics)
    make(structure, statistics, procurement, english)
    return {"O1": structure, "O11": statistics, "O15": procurement}


@pytest.fixture
def read(client):
    """A function from the name of a file, and "/en" or nothing, to its JSON."""

    def read(name, language="", **headers):
        response = client.get(f"{language}/oit/2567/open-data/{name}", **headers)
        assert response.status_code == 200
        return json.loads(response.content)

    return read
