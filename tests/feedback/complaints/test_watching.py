"""An exchange of keys behind the officers' backs is noticed by those who are still there."""

import pytest

from feedback.complaints import holders, watching
from feedback.complaints.models import KeyHolder

from .test_holders import forge

pytestmark = pytest.mark.django_db


def strangers(officer):
    officer.holder.refresh_from_db()
    return watching.strangers(officer.key)


def test_a_colleague_is_new_until_the_fingerprints_were_compared(first, second):
    assert strangers(second) == ([first.holder], [])
    watching.acknowledge(second.key)
    assert strangers(second) == ([], [])


def test_newcomers_and_those_who_left_are_shown(enrol, first, second):
    watching.acknowledge(first.key)
    third = enrol("third", second)
    holders.remove(second.holder, first.key)
    assert strangers(first) == ([third.holder], [second.holder.fingerprint])


def test_a_forged_first_key_does_not_stay_unnoticed(station, first, second, admin_user):
    """The one attack that signatures alone cannot tell: all of them made anew, by someone else."""
    for officer in (first, second):
        watching.acknowledge(officer.key)
    secret, row = forge(first, admin_user)
    KeyHolder.objects.filter(pk__in=[first.holder.pk, second.holder.pk]).update(
        countersignature=None, countersigned_by=None
    )
    row.countersignature = secret.sign(row.statement())
    row.save()
    for officer in (first, second):
        officer.holder.refresh_from_db()
        officer.holder.countersigned_by = row
        officer.holder.countersignature = secret.sign(officer.holder.statement())
        officer.holder.save()
    assert len(holders.active_holders(station, "corruption")) == 3
    assert strangers(first) == ([row], [])
    assert strangers(second) == ([row], [])


def test_what_an_officer_knew_cannot_be_written_by_another(first, second):
    watching.acknowledge(first.key)
    KeyHolder.objects.filter(pk=second.holder.pk).update(
        known_keys=first.holder.known_keys, known_keys_signature=first.holder.known_keys_signature
    )
    assert strangers(second) == ([first.holder], [])
