from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.bin.models import BinEntry, BinPage
from home.models import ContentPage, NewsPage
from oit.models import BudgetPage
from tests.factories import published

from .conftest import CONFIRM

pytestmark = pytest.mark.django_db
ADDRESSES = ("/merit/", "/merit/timetable/", "/en/merit/", "/en/merit/timetable/")


def statuses(client):
    return [client.get(address).status_code for address in ADDRESSES]


def test_a_deleted_page_has_no_address_until_it_is_restored_with_all_below_it(page, delete, restore, client):
    assert statuses(client) == [200] * 4
    entry = delete(page)
    assert statuses(client) == [404] * 4
    assert (entry.title, entry.days_left) == ("งานบุญประจำปี", 90)
    assert entry.place == "สถานีตำรวจภูธรกมลา"
    restore(entry)
    assert statuses(client) == [200] * 4
    assert not BinEntry.objects.exists()
    assert BinPage.objects.count() == 1


def test_restoring_is_no_new_publication(page, delete, restore):
    before = Page.objects.get(pk=page.pk)
    restore(delete(page))
    after = Page.objects.get(pk=page.pk)
    same = (
        "live",
        "live_revision_id",
        "has_unpublished_changes",
        "last_published_at",
        "url_path",
        "path",
        "depth",
    )
    assert {name: getattr(after, name) for name in same} == {name: getattr(before, name) for name in same}
    actions = PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
    assert {"bin.put", "bin.restore"} <= set(actions)


def test_a_restored_draft_stays_a_draft(station, delete, restore):
    draft = station.root_page.add_child(instance=ContentPage(title="ร่าง", slug="draft", live=False))
    draft.save_revision()
    restore(delete(draft))
    assert not Page.objects.get(pk=draft.pk).live


def test_a_page_returns_between_its_neighbours(station, page, delete, restore):
    order = list(station.root_page.get_children().values_list("pk", flat=True))
    restore(delete(page))
    assert list(station.root_page.get_children().values_list("pk", flat=True)) == order


def test_the_tree_is_sound_after_both_ways(page, delete, restore):
    restore(delete(page))
    assert not any(Page.find_problems())


def test_two_pages_of_one_address_meet_in_the_bin_and_only_one_returns(
    station, page, delete, restore, officer
):
    first = delete(page)
    other = published(ContentPage, station, title="งานบุญใหม่", slug="merit")
    said = restore(first).content.decode()
    assert "is now that of “งานบุญใหม่”" in said
    officer.post(reverse("wagtailadmin_pages:delete", args=[other.pk]), CONFIRM)
    assert BinEntry.objects.count() == 2
    restore(first)
    assert Page.objects.get(pk=page.pk).live


def test_a_page_below_one_in_the_bin_waits_for_it(page, delete, restore, supervisor):
    below = page.get_children().get()
    entry = delete(below.specific)
    supervisor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), CONFIRM)
    assert "Restore “งานบุญประจำปี” first" in restore(entry).content.decode()
    restore(BinEntry.objects.get(page=page))
    restore(entry)
    assert Page.objects.get(pk=below.pk).live


def test_several_at_once_and_by_the_admins_interface(station, page, supervisor):
    news = published(NewsPage, station, title="ข่าวกิจกรรม")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    below = page.get_children().get()
    chosen = f"{bulk}?id={page.pk}&id={below.pk}&next=/admin/"
    assert "goes to the bin. For 90 days" in supervisor.get(chosen).content.decode()
    supervisor.post(chosen, CONFIRM)
    assert BinEntry.objects.get().title == "งานบุญประจำปี"
    address = reverse("wagtailadmin_api:pages:action", args=[news.pk, "delete"])
    assert supervisor.post(address).status_code == 204
    assert set(BinEntry.objects.values_list("title", flat=True)) == {"งานบุญประจำปี", "ข่าวกิจกรรม"}


def test_an_english_page_alone_is_unpublished_instead(page, supervisor, client):
    english = page.get_translations().get()
    address = reverse("wagtailadmin_pages:delete", args=[english.pk])
    assert "Unpublish it" in supervisor.post(address, CONFIRM, follow=True).content.decode()
    assert statuses(client) == [200] * 4


def test_what_waits_for_approval_waits_no_longer(station, delete, officer_user):
    draft = BudgetPage.objects.descendant_of(station.root_page).first()
    draft.save_revision(user=officer_user)
    draft.get_workflow().start(draft, officer_user)
    assert Page.objects.get(pk=draft.pk).workflow_in_progress
    delete(draft)
    assert not Page.objects.get(pk=draft.pk).workflow_in_progress


def test_the_confirmation_says_what_happens(page, supervisor):
    said = supervisor.get(reverse("wagtailadmin_pages:delete", args=[page.pk])).content.decode()
    assert "For 90 days it can be restored" in said
    assert "1 page below it goes along" in said


def test_nothing_in_the_bin_is_listed_offered_or_edited(page, delete, admin_user, client_for):
    delete(page)
    admin = client_for(admin_user)
    root = reverse("wagtailadmin_explore_root")
    assert "งานบุญ" not in admin.get(root).content.decode()
    chooser = reverse("wagtailadmin_choose_page")
    assert ">Bin<" not in admin.get(chooser).content.decode()
    edit = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit["Location"] == reverse("bin:list")


def test_what_was_published_for_the_assessment_does_not_go(station, officer, supervisor):
    item = published(BudgetPage, station)
    supervisor.post(reverse("wagtailadmin_pages:delete", args=[item.pk]), CONFIRM)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    supervisor.post(f"{bulk}?id={item.pk}&next=/admin/", CONFIRM)
    assert supervisor.post(
        reverse("wagtailadmin_api:pages:action", args=[item.pk, "delete"])
    ).status_code in (400, 403)
    assert not BinEntry.objects.exists()
    assert Page.objects.get(pk=item.pk).live


def test_the_home_page_does_not_go(station, admin_user, client_for):
    admin = client_for(admin_user)
    admin.post(reverse("wagtailadmin_pages:delete", args=[station.root_page_id]), CONFIRM)
    assert not BinEntry.objects.exists()
    assert Page.objects.filter(pk=station.root_page_id, depth=2).exists()


def test_a_draft_of_an_item_leaves_its_place_free_and_the_year_uncounted(station, delete, restore, officer):
    item = BudgetPage.objects.descendant_of(station.root_page).first()
    entry = delete(item)
    year = Page.objects.get(pk=item.get_parent().pk).specific
    assert BudgetPage.free_item_below(year) is not None
    restore(entry)
    assert BudgetPage.free_item_below(year) is None


def test_a_planned_publication_waits_for_the_restoring(station, delete, restore):
    page = station.root_page.add_child(instance=ContentPage(title="ประกาศ", slug="soon", live=False))
    page.go_live_at = timezone.now() + timedelta(days=2)
    revision = page.save_revision()
    revision.publish()
    entry = delete(page)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    restore(entry)
    revision.refresh_from_db()
    assert revision.approved_go_live_at == page.go_live_at


def test_after_90_days_the_tick_erases_it(page, delete, client):
    entry = delete(page)
    BinEntry.objects.update(binned_at=timezone.now() - timedelta(days=89))
    call_command("tick", quiet=True)
    assert Page.objects.filter(pk=page.pk).exists()
    BinEntry.objects.update(binned_at=timezone.now() - timedelta(days=90, minutes=1))
    call_command("tick", quiet=True)
    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert not BinEntry.objects.filter(pk=entry.pk).exists()
    assert not any(Page.find_problems())
