"""A new year is made from the one before: what lasts is carried over, in both languages; nothing is made twice."""

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override
from wagtail_localize.models import Translation, TranslationSource

from oit.models import (
    AntiBriberyPolicyPage,
    BriberyRiskPage,
    CommitteePage,
    EthicsManualPage,
    FiscalYearPage,
    GeneralItemPage,
    IntegrityMeasuresPage,
    LawsPage,
    MeasuresReportPage,
    PowersPage,
    ProcurementSummaryPage,
    ServiceManualsPage,
    StatisticsPage,
    StructurePage,
)
from oit.signals import year_made
from oit.years.making import make_year, next_year_of
from tests.factories import in_english, publish, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db
OVER = date(2024, 10, 1)


@pytest.fixture
def full(station, given):
    """A function that fills and publishes the page of a type in 2567, ``changed``."""

    def full(model, **changed):
        return published(model, station, **{**every_field(model, given), **changed})

    return full


@pytest.fixture
def made(station, later_edition):
    """A function that makes 2568 and gives its page of a type."""

    def made(model):
        year = make_year(station, 2568, on=OVER).page
        return model.objects.child_of(year).get()

    return made


def keys_of(stream):
    return [child.id for child in stream]


def test_texts_and_streams_last_and_dates_do_not(full, made):
    old = full(PowersPage)
    page = made(PowersPage)
    assert not page.live
    assert page.powers == old.powers
    assert page.introduction == old.introduction
    assert keys_of(page.duties) == keys_of(old.duties)
    assert len(page.area_map) == len(old.area_map)
    assert page.prepared_on is None


def test_what_a_half_yearly_item_keeps_is_said_by_its_edition(full, made):
    old = full(CommitteePage)
    page = made(CommitteePage)
    assert keys_of(page.members) == keys_of(old.members)
    assert page.role == old.role
    assert (page.results, len(page.results_files), len(page.results_photos)) == ("", 0, 0)


@pytest.mark.parametrize("model", [ProcurementSummaryPage, StatisticsPage, MeasuresReportPage])
def test_months_figures_and_results_are_empty(full, made, model):
    full(model)
    page = made(model)
    values = [getattr(page, name) for declared in model.elements for name in declared.fields]
    assert not any(values)


def test_of_tables_the_words_last(full, made):
    old = full(StructurePage)
    page = made(StructurePage)
    assert [row["line"] for row in page.manpower] == [row["line"] for row in old.manpower]
    assert {value for row in page.manpower for key, value in row.items() if key not in ("id", "line")} == {
        None
    }
    assert page.manpower_on is None
    assert page.organisation_picture == old.organisation_picture


def test_a_risk_is_judged_anew(full, made):
    old = full(BriberyRiskPage)
    page = made(BriberyRiskPage)
    assert [row["process"] for row in page.risks] == [row["process"] for row in old.risks]
    assert {row["likelihood"] for row in page.risks} == {None}
    assert len(page.originals) == 0


def test_assignments_name_the_items_by_their_new_codes(full, made):
    rows = [
        {
            "id": f"0000000{number}",
            "code": code,
            "approach": "เผยแพร่",
            "preparer": "ส.ต.ท.",
            "supervisor": None,
            "due": "2024-03-31",
        }
        for number, code in enumerate(["O22", "o9", "O13", "O15"])
    ]
    full(IntegrityMeasuresPage, assignments=rows)
    page = made(IntegrityMeasuresPage)
    assert [(row["code"], row["due"]) for row in page.assignments] == [
        ("O9", None),
        ("O8", None),
        ("O15", None),
    ]
    assert page.briefing == ""


def test_split_merged_renumbered_new_and_dropped(full, made, station):
    powers = full(PowersPage)
    ethics = full(EthicsManualPage)
    manuals = full(ServiceManualsPage)
    officers = full(OFFICERS := __import__("oit.models", fromlist=["OfficerManualsPage"]).OfficerManualsPage)
    laws = full(LawsPage)
    split = made(PowersPage)
    (entry,) = split.further_elements
    assert split.powers == powers.powers
    assert entry.value["key"] == "mission"
    assert entry.value["text"].source == powers.powers
    year = split.get_parent().specific
    moved = EthicsManualPage.objects.child_of(year).get()
    assert (moved.code, moved.slug, moved.manual) == ("O9", "o9", ethics.manual)
    merged = ServiceManualsPage.objects.child_of(year).get()
    assert merged.code == "O8"
    assert keys_of(merged.manuals) == keys_of(officers.manuals) + keys_of(manuals.manuals)
    assert keys_of(merged.services) == keys_of(manuals.services)
    assert not OFFICERS.objects.child_of(year).exists()
    assert GeneralItemPage.objects.child_of(year).get().code == "O22"
    dropped = LawsPage.objects.child_of(year).get()
    assert dropped.refusal == laws.refusal
    assert dropped.interviewing == ""
    assert year.get_children().count() == 24


def test_the_english_of_o18_is_complete_after_the_thai_is_published(full, made):
    policy = full(AntiBriberyPolicyPage)
    english = in_english(policy)
    page = made(AntiBriberyPolicyPage)
    assert page.announced_on is None
    assert page.signatory is None
    draft = page.get_translations().get().specific
    assert not draft.live
    assert draft.purpose == english.purpose
    page.announced_on = date(2024, 10, 2)
    publish(page)
    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    translation = Translation.objects.get(source=source)
    total, translated = translation.get_progress()
    assert total == translated > 7
    translation.save_target(publish=False)
    draft = type(draft).objects.get(pk=draft.pk)
    draft.get_latest_revision().publish()
    draft = type(draft).objects.get(pk=draft.pk)
    assert draft.live
    assert draft.scope == english.scope
    assert "word" in draft.scope


def test_a_page_without_english_gets_none(full, made):
    full(AntiBriberyPolicyPage)
    assert not made(AntiBriberyPolicyPage).get_translations().exists()


def test_an_unpublished_page_gives_its_newest_draft(station, made, later_edition):
    old = PowersPage.objects.descendant_of(station.root_page).get()
    old.powers = "<p>ร่างใหม่</p>"
    old.save_revision()
    assert made(PowersPage).powers == "<p>ร่างใหม่</p>"


def test_again_adds_only_what_is_missing(station, later_edition):
    told = []
    year_made.connect(receiver := (lambda **kwargs: told.append(kwargs)), weak=False)
    try:
        first = make_year(station, 2568, on=OVER)
        PowersPage.objects.child_of(first.page).get().delete()
        again = make_year(station, 2568, on=OVER)
        third = make_year(station, 2568, on=OVER)
    finally:
        year_made.disconnect(receiver)
    assert len(first.made) == 24
    assert [page.code for page in again.made] == ["O2"]
    assert third.made == []
    # Told of what was made, not of the third time.
    assert [(each["site"], each["year"].be, each["previous"].be) for each in told] == [
        (station, 2568, 2567)
    ] * 2
    assert FiscalYearPage.objects.descendant_of(station.root_page).filter(fiscal_year=2568).count() == 1


def test_the_page_of_the_year_is_a_draft_in_both_languages(station, later_edition, client):
    year = make_year(station, 2568, on=OVER).page
    assert [version.live for version in year.get_translations(inclusive=True)] == [False, False]
    assert client.get("/oit.json").json()["fiscal_year"]["be"] == 2567


def test_other_stations_are_left_alone(station, other_station, later_edition):
    make_year(station, 2568, on=OVER)
    assert not FiscalYearPage.objects.descendant_of(other_station.root_page).filter(fiscal_year=2568).exists()


def test_a_year_without_a_checklist_is_refused(station):
    with (
        override("en"),
        pytest.raises(
            ValidationError, match=r"There is no checklist for พ\.ศ\. 2568\. There is one for 2567"
        ),
    ):
        make_year(station, 2568)
    assert next_year_of(station) is None


def test_the_command_says_what_it_does(full, station, later_edition):
    full(PowersPage)
    out = StringIO()
    with override("en"):
        call_command("new_year", "2568", station="testserver", stdout=out)
        said = out.getvalue()
        assert "O2 Powers, duties and area of responsibility: made from O2, 4 elements carried over." in said
        assert "O22 Open data of the station: new, empty." in said
        assert "made from O22" in said
        call_command("new_year", "2025", station="testserver", stdout=out)
    assert "Fiscal year 2025 (B.E. 2568): every item has its page already." in out.getvalue()


@pytest.mark.parametrize(
    ("year", "host", "said"),
    [
        ("2590", "testserver", "There is no checklist for พ.ศ. 2590"),
        ("2568", "nowhere.example", "No station is called nowhere.example. There are:"),
        ("last", "testserver", "last"),
    ],
)
def test_the_command_refuses_in_words(later_edition, station, year, host, said):
    with override("en"), pytest.raises(CommandError, match=said):
        call_command("new_year", year, station=host)
