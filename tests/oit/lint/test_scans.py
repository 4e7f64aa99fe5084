"""A scan is welcome, and the editor is told that nobody can search it."""

import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override

from cms.models import StationDocument
from oit.lint import Rule
from oit.lint.running import lint
from oit.models import RiskResultsPage
from oit.stations import collection_of
from tests.cms.media import files
from tests.factories import draft
from tests.filled.values import stream

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("make", "said"), [(files.scan, 1), (files.pdf, 0)], ids=["scan", "no scan"])
def test_a_scan_is_named_where_it_was_chosen(make, said, station):
    document = StationDocument(
        title="รายงานฉบับลงนาม", file=ContentFile(make(), "signed.pdf"), collection=collection_of(station)
    )
    document.save()
    value = {"line_of_work": "traffic", "text": "", "files": [{"document": document.pk, "note": ""}]}
    page = draft(RiskResultsPage, station, results=stream(("result", value)))
    with override("en"):
        remarks = [remark for remark in lint(page) if remark.rule == Rule.SCAN]
    assert len(remarks) == said
    for remark in remarks:
        assert remark.message.startswith("The file “รายงานฉบับลงนาม” is a scan")
        assert remark.field == "results"
