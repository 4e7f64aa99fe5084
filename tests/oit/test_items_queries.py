"""O7, O11 and O14 take no more queries for more months, activities, pictures, rows and notices."""

import pytest

from oit.models import MonthlyReportsPage, ProcurementNoticesPage, StatisticsPage
from tests.factories import document, in_english, published
from tests.filled.reports import CASES, activity, notice, report, rows
from tests.filled.values import ASSESSED, stream
from tests.pictures import jpeg

from .test_queries import counts

pytestmark = pytest.mark.django_db

PICTURE = {"caption": "ภาพกิจกรรม", "date": "2023-10-12", "place": "หาดกมลา", "line_of_work": "traffic"}


@pytest.fixture
def pictures(station, given):
    """Several materials that differ in their picture and their file."""
    copies = []
    for number in range(3):
        image = type(given.image)(
            title=f"ภาพ {number}",
            description=f"ภาพที่ {number}",
            file=jpeg(f"picture-{number}.jpg"),
            collection=given.image.collection,
        )
        image.save()
        copies.append(image)
    return copies


def test_months_activities_and_pictures(station, given, pictures, client):
    def reports(months, images):
        def pictured(iso):
            return activity(iso, given, pictures=[{**PICTURE, "image": image.pk} for image in images])

        values = [
            report(
                iso, (given.pdf, document(station, "docx")), given, activities=[pictured(iso)] * len(images)
            )
            for iso in months
        ]
        page = published(MonthlyReportsPage, station, months=stream(*values))
        in_english(page)
        return counts(client, page)

    assert reports(ASSESSED[:1], pictures[:1]) == reports(ASSESSED, pictures)


def test_rows_by_month_and_their_files(station, given, client):
    def statistics(months):
        values = [
            ("month", {"month": iso, "files": [given.pdf.pk, document(station, "xlsx").pk]}) for iso in months
        ]
        figures = rows(1, *({"month": iso, **CASES} for iso in months))
        page = published(StatisticsPage, station, cases=figures, files=stream(*values))
        in_english(page)
        return counts(client, page)

    assert statistics(ASSESSED[:1]) == statistics(ASSESSED)


def test_notices_and_their_files(station, given, client):
    def notices(number):
        values = [notice(given, document=document(station, "pdf").pk) for _number in range(number)]
        page = published(ProcurementNoticesPage, station, plans=stream(*values))
        in_english(page)
        return counts(client, page)

    assert notices(1) == notices(9)
