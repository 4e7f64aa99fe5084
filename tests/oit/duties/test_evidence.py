"""What was published when entry in ITAP closed is kept once, and stays as it is."""

import json
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from botocore.exceptions import ClientError
from django.core.exceptions import ValidationError
from django.db import connection

from cms.tick import jobs
from oit.duties.evidence import keeping
from oit.duties.evidence.keeping import keep_packs
from oit.duties.models import CalendarEntry, EvidencePack
from oit.duties.models.evidence import sha256
from tests.transactions import open_transactions, watched

from .conftest import YEAR, soup, words

pytestmark = pytest.mark.django_db
SCREEN = "/admin/duties/evidence/"
CLOSED = date(2024, 4, 30)
AFTER = date(2024, 5, 1)


@pytest.fixture
def pack(station, o15):
    keep_packs(AFTER)
    return EvidencePack.objects.get(site=station)


def test_both_files_of_that_day(pack, o15):
    index = json.loads(bytes(pack.index))
    items = {item["code"]: item for item in index["items"]}
    assert items["O15"]["published"]
    assert items["O15"]["addresses"]["th"] == o15.full_url
    rows = list(openpyxl.load_workbook(BytesIO(bytes(pack.sheet))).active.iter_rows(values_only=True))
    assert o15.full_url in {row[2] for row in rows}
    assert (pack.closed_on, pack.fiscal_year) == (CLOSED, YEAR)


def test_once(pack, station, other_station):
    keep_packs(AFTER)
    keep_packs(date(2024, 5, 2))
    assert EvidencePack.objects.filter(site=station).count() == 1
    assert EvidencePack.objects.filter(site=other_station).count() == 1


@pytest.mark.parametrize("day", [CLOSED, date(2024, 4, 1), date(2024, 6, 1)])
def test_not_before_entry_closed_nor_long_after(day, station):
    keep_packs(day)
    assert not EvidencePack.objects.exists()


def test_by_the_stations_own_day(station, other_station):
    for site, last in ((station, date(2024, 5, 10)), (other_station, CLOSED)):
        CalendarEntry.objects.create(
            site=site, fiscal_year=YEAR, event="entry", first_day=date(2024, 4, 1), last_day=last
        )
    keep_packs(AFTER)
    assert [pack.site for pack in EvidencePack.objects.all()] == [other_station]


def test_it_cannot_be_changed_or_deleted(pack):
    pack.index = b"{}"
    for attempt in (
        pack.save,
        pack.delete,
        EvidencePack.objects.all().delete,
        lambda: EvidencePack.objects.update(index=b"{}"),
    ):
        with pytest.raises(ValidationError):
            attempt()
    assert EvidencePack.objects.get(pk=pack.pk).is_intact


def test_the_people_of_the_station_download_it(pack, client_for, preparer):
    client = client_for(preparer)
    page = soup(client.get(SCREEN))
    assert pack.index_sha256 in words(page.select_one("main"))
    links = [link["href"] for link in page.select(".duties-files a")]
    sums = [sha256(client.get(link).content) for link in links]
    assert sums == [pack.index_sha256, pack.sheet_sha256]
    assert client.get(f"{SCREEN}{pack.pk}/secret.txt").status_code == 404


def test_nobody_else_does(pack, client_for, preparer, other_station):
    others = EvidencePack.objects.get(site=other_station)
    client = client_for(preparer)
    assert client.get(f"{SCREEN}{others.pk}/index.json").status_code == 404
    assert client.get(f"{SCREEN}{others.pk}/index.json?station={other_station.pk}").status_code == 403


def test_what_was_changed_behind_our_back_is_told(pack, client_for, preparer, station):
    with connection.cursor() as cursor:
        cursor.execute('UPDATE duties_evidencepack SET "index" = %s WHERE id = %s', [b"{}", pack.pk])
    assert "not what was kept" in words(soup(client_for(preparer).get(SCREEN)).select_one("main"))


FAILURES = [
    OSError("ที่เก็บไฟล์ไม่ตอบ"),
    ClientError({"Error": {"Code": "503", "Message": "ที่เก็บไฟล์ไม่ตอบ"}}, "GetObject"),
    KeyError("ที่เก็บไฟล์ไม่ตอบ"),
]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: type(each).__name__)
def test_one_station_that_fails_is_told_of_and_does_not_stop_the_others(
    failure, station, other_station, supervisor_user, client_for, monkeypatch
):
    made = keeping.as_index

    def as_index(year_page, request):
        if year_page.station == station:
            raise failure
        return made(year_page, request)

    monkeypatch.setattr(keeping, "as_index", as_index)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: AFTER)
    assert not [error for name, error in jobs.run() if name == "evidence packs" and error]
    keep_packs()
    assert [pack.site for pack in EvidencePack.objects.all()] == [other_station]
    board = words(soup(client_for(supervisor_user).get("/admin/readiness/?year=2567")).select_one("main"))
    assert "ที่เก็บไฟล์ไม่ตอบ" in board
    assert "2 tries" in board or "2 ครั้ง" in board
    monkeypatch.setattr(keeping, "as_index", made)
    keep_packs()
    assert EvidencePack.objects.filter(site=station).exists()
    board = words(soup(client_for(supervisor_user).get("/admin/readiness/?year=2567")).select_one("main"))
    assert "ที่เก็บไฟล์ไม่ตอบ" not in board


def test_nothing_is_locked_while_the_files_of_a_pack_are_read(station, monkeypatch):
    before, seen = open_transactions(), []
    monkeypatch.setattr(keeping, "as_index", watched(keeping.as_index, seen))
    keep_packs(AFTER)
    assert set(seen) == {before}
