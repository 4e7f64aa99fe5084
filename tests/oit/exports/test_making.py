"""Files are made of what is published, once, each for itself; what fails is noted and tried again."""

from datetime import timedelta

import pytest
from boto3.exceptions import S3UploadFailedError
from django.db.models import Sum
from django.utils import timezone

from cms.models import StationSettings
from cms.tick import jobs
from oit.exports import due, making, receivers, tasks
from oit.exports.models import ExportedFile, Failure, Making
from oit.exports.storing import STORAGE, Moment, Outdated, store, withdraw_now
from oit.models import InvestigationFundPage, StatisticsPage
from oit.papers import CannotWrite
from tests.factories import in_english, publish, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db


def files(page, **which):
    return ExportedFile.objects.filter(page_id=page.pk, **which)


def there(page):
    """``{name: format}`` of the files that say what the page says now."""
    page = type(page).objects.get(pk=page.pk)
    return {
        f"{each.element} {each.month}".strip(): each.format
        for each in files(page)
        if each.is_of(page, page.thai)
    }


@pytest.fixture
def fund(station, given):
    """The published page of the investigation fund, whose files nobody has made yet."""
    return published(InvestigationFundPage, station, **every_field(InvestigationFundPage, given))


def change(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    return publish(page)


def test_publishing_makes_every_format_of_tables_months_and_the_page(
    station, given, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = published(StatisticsPage, station, **every_field(StatisticsPage, given))
    made = {(each.element, each.month, each.format) for each in files(page) if each.is_of(page, page)}
    assert {format for element, month, format in made if (element, month) == ("cases", "2023-10")} == {
        "pdf", "docx", "xlsx", "csv", "json"
    }  # fmt: skip
    assert ("checkpoints", "", "xlsx") in made
    assert {format for element, _month, format in made if not element} == {"pdf", "docx"}
    assert not files(page).exclude(failed_at=None).exists()


def test_a_page_is_published_also_when_the_queue_does_not_work(
    station, given, monkeypatch, django_capture_on_commit_callbacks
):
    class Broken:
        def enqueue(self, page_id):
            raise ConnectionError("no queue")

    monkeypatch.setattr(receivers, "make_files_later", Broken())
    with django_capture_on_commit_callbacks(execute=True):
        page = published(InvestigationFundPage, station, **every_field(InvestigationFundPage, given))
    assert page.live
    assert not files(page).exists()
    tasks.catch_up()
    assert files(page, element="fund", format="xlsx").exclude(file="").exists()


def test_what_did_not_change_is_not_made_again(fund, make):
    assert make(fund)["failed"] == 0
    before = files(fund, element="fund").values_list("format", "file", "made_at")
    kept = set(before)
    fund = change(fund, introduction="คำนำใหม่")
    outcome = make(fund)
    assert outcome["unchanged"] == 5
    assert outcome["made"] == 2
    assert set(before.all()) == kept
    assert all(each.is_of(fund, fund) for each in files(fund))


def test_publishing_another_month_on_another_day_leaves_the_files_of_a_month_alone(station, given, make):
    page = published(StatisticsPage, station, **every_field(StatisticsPage, given))
    make(page)
    october = {"element": "cases", "month": "2023-10"}
    kept = set(files(page, **october).values_list("format", "file", "made_at", "sha256"))
    rows = [dict(row) for row in page.cases]
    changed = next(row for row in rows if row["month"] != "2023-10")
    changed["life_reported"] += 1
    page = change(page, cases=rows)
    later = page.last_published_at + timedelta(days=40)
    type(page).objects.filter(pk=page.pk).update(last_published_at=later)
    page = type(page).objects.get(pk=page.pk)
    make(page)
    assert set(files(page, **october).values_list("format", "file", "made_at", "sha256")) == kept
    assert all(each.is_of(page, page) for each in files(page))
    assert files(
        page, element="cases", month=changed["month"], made_at__gt=max(row[2] for row in kept)
    ).exists()


def test_the_files_of_other_months_are_there_at_once_after_publishing(
    station, given, make, monkeypatch, client, django_capture_on_commit_callbacks
):
    class Busy:
        def enqueue(self, page_id):
            """It is done later."""

    monkeypatch.setattr(receivers, "make_files_later", Busy())
    page = published(StatisticsPage, station, **every_field(StatisticsPage, given))
    make(page)
    rows = [dict(row) for row in page.cases]
    changed = rows[-1]["month"]
    rows[-1]["life_reported"] += 1
    with django_capture_on_commit_callbacks(execute=True):
        page = change(page, cases=rows)
    missing = {(each.element, each.month) for each in files(page) if not each.is_of(page, page)}
    assert missing == {("cases", changed), ("cases", ""), ("", "")}
    assert client.get("/oit/2567/o11/files/cases-2023-10.xlsx").status_code == 200
    assert client.get(f"/oit/2567/o11/files/cases-{changed}.xlsx").status_code == 503


def test_a_new_file_takes_the_place_of_the_old_one(fund, make, django_capture_on_commit_callbacks):
    make(fund)
    old = files(fund).get(element="fund", format="csv")
    rows = [{**row, "spent": "1.00"} for row in fund.fund]
    fund = change(fund, fund=rows)
    with django_capture_on_commit_callbacks(execute=True):
        make(fund)
    new = files(fund).get(element="fund", format="csv")
    assert new.sha256 != old.sha256
    assert new.first_made_at == old.first_made_at < new.made_at
    assert not STORAGE.exists(old.file.name)
    assert STORAGE.exists(new.file.name)


def test_an_english_page_has_its_own_files_with_the_thai_figures(fund, make):
    english = in_english(fund)
    for page in (fund, english):
        make(page)
    assert files(english, element="fund").exclude(file="").count() == 5
    rows = [{**row, "spent": "1.00"} for row in fund.fund]
    fund = change(fund, fund=rows)
    assert there(english) == {}
    make(english)
    assert there(english) != {}


def test_thai_publishing_says_that_the_english_files_are_due_too(fund, make):
    english = in_english(fund)
    make(english)
    assert Making.objects.get(page_id=english.pk).due_at is None
    change(fund, introduction="คำนำใหม่")
    assert Making.objects.get(page_id=english.pk).due_at <= timezone.now()


def failing(format, error):
    def write(wanted, paper, sheets=()):
        if wanted == format:
            raise error
        return b"content"

    return write


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (CannotWrite("ตัวอักษรนี้เขียนไม่ได้"), Failure.CONTENT),
        (OSError("the disk is full"), Failure.STORAGE),
        (S3UploadFailedError("no answer"), Failure.STORAGE),
        (RuntimeError("a mistake of ours"), Failure.UNEXPECTED),
    ],
)
def test_one_format_that_fails_stops_no_other_and_is_told(fund, make, monkeypatch, error, failure):
    monkeypatch.setattr(making, "write", failing("pdf", error))
    assert make(fund)["failed"] == 2
    failed = files(fund).get(element="fund", format="pdf")
    assert (failed.error, bool(failed.file)) == (failure, False)
    assert failed.detail == ("ตัวอักษรนี้เขียนไม่ได้" if failure is Failure.CONTENT else "")
    assert set(files(fund, element="fund").exclude(file="").values_list("format", flat=True)) == {
        "docx", "xlsx", "csv", "json"
    }  # fmt: skip


def test_a_failure_is_tried_again_with_growing_pauses_and_forgotten_when_it_works(fund, make, monkeypatch):
    monkeypatch.setattr(making, "write", failing("pdf", OSError("no")))
    make(fund)
    since = files(fund).get(element="fund", format="pdf").failed_at
    waiting = Making.objects.get(page_id=fund.pk)
    assert waiting.due_at - timezone.now() <= due.PAUSES[0]
    tasks.catch_up()
    assert Making.objects.get(page_id=fund.pk).attempts == 1
    for attempts in (1, 2):
        Making.objects.update(due_at=timezone.now())
        tasks.catch_up()
        waiting.refresh_from_db()
        assert waiting.attempts == attempts + 1
        assert waiting.due_at > timezone.now() + due.PAUSES[attempts] - timedelta(minutes=1)
    assert files(fund).get(element="fund", format="pdf").failed_at == since
    monkeypatch.undo()
    Making.objects.update(due_at=timezone.now())
    assert making.make_files(fund.pk)["made"]
    assert files(fund).get(element="fund", format="pdf").failed_at is None
    waiting.refresh_from_db()
    assert (waiting.attempts, waiting.due_at) == (0, None)


def test_a_day_has_no_more_than_ten_attempts():
    pauses = [*due.PAUSES, *[due.PAUSES[-1]] * 10]
    begun = [sum(pauses[:number], timedelta()) for number in range(len(pauses))]
    assert sum(each < timedelta(days=1) for each in begun) <= 10


def test_a_broken_page_does_not_stop_the_others(fund, station, given, monkeypatch):
    other = published(StatisticsPage, station)
    real = making.units_of

    def units_of(page):
        if page.pk == fund.pk:
            raise RuntimeError("this page is broken")
        return real(page)

    monkeypatch.setattr(making, "units_of", units_of)
    Making.objects.filter(page_id=fund.pk).update(due_at=timezone.now() - timedelta(days=1))
    with pytest.raises(RuntimeError):
        making.make_files(fund.pk)
    assert Making.objects.get(page_id=fund.pk).due_at > timezone.now()
    Making.objects.filter(page_id=fund.pk).update(due_at=timezone.now() - timedelta(days=1))
    tasks.catch_up()
    assert there(other)


def test_a_file_of_an_earlier_version_is_not_kept_as_one_of_the_new(fund, make):
    """A slow worker that began before the page was published again."""
    make(fund)
    row = files(fund).get(element="fund", format="csv")
    moment, kept, stored = Moment(fund), row.file.name, set(STORAGE.listdir(f"made/{fund.pk}")[1])
    change(fund, introduction="ใหม่กว่า")
    with pytest.raises(Outdated):
        store(row, b"old", "0" * 64, moment)
    row.refresh_from_db()
    assert row.file.name == kept
    assert set(STORAGE.listdir(f"made/{fund.pk}")[1]) == stored


def test_a_slow_worker_takes_no_file_of_the_newer_version_away(fund, make):
    make(fund)
    moment = Moment(fund)
    fund = publish(fund)
    make(fund)
    with pytest.raises(Outdated):
        withdraw_now(files(fund), moment)
    assert files(fund).exclude(file="").count() == 7


def test_a_slow_worker_says_of_no_file_that_it_is_of_its_older_version(fund, make):
    make(fund)
    slow = type(fund).objects.get(pk=fund.pk)
    fund = publish(fund)
    make(fund)
    with pytest.raises(Outdated):
        making._make(slow)
    assert all(each.is_of(fund, fund) for each in files(fund))


def test_a_stored_file_that_is_lost_is_made_again(fund, make, client):
    make(fund)
    row = files(fund).get(element="fund", format="csv")
    STORAGE.delete(row.file.name)
    assert client.get("/oit/2567/o13/files/fund.csv").status_code == 503
    tasks.catch_up()
    answer = client.get("/oit/2567/o13/files/fund.csv")
    assert (answer.status_code, b"".join(answer)[:3]) == (200, b"\xef\xbb\xbf")
    assert files(fund).get(element="fund", format="pdf").file


def test_two_workers_end_in_one_file_each(fund, make):
    make(fund)
    sizes = files(fund).aggregate(total=Sum("size"))
    rows = [{**row, "spent": "2.00"} for row in fund.fund]
    fund = change(fund, fund=rows)
    first, second = due.claim(fund.pk), due.claim(fund.pk)
    assert first
    assert second is None
    for _worker in range(2):
        making._make(type(fund).objects.get(pk=fund.pk))
    assert files(fund).count() == 7
    assert sizes["total"]


def test_a_page_that_is_published_while_it_is_made_stays_due(fund):
    claimed = due.claim(fund.pk)
    due.mark_due([fund.pk])
    due.finish(fund.pk, claimed)
    assert Making.objects.get(page_id=fund.pk).due_at <= timezone.now()


def test_unpublishing_and_deleting_take_the_files_away(fund, make, django_capture_on_commit_callbacks):
    make(fund)
    names = [each.file.name for each in files(fund)]
    with django_capture_on_commit_callbacks(execute=True):
        fund.unpublish()
    assert not any(STORAGE.exists(name) for name in names)
    fund = publish(fund)
    make(fund)
    names = [each.file.name for each in files(fund)]
    with django_capture_on_commit_callbacks(execute=True):
        fund.delete()
    assert not any(STORAGE.exists(name) for name in names)
    assert not ExportedFile.objects.filter(page_id=fund.pk).exists()


def test_a_table_that_is_gone_has_no_file(fund, make):
    make(fund)
    fund = change(fund, fund=[])
    assert make(fund)["withdrawn"] == 5
    assert not files(fund, element="fund").exclude(file="").exists()


def test_a_new_name_of_the_station_makes_its_files_anew(fund, make, station, other_station, given):
    make(fund)
    before = set(files(fund).values_list("digest", flat=True))
    settings = StationSettings.for_site(station)
    settings.name_th = "สถานีตำรวจภูธรกมลาเหนือ"
    settings.save()
    assert not Making.objects.exclude(page_id=fund.pk).filter(due_at__lte=timezone.now()).exists()
    assert there(type(fund).objects.get(pk=fund.pk))
    tasks.catch_up()
    assert not before & set(files(fund).values_list("digest", flat=True))


def test_the_periodic_job_finds_pages_that_were_there_before_and_earlier_writers(fund, make, monkeypatch):
    Making.objects.all().delete()
    tasks.catch_up()
    first = files(fund).get(element="fund", format="pdf").digest
    for module in (due, making):
        monkeypatch.setattr(module, "WRITERS", due.WRITERS + 1)
    tasks.catch_up()
    assert files(fund).get(element="fund", format="pdf").digest != first
    assert Making.objects.get(page_id=fund.pk).writers == due.WRITERS


def test_the_periodic_job_finds_a_page_whose_publication_was_dated_otherwise(fund, make):
    make(fund)
    type(fund).objects.filter(pk=fund.pk).update(last_published_at=timezone.now() - timedelta(days=30))
    assert there(fund) == {}
    tasks.catch_up()
    assert there(fund)


def test_the_periodic_job_stops_in_time(fund, monkeypatch):
    taken = []
    due.mark_due([fund.pk])
    due.due_pages(taken.append, seconds=-1)
    assert taken == []


def test_the_job_is_registered_and_can_be_turned_off(fund, settings):
    settings.MAKE_FILES = False
    results = dict(jobs.run())
    assert "make_files" in results
    assert not files(fund).exists()


def test_a_storage_that_fails_loses_no_file_that_is_there(fund, make, monkeypatch):
    make(fund)
    before = files(fund).get(element="fund", format="csv")
    fund = change(fund, fund=[{**row, "spent": "3.00"} for row in fund.fund])

    def full(name, content, max_length=None):
        raise OSError("the disk is full")

    monkeypatch.setattr(STORAGE, "save", full)
    assert make(fund)["failed"] == 7
    row = files(fund).get(element="fund", format="csv")
    assert (row.file.name, row.error) == (before.file.name, Failure.STORAGE)
    assert STORAGE.open(row.file.name).read() == STORAGE.open(before.file.name).read()
