"""O20, O21, O24 and O25 take no more queries for more risks, results, files and pictures."""

import pytest

from oit.indicators import Indicator
from oit.models import BriberyRiskPage, IntegrityMeasuresPage, MeasuresReportPage, RiskResultsPage
from tests.factories import document, in_english, published
from tests.filled import every_field
from tests.filled.integrity import files, picture, risk_rows
from tests.filled.values import RICH, stream

from .test_queries import counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(station, given, client):
    """A function from a page type and values to the queries of its page in each language."""

    def counted(model, **values):
        page = published(model, station, **{**every_field(model, given), **values})
        in_english(page)
        return counts(client, page)

    return counted


def test_risks_and_their_results(counted, given, station):
    def results(number):
        more = [
            *files(given),
            *({"document": document(station, "pdf").pk, "note": ""} for _more in range(number)),
        ]
        entry = {"line_of_work": "traffic", "text": RICH, "files": more}
        return stream(*(("result", entry) for _copy in range(number)))

    def both(number):
        risks = counted(BriberyRiskPage, risks=risk_rows(number))
        return risks | counted(RiskResultsPage, results=results(number))

    assert both(1) == both(4)


def test_measures_and_their_results(counted, given):
    def results(number):
        entries = [
            {"indicator": value, "text": RICH, "files": files(given), "pictures": [picture(given)] * number}
            for value in Indicator.values[:number]
        ]
        return stream(*(("result", entry) for entry in entries))

    counted(IntegrityMeasuresPage)
    assert counted(MeasuresReportPage, results=results(1)) == counted(MeasuresReportPage, results=results(8))
