"""Two people, or one who presses twice, at the same thing in the bin: the second finds it done."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.bin.erasing import erase
from cms.bin.files import put_file, restore_file
from cms.bin.models import BinEntry
from cms.bin.pages import restore_page
from cms.bin.refusals import CannotRestore
from cms.models import StationDocument

pytestmark = pytest.mark.django_db


def seen_twice(entry):
    """What two requests have in hand that began before either was done."""
    return BinEntry.objects.get(pk=entry.pk), BinEntry.objects.get(pk=entry.pk)


@pytest.mark.parametrize("too_late", [restore_page, erase], ids=["restored", "erased"])
def test_what_was_just_restored_stays_as_it_is(too_late, page, delete, officer_user, admin_user, station):
    first, second = seen_twice(delete(page))
    restore_page(first, officer_user)
    with pytest.raises(CannotRestore):
        too_late(second, admin_user)
    assert Page.objects.filter(pk=station.root_page_id).exists()
    assert Page.objects.get(pk=page.pk).live


def test_a_file_that_was_just_restored_is_not_erased(pdf, officer_user, admin_user):
    first, second = seen_twice(put_file(pdf, admin_user))
    restore_file(first, officer_user)
    for late in (erase, restore_file):
        with pytest.raises(CannotRestore):
            late(second, admin_user)
    assert StationDocument.objects.filter(pk=pdf.pk).exists()


def test_a_file_that_two_delete_at_once_is_in_the_bin_once(pdf, admin_user):
    again = StationDocument.objects.get(pk=pdf.pk)
    assert put_file(pdf, admin_user)
    assert put_file(again, admin_user) is None
    assert BinEntry.objects.count() == 1


def test_a_page_that_was_taken_out_by_hand_takes_nothing_of_the_station_along(
    page, delete, admin_user, station
):
    entry = delete(page)
    Page.objects.get(pk=page.pk).move(station.root_page, "last-child")
    erase(entry, admin_user)
    assert Page.objects.filter(pk=station.root_page_id).exists()


def test_the_second_press_of_a_button_says_what_happened(page, delete, officer, monkeypatch):
    entry = delete(page)
    address = reverse("bin:restore", args=[entry.pk])
    # The second request found the entry before the first was done.
    monkeypatch.setattr("cms.bin.views.get_object_or_404", lambda *args, **kwargs: entry)
    officer.post(address)
    said = officer.post(address, follow=True).content.decode()
    assert "is not in the bin any more" in said
