"""What is kept of a station ends as soon as it changes anything that readers see, and only then."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from cms.models import StationSettings
from cms.page_cache.expiry import seconds_left
from cms.page_cache.generations import ALL, FileGenerations
from cms.page_cache.watching import shown_models
from cms.page_cache.whose import leads_to_a_station
from feedback.models import Question, QuestionsPage
from home.models import ContentPage, NewsPage, Order
from oit.models import StructurePage
from oit.stations import collection_of
from tests import factories
from tests.factories import document, in_english, own_page, publish, published
from tests.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def ends(kept, django_capture_on_commit_callbacks):
    """A function that does something, and says for which of the stations the kept pages ended."""

    def ends(do, *stations):
        before = {site.pk: kept.read(site.pk) for site in stations}
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return [kept.read(site.pk) != before[site.pk] for site in stations]

    return ends


def own(model, station):
    return model.objects.descendant_of(station.root_page).first()


def retitle(page):
    page.title = "ชื่อใหม่"
    publish(page)


CHANGES = {
    "a page is published": lambda site: publish(own_page(StructurePage, site)),
    "a page is withdrawn": lambda site: published(ContentPage, site).unpublish(),
    "a page is deleted": lambda site: published(ContentPage, site).delete(),
    "an English page is published": lambda site: in_english(own_page(QuestionsPage, site)),
    "news are published": lambda site: published(NewsPage, site, date=timezone.localdate()),
    "the station's telephone changes": lambda site: StationSettings.for_site(site).save(),
    "an officer is entered": lambda site: factories.officer(site),
    "an order is entered": lambda site: Order.objects.create(
        site=site, number="1/2567", date=timezone.localdate(), subject_th="แต่งตั้งคณะทำงาน"
    ),
    "a file is uploaded": lambda site: document(site, "pdf"),
    "a picture is uploaded": lambda site: factories.StationImage.objects.create(
        title="หน้าสถานี", file=jpeg("a.jpg"), collection=collection_of(site)
    ),
    "a question is asked": lambda site: Question.objects.create(site=site, text="เปิดกี่โมง"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_ends_the_pages_of_its_station_alone(change, ends, station, other_station):
    assert ends(lambda: CHANGES[change](station), station, other_station) == [True, False]


def test_a_draft_ends_nothing(ends, station):
    page = own_page(StructurePage, station)
    assert ends(page.save_revision, station) == [False]


def test_somebody_who_signs_in_ends_nothing(ends, client_for, officer_user, station):
    assert ends(lambda: client_for(officer_user).get("/admin/"), station) == [False]


def test_a_page_that_is_moved_ends_it(ends, station):
    page = published(ContentPage, station)
    target = own(QuestionsPage, station)
    assert ends(lambda: Page.objects.get(pk=page.pk).move(target, pos="left"), station) == [True]


def test_a_host_name_that_changes_ends_the_pages_of_all(ends, station, other_station):
    assert ends(other_station.save, station, other_station) == [True, True]


def test_what_is_taken_back_ends_nothing(kept, station, django_capture_on_commit_callbacks):
    before = kept.read(station.pk)
    with django_capture_on_commit_callbacks(execute=False):
        publish(own_page(StructurePage, station))
    assert kept.read(station.pk) == before


def test_readers_see_what_was_published_and_nothing_older(
    read, station, other_station, django_capture_on_commit_callbacks
):
    page = published(ContentPage, station, slug="notice", title="ประกาศเดิม")
    read("/notice/")
    read("/contact/", headers={"host": other_station.hostname})
    with django_capture_on_commit_callbacks(execute=True):
        retitle(page)
    response, was_made = read("/notice/")
    assert "ชื่อใหม่" in response.content.decode()
    assert was_made
    assert not read("/contact/", headers={"host": other_station.hostname})[1]


def test_what_was_begun_before_a_change_is_not_found_after_it(
    read, station, client, kept, monkeypatch, django_capture_on_commit_callbacks
):
    """A page that is being made while the station publishes shows the old text to its own reader alone."""
    page = published(ContentPage, station, slug="notice", title="ประกาศเดิม")
    serve = ContentPage.serve

    def slow(self, request, *args, **kwargs):
        response = serve(self, request, *args, **kwargs).render()
        # The search reads the page anew, as a visitor does.
        monkeypatch.setattr(ContentPage, "serve", serve)
        with django_capture_on_commit_callbacks(execute=True):
            retitle(page)
        return response

    monkeypatch.setattr(ContentPage, "serve", slow)
    assert "ประกาศเดิม" in read("/notice/")[0].content.decode()
    assert "ชื่อใหม่" in read("/notice/")[0].content.decode()


def test_a_page_that_is_due_appears_with_the_next_round(read, station, django_capture_on_commit_callbacks):
    page = factories.draft(ContentPage, station, slug="notice", title="ประกาศ")
    page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    read("/")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    assert read("/notice/")[0].status_code == 200
    assert read("/")[1]


# --- The calendar -------------------------------------------------------------------------------


def at(hour, minute=0, second=0):
    return timezone.make_aware(datetime.datetime(2024, 3, 31, hour, minute, second))


def test_a_page_lasts_until_midnight_and_an_hour_at_most(station):
    assert seconds_left(station, at(23, 50)) == 600
    assert seconds_left(station, at(12)) == 3600
    assert seconds_left(None, at(23, 59, 59)) == 1


def test_a_page_ends_when_the_banner_comes_or_goes(station):
    settings = StationSettings.for_site(station)
    settings.banner_from, settings.banner_until = at(12, 10), at(12, 40)
    settings.save()
    assert seconds_left(station, at(12)) == 600
    assert seconds_left(station, at(12, 10)) == 1800
    assert seconds_left(station, at(12, 40)) == 3600


# --- Generations --------------------------------------------------------------------------------


def test_processes_of_one_machine_share_a_generation(folder):
    one, other = FileGenerations(folder), FileGenerations(folder)
    first = one.read(7), one.read(8)
    assert (other.read(7), other.read(8)) == first
    other.begin(7)
    assert one.read(7) != first[0]
    assert one.read(8) == first[1]
    other.begin(ALL)
    assert one.read(8) != first[1]


def test_where_nothing_can_be_written_pages_are_made_for_each_reader(
    is_made_anew, read, kept, tmp_path, station
):
    kept.folder = tmp_path / "file" / "generations"
    (tmp_path / "file").write_text("in the way")
    assert read("/contact/")[0].status_code == 200
    assert is_made_anew("/contact/")


def test_every_record_that_readers_seeleads_to_a_station():
    """But for those that concern all: hosts, languages, and who may see what."""
    lost = [
        model._meta.label
        for model in shown_models()
        if not leads_to_a_station(model)
        and not any(
            field.is_relation and leads_to_a_station(field.related_model)
            for field in model._meta.concrete_fields
        )
    ]
    assert sorted(lost) == [
        "wagtailcore.CollectionViewRestriction_groups",
        "wagtailcore.Locale",
        "wagtailcore.PageViewRestriction_groups",
    ]
