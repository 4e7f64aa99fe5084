import pytest

from oit.models import AntiBriberyPolicyPage, FiscalYearPage, ProcurementSummaryPage, StructurePage
from tests.factories import in_english, material, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream


@pytest.fixture
def given(station):
    return material(station)


@pytest.fixture
def year_page(station):
    return FiscalYearPage.objects.get(locale__language_code="th", path__startswith=station.root_page.path)


@pytest.fixture
def some_items(station, given):
    """O1 filled but for the heads of the lines, O15 with four of six months, O18 filled; O1 and O18 in English too."""
    months = [month(iso, given, rows=1) for iso in ASSESSED[:4]]
    structure = published(StructurePage, station, **every_field(StructurePage, given))
    procurement = published(ProcurementSummaryPage, station, months=stream(*months))
    policy = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    in_english(structure)
    in_english(policy)
    return {"O1": structure, "O15": procurement, "O18": policy}
