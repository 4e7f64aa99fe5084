"""How a key comes to receive, and how it stops."""

import pytest

from feedback.complaints import holders
from feedback.complaints.casefiles import open_case, open_cases
from feedback.complaints.models import KeyHolder, Mode, SealedKey
from feedback.complaints.sealing.secrets import Secret
from feedback.complaints.sealing.wrapping import WrongPassphrase

from .conftest import PASSPHRASE

pytestmark = pytest.mark.django_db
NEW_PASSPHRASE = "ปลาทูแม่กลอง หน้างอคอหัก"


def active(station, kind="corruption"):
    return holders.active_holders(station, kind)


def test_the_first_key_is_active_and_the_next_one_waits(station, enrol, first):
    waiting = enrol("waiting")
    assert active(station) == [first.holder]
    assert waiting.holder.is_waiting


def test_a_countersigned_key_is_active(station, first, second):
    assert active(station) == [first.holder, second.holder]


def test_a_waiting_key_lets_nobody_in(enrol, first):
    waiting, other = enrol("waiting"), enrol("other")
    with pytest.raises(holders.NotActive):
        holders.countersign(other.holder, waiting.key)


def test_each_kind_has_its_own_holders(station, enrol, first):
    investigator = enrol("investigator", kind="tip")
    assert active(station, "tip") == [investigator.holder]
    with pytest.raises(holders.NotAllowed):
        holders.countersign(enrol("waiting").holder, investigator.key)


def forge(first, user, **facts):
    """A row as someone who can write to the database would put it there."""
    secret = Secret.new()
    row = KeyHolder(
        site=first.holder.site,
        kind=first.holder.kind,
        user=user,
        position="ผู้ดูแลระบบ",
        verify_key=secret.verify_key,
        **facts,
    )
    return secret, row


def test_a_row_put_into_the_database_receives_nothing(station, first, admin_user, send):
    secret, row = forge(first, admin_user, countersigned_by=first.holder)
    row.countersignature = secret.sign(row.statement())
    row.save()
    sent = send()
    assert active(station) == [first.holder]
    assert not SealedKey.objects.filter(case=sent.case, holder=row).exists()


def test_a_signature_moved_to_another_row_does_not_hold(station, first, second, admin_user):
    _, row = forge(first, admin_user, countersigned_by=first.holder)
    row.countersignature = second.holder.countersignature
    row.save()
    assert active(station) == [first.holder, second.holder]


@pytest.mark.parametrize(
    "change",
    [
        {"position": "ผู้บังคับการ"},
        {"is_custodian": True},
        {"is_superior_unit": True},
        {"verify_key": Secret.new().verify_key},
    ],
)
def test_nothing_that_was_countersigned_can_be_changed_in_the_database(station, first, second, change):
    KeyHolder.objects.filter(pk=second.holder.pk).update(**change)
    assert active(station) == [first.holder]


def test_a_ring_of_keys_that_vouch_for_each_other_receives_nothing(station, first, admin_user, officer_user):
    one_secret, one = forge(first, admin_user)
    other_secret, other = forge(first, officer_user)
    one.save()
    other.save()
    one.countersigned_by, one.countersignature = other, other_secret.sign(one.statement())
    other.countersigned_by, other.countersignature = one, one_secret.sign(other.statement())
    one.save()
    other.save()
    assert active(station) == [first.holder]


def test_a_newcomer_reads_earlier_cases_but_not_those_about_himself(enrol, first, send):
    earlier = send()
    send(concerns=["สว.อก.สภ.กมลา"])
    newcomer = enrol("newcomer", first, position="สว.อก.สภ.กมลา")
    assert [one.case for one in open_cases(newcomer.key)] == [earlier.case]
    assert SealedKey.objects.filter(holder=newcomer.holder).count() == 6


def test_a_removed_officer_receives_nothing_and_the_others_still_do(station, enrol, first, second, send):
    third = enrol("third", first)
    sent = send()
    holders.remove(first.holder, second.key)
    assert active(station) == [second.holder, third.holder]
    assert not SealedKey.objects.filter(holder_id=first.holder.pk).exists()
    assert open_case(third.key, sent.case.number)


def test_nobody_removes_himself(first, second):
    with pytest.raises(holders.NotAllowed):
        holders.remove(first.holder, first.key)


def test_a_new_key_reads_what_the_old_one_could(station, first, second, send):
    before = send(mode=Mode.CONFIDENTIAL, identity={"name": "สมศรี"})
    new, _ = holders.rotate(first.key, NEW_PASSPHRASE)
    after = send()
    assert {one.case for one in open_cases(new)} == {before.case, after.case}
    assert open_case(new, before.case.number).read_identity("ติดต่อ")[0].body == {"name": "สมศรี"}
    assert active(station) == [second.holder, new.holder]
    with pytest.raises(holders.NotActive):
        open_cases(first.key)


def test_a_new_passphrase_takes_the_place_of_the_old(first):
    holders.change_passphrase(first.key, NEW_PASSPHRASE)
    holder = KeyHolder.objects.get(pk=first.holder.pk)
    assert holders.open_with_passphrase(holder, NEW_PASSPHRASE).secret.seed == first.key.secret.seed
    with pytest.raises(WrongPassphrase):
        holders.open_with_passphrase(holder, PASSPHRASE)


def test_the_printed_key_opens_what_a_lost_passphrase_does_not(first, send):
    sent = send()
    printed = holders.recover(first.holder, first.recovery_key.lower().replace("-", " "), NEW_PASSPHRASE)
    holder = KeyHolder.objects.get(pk=first.holder.pk)
    assert open_case(holders.open_with_passphrase(holder, NEW_PASSPHRASE), sent.case.number)
    assert holders.is_recovery_key(holder, printed)
    assert not holders.is_recovery_key(holder, first.recovery_key)


def test_with_both_lost_a_colleague_lets_a_new_key_in(station, first, second, send):
    sent = send()
    holder, _ = holders.enrol(station, "corruption", second.holder.user, "สว.อก.สภ.กมลา", NEW_PASSPHRASE)
    holders.countersign(holder, first.key)
    holders.remove(second.holder, first.key)
    assert open_case(holders.open_with_passphrase(holder, NEW_PASSPHRASE), sent.case.number)
