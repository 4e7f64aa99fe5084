"""What a superior unit reads of its stations: the tables, their filters, order and files, and one station's board."""

import csv
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Site
from wagtail.users.models import UserProfile

from cms.models import StationSettings
from oit.bureau.keeping import catch_up
from oit.bureau.models import ItemSummary
from oit.duties.models import Assignment
from oit.editions import edition_for
from oit.models import PowersPage, StructurePage
from tests.factories import published
from tests.filled import every_field

from .conftest import BUREAU, PROVINCE, REGION, below, reader

pytestmark = pytest.mark.django_db
STATIONS, ITEMS = "/admin/bureau/", "/admin/bureau/items/"


@pytest.fixture
def whole(region_user, client_for):
    """The client of an account of two units, in English."""
    region_user.groups.add(reader("metropolitan", BUREAU).groups.get())
    UserProfile.objects.create(user=region_user, preferred_language="en")
    catch_up()
    return client_for(region_user)


def read(client, address=STATIONS, **chosen):
    response = client.get(address, chosen)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def names(page):
    return [text(each) for each in page.select(".bureau-table tbody th a")]


def cells(page, name):
    row = next(row for row in page.select(".bureau-table tbody tr") if name in text(row))
    return [text(cell) for cell in row.select("td")]


def test_a_row_tells_what_the_station_has(whole, station, officer_user, given):
    published(PowersPage, station, **every_field(PowersPage, given))
    officer_user.position = "ผบ.หมู่ งานเทคโนโลยี"
    officer_user.save()
    for code in ("O1", "O2"):
        Assignment.objects.create(site=station, fiscal_year=2567, code=code, preparer=officer_user)
    catch_up()
    page = read(whole)
    assert names(page) == ["Kamala Police Station", "Phet Kasem Metropolitan Police Station"]
    unit, ready, missing, overdue, changed, in_charge = cells(page, "Kamala")
    assert "Phuket Provincial Police" in unit
    assert "1 of 25" in ready
    found = ItemSummary.objects.filter(site=station)
    assert str(sum(each.missing for each in found)) in missing
    assert "24" in overdue
    assert str(timezone.localdate().year) in changed
    assert "ผบ.หมู่ งานเทคโนโลยี" in in_charge
    assert "สมหญิง" not in str(page)


def test_who_states_no_position_is_told_by_the_role(whole, station, officer_user):
    Assignment.objects.create(site=station, fiscal_year=2567, code="O1", preparer=officer_user)
    page = read(whole)
    assert "Information officer" in cells(page, "Kamala")[-1]
    assert "สมหญิง" not in str(page)


def test_tables_are_sorted_by_what_is_asked_for(whole, station, given):
    published(PowersPage, station, **every_field(PowersPage, given))
    catch_up()
    assert names(read(whole, order="ready"))[-1] == "Kamala Police Station"
    assert names(read(whole, order="-ready"))[0] == "Kamala Police Station"
    page = read(whole, order="-missing")
    assert page.select_one("[aria-sort=descending]").get_text(strip=True).startswith("Elements missing")
    assert len(names(read(whole, order="nonsense"))) == 2
    items = read(whole, ITEMS, order="lacking").select(".board-row__code")
    assert text(items[0]) == "O2"


def test_filters_leave_rows_out(whole, station):
    assert names(read(whole, below=PROVINCE)) == ["Kamala Police Station"]
    assert names(read(whole, name="phet kasem")) == ["Phet Kasem Metropolitan Police Station"]
    assert len(names(read(whole, state="overdue"))) == 2
    assert names(read(whole, state="ready")) == []
    assert len(names(read(whole, below="ไม่มีหน่วยนี้"))) == 2
    unit = read(whole).select("[name=unit] option")
    chosen = next(option["value"] for option in unit if REGION in text(option))
    assert names(read(whole, unit=chosen)) == ["Kamala Police Station"]


def test_by_item_it_says_how_many_lack_it_and_which(whole, station, other_station, given):
    published(PowersPage, station, **every_field(PowersPage, given))
    published(StructurePage, station)
    catch_up()
    page = read(whole, ITEMS)
    assert len(page.select(".bureau-table tbody tr")) == 25
    assert "1 of 2" in cells(page, "O2")[0]
    assert "2 of 2" in cells(page, "O3")[0]
    lacking = read(whole, f"{ITEMS}o2/")
    assert names(lacking) == ["Phet Kasem Metropolitan Police Station"]
    powers = edition_for(2567).item("O2").elements[0]
    assert "Not published" in cells(lacking, "Phet Kasem")[0]
    assert powers.title.en in cells(lacking, "Phet Kasem")[1]
    assert whole.get(f"{ITEMS}o99/").status_code == 404


def test_the_files_have_the_same_rows(whole, station):
    rows = list(csv.reader(StringIO(whole.get(f"{STATIONS}stations.csv").content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["Kamala Police Station", "Phet Kasem Metropolitan Police Station"]
    assert rows[1][3] == "25"
    filtered = whole.get(f"{STATIONS}stations.csv", {"below": PROVINCE}).content.decode("utf-8-sig")
    assert len(filtered.strip().splitlines()) == 2
    sheet = load_workbook(BytesIO(whole.get(f"{STATIONS}items.xlsx").content)).active
    assert sheet.max_row == 26
    assert whole.get(f"{STATIONS}stations.pdf").status_code == 404


def test_a_year_that_no_station_has_is_not_there(whole):
    assert whole.get(STATIONS, {"year": "2550"}).status_code == 404
    assert whole.get(STATIONS, {"year": "2567"}).status_code == 200
    assert whole.get(STATIONS, {"year": "๒๕๖๗"}).status_code == 200


def test_a_station_without_the_year_is_told_as_such(whole, other_station):
    ItemSummary.objects.filter(site=other_station).delete()
    page = read(whole)
    assert "No page of this year" in cells(page, "Phet Kasem")
    assert names(read(whole, state="without")) == ["Phet Kasem Metropolitan Police Station"]


def test_figures_that_are_not_certain_are_marked(whole, station):
    assert "changed since" not in str(read(whole))
    StationSettings.for_site(station).save()
    page = read(whole)
    assert "(changed since)" in text(page.select_one(".bureau-table tbody tr"))
    assert "1 station has changed something" in text(page.select_one(".bureau"))


def test_the_board_of_a_station_is_evaluated_now_and_only_read(whole, station, supervisor_user, given):
    Assignment.objects.create(site=station, fiscal_year=2567, code="O2", supervisor=supervisor_user)
    page = published(PowersPage, station, **every_field(PowersPage, given))
    page.powers = ""
    page.title = "ฉบับร่างที่ยังไม่เผยแพร่"
    page.save_revision()
    board = read(whole, f"{STATIONS}stations/{station.pk}/")
    assert len(board.select(".board-row")) == 25
    assert "1 of 25" in text(board.select_one(".board-totals"))
    assert "Done" in text(board.select_one("#o2"))
    assert "Head of a line of work" in text(board.select_one("#o2"))
    assert "Not published" in text(board.select_one("#o1"))
    main = str(board.select_one(".bureau"))
    assert "/edit/" not in main
    assert "สมหญิง" not in main
    assert "ฉบับร่าง" not in main
    assert not board.select(".bureau form, .bureau button")


def test_in_thai_everything_is_thai(region_user, client_for):
    UserProfile.objects.create(user=region_user, preferred_language="th")
    catch_up()
    page = read(client_for(region_user))
    assert names(page) == ["สถานีตำรวจภูธรกมลา"]
    assert PROVINCE in cells(page, "กมลา")[0]


def test_other_spellings_of_a_unit_find_its_stations(station, places, client_for):
    user = reader("phuket", "ตำรวจภูธรจังหวัดภูเก็ต (ภ.จว.ภูเก็ต)")
    catch_up()
    client = client_for(user)
    assert names(read(client)) == []
    unit = user.groups.get().superior_unit
    unit.other_names = f"ภ.จว.ภูเก็ต\n  {PROVINCE} "
    unit.save()
    assert len(names(read(client))) == 1
    below(station, "ภ.จว.ภูเก็ต")
    assert len(names(read(client))) == 1
    below(station, "ภ.จว.พังงา")
    assert names(read(client)) == []


def more_stations(like, number):
    """So many stations with summaries like those of ``like``, below the same units."""
    sites = [
        Site(hostname=f"station-{each}.test", port=80, root_page=like.root_page) for each in range(number)
    ]
    sites = Site.objects.bulk_create(sites)
    units = StationSettings.for_site(like).superior_units_th
    StationSettings.objects.bulk_create(
        StationSettings(site=site, name_th=f"สถานีตำรวจภูธร {site.pk}", superior_units_th=units)
        for site in sites
    )
    rows = list(ItemSummary.objects.filter(site=like))
    for site in sites:
        for row in rows:
            row.pk, row.site = None, site
        ItemSummary.objects.bulk_create(rows)


@pytest.mark.parametrize("address", [STATIONS, ITEMS, f"{ITEMS}o15/", f"{STATIONS}stations.csv"])
def test_more_stations_take_no_more_queries(region, station, officer_user, address):
    Assignment.objects.create(site=station, fiscal_year=2567, code="O1", preparer=officer_user)
    catch_up()
    region.get(address)
    with CaptureQueriesContext(connection) as few:
        region.get(address)
    more_stations(station, 60)
    with CaptureQueriesContext(connection) as many:
        response = region.get(address)
    assert response.status_code == 200
    assert len(many) == len(few) <= 30
