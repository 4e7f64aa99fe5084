"""An account whose key opens complaints cannot be deleted from under it."""

import pytest
from django.urls import reverse

from feedback.complaints import holders

pytestmark = pytest.mark.django_db


def test_the_account_of_a_holder_stays_until_a_colleague_removed_the_key(
    station, first, second, admin_user, client_for
):
    client = client_for(admin_user)
    user = second.holder.user
    address = reverse("wagtailusers_users:delete", args=[user.pk])
    shown = client.post(address, follow=True).content.decode()
    assert str(second.holder) in shown
    assert holders.active_holders(station, "corruption") == [first.holder, second.holder]

    holders.remove(second.holder, first.key)
    client.post(address)
    assert not type(user).objects.filter(pk=user.pk).exists()


def test_accounts_of_holders_stay_when_many_are_deleted(station, first, second, admin_user, client_for):
    address = reverse("wagtail_bulk_action", args=["cms", "user", "delete"])
    client_for(admin_user).post(f"{address}?id={first.holder.user_id}&id={second.holder.user_id}")
    assert type(admin_user).objects.filter(pk=second.holder.user_id).exists()
    assert holders.active_holders(station, "corruption") == [first.holder, second.holder]
