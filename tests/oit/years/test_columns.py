"""O15 with sixteen columns in one year and ten in the other: forms, pages, checks, English, lint. No migration."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, TranslationSource

from oit.checks import check_editions
from oit.edition_checks import check_datasets, check_earlier_years
from oit.editions import EditionError, load_edition
from oit.lint.texts import texts_of
from oit.models import ProcurementSummaryPage
from tests.admin_forms import edit_address, post_edit, shown
from tests.factories import in_english, publish, published
from tests.filled import every_field
from tests.filled.pages import PROCUREMENT_ROW, month
from tests.filled.values import stream
from tests.oit.findings import findings, refusals, saves_and_shows

from .conftest import EDITIONS
from .rows import ROW

pytestmark = pytest.mark.django_db
ON = date(2025, 3, 31)
SIXTEEN = [
    "ที่", "ปีงบประมาณ", "ชื่อหน่วยงาน", "อำเภอ", "จังหวัด", "กระทรวง", "ประเภทหน่วยงาน",
    "ชื่อรายการของงานที่ซื้อหรือจ้าง", "วงเงินงบประมาณที่ได้รับจัดสรร (บาท)", "แหล่งที่มาของงบประมาณ",
    "สถานะการจัดซื้อจัดจ้าง", "วิธีการจัดซื้อจัดจ้าง", "ราคากลาง (บาท)", "ราคาที่ตกลงซื้อหรือจ้าง (บาท)",
    "รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก", "เลขที่โครงการในระบบ e-GP",
]  # fmt: skip


def months(given, *isos):
    rows = [{"id": "0000000a", **ROW}]
    return stream(*(("month", {**month(iso, given)[1], "rows": rows, "note": ""}) for iso in isos))


def newest(page):
    """The newest version of ``page`` as stored."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.fixture
def summary(later_year, given):
    """The O15 of 2568 with three months, published."""
    page = ProcurementSummaryPage.objects.child_of(later_year).get()
    page.months = months(given, "2024-10", "2024-11", "2024-12")
    return publish(page)


@pytest.fixture
def earlier(station, later_edition, given):
    """The O15 of 2567, full and published."""
    return published(ProcurementSummaryPage, station, **every_field(ProcurementSummaryPage, given))


def headings(client, page):
    table = BeautifulSoup(client.get(page.full_url).content, "html.parser").select_one("#months table")
    return [" ".join(cell.get_text(" ").split()) for cell in table.select("thead th")]


def test_nothing_is_to_be_migrated_and_nothing_is_wrong(later_edition):
    assert check_editions(None) == check_datasets(None) == check_earlier_years(None) == []
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_each_year_shows_its_own_columns(summary, earlier, client):
    assert headings(client, summary) == SIXTEEN
    assert len(headings(client, earlier)) == len(PROCUREMENT_ROW)
    assert "เหตุผลที่คัดเลือกโดยสรุป" in headings(client, earlier)


def test_the_columns_are_listed_and_asked_for_as_the_year_has_them(summary, client):
    page = BeautifulSoup(client.get(summary.full_url).content, "html.parser")
    assert len(page.select("#columns dt")) == len(SIXTEEN)
    summary.months[0].value["rows"] = [{"id": "0000000a", **ROW, "source": None}]
    assert findings(publish(summary), ON)["columns"].todo == (
        "October 2024: Row 1, “Source of the budget”: Fill in this cell.",
    )


@pytest.mark.parametrize("which", ["summary", "earlier"])
def test_the_form_of_each_year_has_its_columns(which, request, superuser):
    page = request.getfixturevalue(which)
    form = superuser.get(edit_address(page)).context["form"]
    rows = form.fields["months"].block.child_blocks["month"].child_blocks["rows"].field
    keys = list(ROW if which == "summary" else PROCUREMENT_ROW)
    grid = rows.widget.get_context("rows", [], {})["grid"]
    assert [column["key"] for column in json.loads(grid["schema"])["columns"]] == keys
    sent = json.loads(shown(superuser.get(edit_address(page)))["months-0-value-rows"])
    assert set(sent[0]) == {"id", *keys}
    assert saves_and_shows(superuser, page)


def test_what_is_posted_is_read_and_refused_by_the_columns_of_the_year(summary, superuser):
    typed = json.dumps([{**ROW, "status": "อยู่ระหว่างสัญญา", "budget": "๒๘,๕๐๐"}])
    assert post_edit(superuser, summary, **{"months-0-value-rows": typed}).status_code == 302
    row = newest(summary).months[0].value["rows"][0]
    assert (row["status"], row["budget"], row["egp_number"]) == ("contracted", "28500.00", "67109000001")
    wrong = json.dumps([{**ROW, "reason": "ราคาต่ำสุด"}])
    assert "months" in refusals(superuser, summary, **{"months-0-value-rows": wrong})


def test_a_new_month_of_the_later_year_can_be_added_in_the_form(summary, superuser):
    address = edit_address(summary)
    data = shown(superuser.get(address))
    for key in [key for key in data if key.startswith("months-2-")]:
        data[key.replace("months-2-", "months-3-")] = data[key]
    changed = {
        "months-count": "4",
        "months-3-order": "3",
        "months-3-id": "",
        "months-3-value-month": "2025-01",
    }
    assert superuser.post(address, {**data, **changed}).status_code == 302
    assert newest(summary).months[3].value["rows"][0]["agency"] == "สถานีตำรวจภูธรกมลา"


def test_the_texts_of_the_columns_of_the_year_are_translated(summary, client):
    english = in_english(summary)
    source = TranslationSource.objects.get_for_instance(summary)
    paths = set(StringSegment.objects.filter(source=source).values_list("context__path", flat=True))
    assert {path.rsplit(".", 1)[1] for path in paths if ".rows." in path} == {
        "agency", "district", "province", "ministry", "agency_type", "work", "source", "winner", "egp_number",
    }  # fmt: skip
    assert headings(client, english)[-1] == "e-GP project number"
    assert english.months[0].value["rows"][0]["agency"] == "word"
    assert Locale.objects.get(language_code="en") == english.locale


def test_the_lint_reads_the_columns_of_the_year(summary):
    words = {text.words for text in texts_of(summary)}
    assert {"กะทู้", "งบประมาณรายจ่ายประจำปี"} <= words


def test_rows_stay_in_their_year_when_its_columns_change(earlier, install, shipped, client, superuser):
    table = '[[datasets]]\nkey = "procurement"\nth = "สขร. 1"\nen = "Summary"\n' + "".join(
        f'[[datasets.columns]]\nkey = "{key}"\nth = "{key}"\nen = "{key}"\n' for key in ("work", "supplier")
    )
    first, rest = shipped.split("[[items]]", 1)
    install(now=f"{first}{table}[[items]]{rest}")
    page = type(earlier).objects.get(pk=earlier.pk)
    with override("th"):
        assert headings(client, page) == ["work", "supplier"]
    assert PROCUREMENT_ROW["work"] in client.get(page.full_url).content.decode()
    assert page.months[0].value["rows"][0]["winner"] == PROCUREMENT_ROW["winner"]
    assert saves_and_shows(superuser, page)


GOOD = (EDITIONS / "2568.toml").read_text(encoding="utf-8")
IN_DATASET = "2568.toml, dataset procurement"


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('type = "decimal"', 'type = "money"', f"{IN_DATASET}, column budget: unknown type “money”. Known are text"),
        ('key = "agency_type"', 'key = "agency"', f"{IN_DATASET}: column agency comes twice."),
        ('key = "agency_type"', 'key = "Type"', f"{IN_DATASET}, column Type: 'Type' cannot be a column's key"),
        ('en = "Ministry"', "", f"{IN_DATASET}, column ministry: “en” is missing."),
        ('en = "Ministry"', 'en = "Ministry"\nwidth = 3', f"{IN_DATASET}, column ministry: unknown entries: width."),
        ('en = "Ministry"', 'en = "Ministry"\ntotal = true', "column ministry: 'ministry' is not a number"),
        ('en = "Ministry"', 'en = "Ministry"\nrequired = "yes"', "column ministry: “required” is not written"),
        ('en = "Ministry"', 'en = "Ministry"\ntype = "choice"', "column ministry: “choices” is missing."),
        ('en = "Ministry"', 'en = "Ministry"\nchoices = "ranks"', "column ministry: unknown choices “ranks”."),
        ('en = "Ministry"', 'en = "Ministry"\nminimum = "1"', "column ministry: “minimum” is not written"),
        ('en = "Ministry"', 'en = "Ministry"\ntype = "decimal"\ncomputed = { ratio = ["budget", "number"] }',
         "column ministry: “computed” names one of sum, difference, product, percentage."),
        ('en = "Ministry"', 'en = "Ministry"\ntype = "decimal"\ncomputed = { sum = ["budget"] }',
         "column ministry: “computed”: sum takes the keys of two columns."),
        ('en = "Ministry"', 'en = "Ministry"\ntype = "decimal"\ncomputed = { sum = ["budget", "tax"] }',
         f"{IN_DATASET}: 'procurement' cannot work with tax."),
        ('row_header = "work"', 'row_header = "job"', f"{IN_DATASET}: 'job' is not a column of 'procurement'."),
        ('row_header = "work"', 'heading = "work"', f"{IN_DATASET}: unknown entries: heading."),
        ('was = ["O8", "O9"]', 'was = ["8"]', "2568.toml, item O8: “was” names items of the year before"),
        ('was = ["O8", "O9"]', "was = 8", "2568.toml, item O8: “was” is a text or a list of texts, not 8."),
        ('was = "O9.services"', 'was = "services"', "item O8: element services: “was” must say of which item"),
        ('was = "O9.services"', 'was = "9.services"', "item O8: element services: “was” names elements"),
        ("evergreen = true", 'evergreen = "yes"', "2568.toml, item O4: “evergreen” is not written"),
    ],
)  # fmt: skip
def test_malformed_tables_and_links_are_named_with_their_place(tmp_path, was, becomes, said):
    assert was in GOOD
    path = tmp_path / "2568.toml"
    path.write_text(GOOD.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(EditionError) as refused:
        load_edition(path)
    assert said in str(refused.value)


def test_a_computed_column_of_an_edition_is_worked_out(tmp_path):
    path = tmp_path / "2568.toml"
    computed = 'en = "Ministry"\ntype = "decimal"\ncomputed = { difference = ["budget", "agreed_price"] }'
    path.write_text(GOOD.replace('en = "Ministry"', computed, 1), encoding="utf-8")
    schema = load_edition(path).datasets["procurement"]
    assert str(schema.by_key["ministry"].value(ROW)) == "300.00"


@pytest.mark.parametrize(
    ("was", "becomes", "check", "said"),
    [
        ('[[datasets]]\nkey = "procurement"', '[[datasets]]\nkey = "purchases"', check_datasets,
         "Edition 2568, dataset purchases: no page type has a dataset of this name."),
        ('[[datasets]]\nkey = "procurement"', '[[datasets]]\nkey = "cases"', check_datasets,
         "Edition 2568, item O11, dataset cases: StatisticsPage needs the columns life_cleared, life_reported, month, "
         "property_cleared, property_reported, special_cleared, special_reported."),
        ('was = ["O8", "O9"]', 'was = ["O8", "O99"]', check_earlier_years,
         "Edition 2568, item O8: “was” names O99, which the edition 2567 does not have."),
        ('was = "powers"', 'was = "power"', check_earlier_years,
         "Edition 2568, item O2, element mission: “was” names O2.power, which the edition 2567 does not have."),
    ],
)  # fmt: skip
def test_what_does_not_fit_our_pages_or_the_year_before_is_an_error(install, was, becomes, check, said):
    assert was in GOOD
    install(later=GOOD.replace(was, becomes, 1))
    assert [error.msg for error in check(None)] == [said]
