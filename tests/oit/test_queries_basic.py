"""O2, O4, O8 and O9 take no more queries for more members, manuals, photos or services."""

import pytest

from oit.models import CommitteePage, LawsPage, OfficerManualsPage, PowersPage, ServiceManualsPage
from tests.factories import in_english
from tests.filled.basics import law, manual, member, service
from tests.filled.values import stream

from .basics import filled
from .test_queries import counts

pytestmark = pytest.mark.django_db


def photo(given):
    taken = {"date": "2024-01-13", "place": "หาดกมลา", "line_of_work": "traffic"}
    return {"image": given.image.pk, "caption": "ภาพกิจกรรม", **taken}


def file(given):
    return {"document": given.pdf.pk, "note": "ฉบับลงนาม"}


STREAMS = [
    (PowersPage, "area_map", "photo", photo),
    (LawsPage, "laws", "law", law),
    (LawsPage, "refusal_files", "file", file),
    (CommitteePage, "members", "member", lambda given: member(given, "citizen")),
    (CommitteePage, "results_photos", "photo", photo),
    (OfficerManualsPage, "manuals", "manual", lambda given: manual(given, "traffic")),
    (ServiceManualsPage, "services", "service", lambda given: service()),
]


@pytest.mark.parametrize(("model", "field", "kind", "value"), STREAMS)
def test_more_blocks_take_no_more_queries(model, field, kind, value, station, given, client):
    def queries(number):
        page = filled(model, station, given, **{field: stream(*[(kind, value(given))] * number)})
        in_english(page)
        return counts(client, page)

    assert queries(1) == queries(9)
