"""What is missing of O20 and O21, and what their pages show."""

import pytest

from cms.lines_of_work import LineOfWork
from oit.models import BriberyRiskPage, RiskResultsPage
from tests.admin_forms import edit_address, shown
from tests.factories import draft, in_english, published
from tests.filled import every_field
from tests.filled.integrity import RISK_ROW, row
from tests.filled.values import RICH, stream

from .findings import todo
from .items import read, refused, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(station, given):
    """A function from a page type to its published page with everything in it, but for what it is given."""

    def filled(model, **changed):
        return published(model, station, **{**every_field(model, given), **changed})

    return filled


# --- O20 -----------------------------------------------------------------------------------------


def test_nothing_is_missing_of_a_complete_assessment_and_everything_of_an_empty_one(filled):
    assert todo(filled(BriberyRiskPage)) == {}
    missing = todo(filled(BriberyRiskPage, risks=[], criteria="", bands="[]", plan=""))
    assert set(missing) == {"processes", "criteria", "risks", "levels", "plan"}
    assert len(missing["processes"]) == len(LineOfWork)
    assert "Add a process of the line of work “Traffic”." in missing["processes"]
    assert missing["levels"] == (
        "Add the risks to the table under “Processes, work or projects in which power or position is used, "
        "of every line of work”.",
    )


@pytest.mark.parametrize(
    ("column", "element", "heading"),
    [
        ("event", "risks", "Event or pattern of conduct"),
        ("likelihood", "levels", "Likelihood (1–5)"),
        ("impact", "levels", "Impact (1–5)"),
        ("measure", "plan", "Measure"),
        ("responsible", "plan", "Responsible"),
        ("period", "plan", "Period"),
    ],
)
def test_an_empty_cell_is_missing_of_the_element_that_answers_for_it(column, element, heading, filled):
    page = filled(BriberyRiskPage)
    page.risks[1][column] = None
    page.save()
    assert todo(page) == {element: (f"Row 2, “{heading}”: Fill in this cell.",)}


def test_a_line_without_a_process_is_named(filled):
    rows = [row(number, RISK_ROW, line=line) for number, line in enumerate(LineOfWork.values[1:])]
    assert todo(filled(BriberyRiskPage, risks=rows)) == {
        "processes": ("Add a process of the line of work “Administration”.",)
    }


def test_the_matrix_says_score_level_and_risks_of_each_cell(filled, client):
    rows = [row(1, RISK_ROW), row(2, RISK_ROW, likelihood=5, impact=5), row(3, RISK_ROW, likelihood=None)]
    page = filled(BriberyRiskPage, risks=rows)
    soup = read(client, page)
    cells = {text(cell) for cell in soup.select(".risk-matrix td[class]")}
    assert {"12 สูง R1", "25 สูงมาก R2", "1 ต่ำ", "9 ปานกลาง"} <= cells
    assert len(soup.select(".risk-matrix td[class]")) == 25
    ranked = [text(cell) for cell in soup.select("#levels tbody th[id]")]
    assert ranked == ["R2", "R1", "R3"]
    assert soup.select_one("#levels-00000002").find_next_siblings()[-1].select_one(".risk-level")
    assert not soup.select_one("#levels-00000003").find_next_siblings()[-1].select_one(".risk-level")
    for link in soup.select(".risk-matrix a"):
        assert soup.select_one(link["href"])


def test_each_station_has_its_own_levels_or_the_common_ones_in_both_languages(filled, client):
    bands = [("ต่ำ", 1, "low"), ("สูง", 11, "high")]
    own = stream(
        *(
            ("band", {"lowest": lowest, "name": name, "colour": colour, "meaning": ""})
            for name, lowest, colour in bands
        )
    )
    page = filled(BriberyRiskPage, bands=own)
    assert "12 สูง R1" in text(read(client, page).select_one(".risk-matrix"))
    page = filled(BriberyRiskPage, bands="[]")
    english = in_english(page)
    matrix = text(read(client, english).select_one(".risk-matrix"))
    assert "15 Very high" in matrix
    assert "10 High" in matrix
    assert "9 Medium" in matrix
    assert "the station has not set its own" in text(read(client, english).select_one("#criteria")).lower()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"bands-0-value-lowest": "2"}, "The first level must start at score 1"),
        ({"bands-1-value-lowest": "1"}, "starts at score 1, which is not above the level before it"),
        ({"bands-2-value-lowest": "3"}, "List the levels from the lowest score to the highest."),
        ({"bands-3-value-name": "ต่ำ"}, "Two levels are called “ต่ำ”."),
    ],
)
def test_levels_that_cannot_be_meant_are_refused(changes, said, filled, officer):
    assert said in refused(officer, filled(BriberyRiskPage), **changes)


def test_a_new_page_starts_with_the_common_levels(station, officer):
    page = draft(BriberyRiskPage, station)
    data = shown(officer.get(edit_address(page)))
    assert [data[f"bands-{number}-value-lowest"] for number in range(4)] == ["1", "4", "10", "15"]
    assert officer.post(edit_address(page), data).status_code == 302
    stored = BriberyRiskPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [child.value["name"] for child in stored.bands] == ["ต่ำ", "ปานกลาง", "สูง", "สูงมาก"]


# --- O21 -----------------------------------------------------------------------------------------


def test_results_stand_beside_what_was_planned(filled, client):
    filled(BriberyRiskPage)
    page = filled(RiskResultsPage)
    assert todo(page) == {}
    section = read(client, page).select_one("#results-by-line-traffic")
    assert RISK_ROW["measure"] in text(section)
    assert "สถานีตำรวจให้บริการ" in text(section)


def test_every_line_that_planned_something_reports(filled, given):
    rows = [row(number, RISK_ROW, line=line) for number, line in enumerate(["traffic", "inquiry"])]
    plan = filled(BriberyRiskPage, risks=rows)
    results = stream(("result", {"line_of_work": "traffic", "text": RICH, "files": []}))
    page = filled(RiskResultsPage, results=results)
    assert todo(page) == {
        "results-by-line": ("Report what the line of work “Inquiry” did and what came of it.",)
    }
    plan.unpublish()
    (first, *others) = todo(page)["results-by-line"]
    assert first == "Publish O20 “Bribery risk assessment” first: this item reports on what it planned."
    assert len(others) == len(LineOfWork) - 1


def test_results_without_a_published_plan_say_so(filled, client):
    draft_plan = filled(BriberyRiskPage)
    page = in_english(filled(RiskResultsPage))
    assert RISK_ROW["measure"] in text(read(client, page).select_one("#results-by-line"))
    in_english(draft_plan)
    assert "Planned in O20" in text(read(client, page).select_one("#results-by-line"))
    for version in draft_plan.get_translations(inclusive=True):
        version.unpublish()
    shown_text = text(read(client, page).select_one("#results-by-line"))
    assert "O20 Bribery risk assessment has not been published" in shown_text
    assert RISK_ROW["measure"] not in shown_text
