"""A year in one ZIP: every published page and file, readable without the site, the same bytes for the same content."""

import csv
import hashlib
import json
import tracemalloc
from datetime import date, timedelta
from io import BytesIO, StringIO
from tempfile import TemporaryFile
from zipfile import ZIP_STORED, ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.http import HttpResponseServerError
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.models import StationDocument
from cms.models.stations import Role
from oit.duties.evidence import making, packing
from oit.duties.evidence.archive import archive_in
from oit.duties.evidence.keeping import keep_packs
from oit.duties.models import EvidencePack, EvidenceZip
from oit.exports.due import mark_due
from oit.exports.making import make_files
from oit.exports.models import ExportedFile
from oit.exports.names import address_name
from oit.models import PowersPage
from oit.yearly import YearReadiness, year_page_of
from tests.conftest import make_user
from tests.factories import in_english, material, published
from tests.filled import every_field

from .conftest import YEAR, soup, words

pytestmark = pytest.mark.django_db
SCREEN = "/admin/duties/evidence/"


@pytest.fixture
def year_page(station):
    return year_page_of(station, YEAR)


def packed_into(year_page):
    """``(bytes of the ZIP, Packed)``."""
    file = BytesIO()
    packed = packing.pack_year(year_page, file)
    return file.getvalue(), packed


def unpacked(content):
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {part.filename: archive.read(part) for part in archive.infolist()}


@pytest.fixture
def files(year_page, o15):
    return unpacked(packed_into(year_page)[0])


@pytest.fixture
def manifest(files):
    return json.loads(files["manifest.json"])


def page_in(files, name):
    return BeautifulSoup(files[name], "html.parser")


def test_every_published_page_and_file_is_in_it(files, manifest, o15):
    listed = {each["name"]: each for each in manifest["files"]}
    assert set(listed) == set(files) - {"manifest.json"}
    assert {
        "th/index.html",
        "th/o15/index.html",
        "th/o15/files/o15.pdf",
        "handover.csv",
        "README.txt",
    } <= set(files)
    assert not [name for name in files if name.startswith("th/o14/")]
    uploaded = [each for each in manifest["files"] if each["kind"] == "uploaded"]
    assert {each["title"] for each in uploaded} == {"สขร. 1"}
    assert listed["th/o15/index.html"]["address"] == o15.full_url
    assert listed["th/o15/index.html"]["first_published"].endswith("+07:00")
    assert files["th/o15/files/o15.pdf"].startswith(b"%PDF")
    assert o15.full_url in {row[2] for row in csv.reader(StringIO(files["handover.csv"].decode("utf-8-sig")))}


def test_the_sums_of_the_manifest_are_those_of_the_files(files, manifest):
    for each in manifest["files"]:
        content = files[each["name"]]
        assert (each["bytes"], each["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), each


def test_a_page_needs_nothing_else_and_runs_nothing(files):
    page = page_in(files, "th/o15/index.html")
    assert not page.select("script, form, link[rel=stylesheet], img[srcset]")
    assert "--maroon-900" in page.select_one("style").text
    assert "url(data:font/woff2;base64," in page.select_one("style").text
    assert all(image["src"].startswith("data:") for image in page.select("img"))
    icons = {use["href"] for use in page.select("use")}
    assert icons
    assert all(page.select_one(f"symbol{icon}") for icon in icons)
    assert "ร้าน" in words(page.select_one("main"))


def test_links_lead_to_what_is_beside_it_and_else_to_the_site(files, o15):
    links = [link["href"] for link in page_in(files, "th/o15/index.html").select("a[href]")]
    documents = {f"../../{name}" for name in files if name.startswith("documents/")}
    assert documents
    assert documents <= set(links)
    assert "../index.html" in links
    assert o15.full_url in links
    assert "o15/index.html" in [link["href"] for link in page_in(files, "th/index.html").select("a[href]")]
    assert not [link for link in links if link.startswith("/")]


def test_pictures_are_in_the_page_and_in_full_size_beside_it(station, year_page):
    given = material(station)
    published(PowersPage, station, **every_field(PowersPage, given))
    files = unpacked(packed_into(year_page)[0])
    images = page_in(files, "th/o2/index.html").select("main img")
    assert images
    assert all(image["src"].startswith("data:image/") for image in images)


def test_the_english_page_lies_beside_the_thai_one(station, year_page):
    in_english(published(PowersPage, station, **every_field(PowersPage, material(station))))
    files = unpacked(packed_into(year_page)[0])
    page = page_in(files, "en/o2/index.html")
    assert page.html["lang"] == "en"
    assert files["en/o2/files/o2.pdf"].startswith(b"%PDF")


def test_the_denominators_are_those_of_the_board(files, manifest, year_page):
    readiness = YearReadiness(year_page)
    totals = manifest["totals"]
    asked = sum(not each.element.advisory for row in readiness.rows for each in row.findings)
    assert (totals["asked"], totals["found"]) == (asked, asked - readiness.totals.missing)
    o15 = next(item for item in manifest["items"] if item["code"] == "O15")
    readme = files["README.txt"].decode("utf-8-sig")
    assert f"O15  {o15['found']}/{o15['asked']}  สรุปผล" in readme
    assert "prove integrity, not truth" in readme
    assert readme.count("O15  ") == 2
    assert set(manifest["says"]) == {"th", "en"}


def test_the_same_content_gives_the_same_bytes_on_another_day(year_page, o15, monkeypatch):
    first = packed_into(year_page)[0]
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert packed_into(year_page_of(year_page.station, YEAR))[0] == first
    with ZipFile(BytesIO(first)) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {(part.date_time, part.compress_type) for part in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), ZIP_STORED)
        }


def test_what_is_not_published_is_not_in_it(year_page, o15):
    o15.unpublish()
    files = unpacked(packed_into(year_page)[0])
    assert not [name for name in files if "o15" in name]
    assert not [name for name in files if name.startswith("documents/")]


def test_one_file_that_is_gone_is_told_and_the_rest_is_there(year_page, o15):
    lost = StationDocument.objects.filter(title="สขร. 1").first()
    lost.file.storage.delete(lost.file.name)
    content, packed = packed_into(year_page)
    files = unpacked(content)
    assert [each["address"] for each in packed.missing] == [f"http://testserver{lost.url}"]
    manifest = json.loads(files["manifest.json"])
    assert manifest["not_in_the_pack"][0]["address"] == f"http://testserver{lost.url}"
    assert lost.address in files["README.txt"].decode()
    assert not [name for name in files if lost.address in name]
    links = {link["href"] for link in page_in(files, "th/o15/index.html").select("a[href]")}
    assert f"http://testserver{lost.url}" in links


def test_a_private_file_stays_out(year_page, o15, station):
    hidden = StationDocument.objects.filter(title="สขร. 1").first()
    CollectionViewRestriction.objects.create(collection=hidden.collection, restriction_type="login")
    content, packed = packed_into(year_page)
    assert not [name for name in unpacked(content) if name.startswith("documents/")]
    assert {each["reason"] for each in packed.missing} == {"closed"}


def test_a_page_that_is_kept_from_visitors_stays_out_with_its_files(year_page, o15):
    PageViewRestriction.objects.create(page=o15, restriction_type="login")
    content, packed = packed_into(year_page)
    assert not [name for name in unpacked(content) if "o15" in name or name.startswith("documents/")]
    assert not packed.missing


def test_of_a_page_that_does_not_open_nothing_is_packed(year_page, o15, monkeypatch):
    get = packing.Visitor.get

    def broken(visitor, address):
        return HttpResponseServerError() if address == o15.full_url else get(visitor, address)

    monkeypatch.setattr(packing.Visitor, "get", broken)
    content, packed = packed_into(year_page)
    assert not [name for name in unpacked(content) if "o15" in name]
    assert [(each["address"], each["detail"]) for each in packed.missing] == [(o15.full_url, "HTTP 500")]


def test_made_files_are_taken_as_they_are(year_page, o15):
    mark_due([o15.pk])
    make_files(o15.pk)
    files = unpacked(packed_into(year_page)[0])
    made = {address_name(each, o15.item): each.sha256 for each in ExportedFile.objects.filter(page=o15)}
    assert made
    assert {name: hashlib.sha256(files[f"th/o15/files/{name}"]).hexdigest() for name in made} == made
    links = {link["href"] for link in page_in(files, "th/o15/index.html").select("a[href]")}
    assert {"files/o15.pdf", "files/months-2023-10.xlsx"} <= links


def test_large_files_pass_through_without_filling_the_memory():
    piece = bytes(1024 * 1024)
    with TemporaryFile() as file, archive_in(file) as archive:
        tracemalloc.start()
        archive.add("documents/large.pdf", (piece for _each in range(64)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert archive.sums["documents/large.pdf"]["bytes"] == 64 * len(piece)
    assert peak < 16 * len(piece)


def test_the_command_writes_the_file_and_says_what_it_found(o15, tmp_path, capsys):
    output = tmp_path / "2567.zip"
    call_command("evidence", station="testserver", year="2567", output=output)
    assert "th/o15/index.html" in unpacked(output.read_bytes())
    assert str(output) in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["2567.zip"]


def test_the_command_names_what_is_lacking_and_what_is_wrong(o15, tmp_path):
    lost = StationDocument.objects.filter(title="สขร. 1").first()
    lost.file.storage.delete(lost.file.name)
    with pytest.raises(CommandError, match=lost.address):
        call_command("evidence", station="testserver", year="2567", output=tmp_path / "pack.zip")
    with pytest.raises(CommandError, match="2570"):
        call_command("evidence", station="testserver", year="2570", output=tmp_path / "pack.zip")
    with pytest.raises(CommandError, match="nowhere"):
        call_command("evidence", station="testserver", year="2567", output=tmp_path / "nowhere" / "pack.zip")


# --- In the admin -------------------------------------------------------------------------------


@pytest.fixture
def made(o15, client_for, preparer, django_capture_on_commit_callbacks):
    """The pack that the preparer asked for."""
    with django_capture_on_commit_callbacks(execute=True):
        response = client_for(preparer).post(f"{SCREEN}make/")
    assert response.status_code == 302
    return EvidenceZip.objects.get()


def test_whoever_may_see_the_board_makes_and_downloads_one(made, client_for, preparer):
    client = client_for(preparer)
    page = soup(client.get(SCREEN))
    assert made.sha256 in words(page.select_one("main"))
    link = page.select_one(f"a[href*='zip/{made.pk}/']")["href"]
    response = client.get(link)
    content = b"".join(response.streaming_content)
    assert hashlib.sha256(content).hexdigest() == made.sha256
    assert len(content) == made.size
    assert "evidence-testserver-2567-" in response["Content-Disposition"]
    assert "th/o15/index.html" in unpacked(content)


def test_its_progress_is_shown_and_no_second_one_is_made(o15, client_for, preparer):
    client = client_for(preparer)
    client.post(f"{SCREEN}make/")
    client.post(f"{SCREEN}make/")
    wanted = EvidenceZip.objects.get()
    assert soup(client.get(SCREEN)).select_one("progress")
    EvidenceZip.objects.filter(pk=wanted.pk).update(state="making", done=3, total=12)
    page = soup(client.get(SCREEN))
    assert (page.progress["value"], page.progress["max"]) == ("3", "12")
    assert not page.select("form[action*='evidence/make']")
    assert client.get(f"{SCREEN}zip/{wanted.pk}/").status_code == 404


def test_others_can_neither_have_nor_show_it(made, client_for, other_station, preparer):
    stranger = client_for(make_user("stranger", other_station, Role.SUPERVISOR))
    assert stranger.get(f"{SCREEN}zip/{made.pk}/").status_code == 404
    assert stranger.post(f"{SCREEN}zip/{made.pk}/show/", {"public": "yes"}).status_code == 404
    assert stranger.get(f"{SCREEN}zip/{made.pk}/?station={made.site_id}").status_code == 403
    assert stranger.post(f"{SCREEN}make/?station={made.site_id}").status_code == 403
    assert EvidenceZip.objects.count() == 1


def test_it_is_public_only_once_the_station_chooses(made, client, client_for, preparer, supervisor):
    address = "/oit/2567/evidence.zip"
    assert client.get(address).status_code == 404
    show = f"{SCREEN}zip/{made.pk}/show/"
    assert client_for(preparer).post(show, {"public": "yes"}).status_code in (302, 403)
    assert client.get(address).status_code == 404
    assert client_for(supervisor).post(show, {"public": "yes"}).status_code == 302
    response = client.get(address)
    assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == made.sha256
    assert address in client.get("/oit/2567/assessor/").content.decode()
    client_for(supervisor).post(show, {"public": "no"})
    assert client.get(address).status_code == 404


def test_earlier_ones_go_and_the_public_one_stays(made, station, django_capture_on_commit_callbacks):
    EvidenceZip.objects.filter(pk=made.pk).update(is_public=True)
    for _each in range(making.KEPT + 2):
        with django_capture_on_commit_callbacks(execute=True):
            making.ask_for(station, YEAR)
    kept = EvidenceZip.objects.all()
    assert kept.count() == making.KEPT + 1
    assert kept.filter(pk=made.pk).exists()
    assert all(each.file.storage.exists(each.file.name) for each in kept)
    folder = kept[0].file.name.rpartition("/")[0]
    stored = {f"{folder}/{name}" for name in kept[0].file.storage.listdir(folder)[1]}
    assert stored >= {each.file.name for each in kept}


def test_a_storage_that_is_full_is_told_and_it_can_be_asked_for_again(
    o15, client_for, preparer, monkeypatch, django_capture_on_commit_callbacks
):
    def full(*args, **kwargs):
        raise OSError("เต็ม")

    client = client_for(preparer)
    with monkeypatch.context() as patch:
        patch.setattr(EvidenceZip._meta.get_field("file").storage, "save", full)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{SCREEN}make/")
    page = soup(client.get(SCREEN))
    assert page.select_one(".help-critical")
    assert page.select("form[action*='evidence/make']")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{SCREEN}make/")
    assert [each.state for each in EvidenceZip.objects.all()] == ["ready"]


def test_one_whose_maker_fell_silent_is_taken_up_again(o15, station, django_capture_on_commit_callbacks):
    wanted = making.ask_for(station, YEAR)
    silent = timezone.now() - making.SILENT_FOR * 2
    EvidenceZip.objects.filter(pk=wanted.pk).update(state="making", tries=1, alive_at=silent)
    with django_capture_on_commit_callbacks(execute=True):
        making.take_up()
    assert EvidenceZip.objects.get().state == "ready"
    EvidenceZip.objects.update(state="making", tries=making.TRIES, alive_at=silent)
    making.take_up()
    assert EvidenceZip.objects.get().state == "failed"


def test_that_of_a_closing_is_tried_again_by_itself(
    station, o15, monkeypatch, django_capture_on_commit_callbacks
):
    def away(*args, **kwargs):
        raise OSError("ที่เก็บไฟล์ไม่ตอบ")

    with monkeypatch.context() as patch:
        patch.setattr(EvidenceZip._meta.get_field("file").storage, "save", away)
        with django_capture_on_commit_callbacks(execute=True):
            keep_packs(date(2024, 5, 1))
    assert EvidenceZip.objects.get(site=station).state == "failed"
    EvidenceZip.objects.update(alive_at=timezone.now() - making.SILENT_FOR * 2)
    with django_capture_on_commit_callbacks(execute=True):
        making.take_up()
    assert EvidenceZip.objects.get(site=station).state == "ready"


def test_when_entry_closed_it_holds_what_was_kept_then(
    station, o15, client_for, preparer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        keep_packs(date(2024, 5, 1))
    pack = EvidencePack.objects.get(site=station)
    made = pack.zips.get()
    files = unpacked(made.file.open("rb").read())
    assert files["kept/index.json"] == bytes(pack.index)
    assert files["kept/handover.xlsx"] == bytes(pack.sheet)
    assert soup(client_for(preparer).get(SCREEN)).select(f"a[href*='zip/{made.pk}/']")
