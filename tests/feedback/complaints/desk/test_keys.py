"""Keys on the officers' screens."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models.stations import Role
from feedback.complaints import holders
from feedback.complaints.casefiles import open_case
from feedback.complaints.models import Entry, FailedTries, KeyHolder, UnlockedKey
from feedback.complaints.sealing.records import Damaged, open_record
from tests.conftest import make_user
from tests.feedback.complaints.conftest import PASSPHRASE

pytestmark = pytest.mark.django_db
NEW = "ปลาทูแม่กลอง หน้างอคอหัก"
RECOVERY_KEY = re.compile(r"(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}")


def shown_key(response):
    return RECOVERY_KEY.search(response.content.decode()).group()


@pytest.fixture
def newcomer(station):
    return make_user("newcomer", station, Role.COMPLAINTS)


def set_up(desk, **changes):
    typed = {
        "position": "other",
        "other_position": "สว.อก.สภ.กมลา",
        "passphrase": NEW,
        "again": NEW,
        **changes,
    }
    return desk.post("enrol", **typed)


def test_a_key_is_set_up_and_its_recovery_key_asked_back(desk_of, newcomer, station):
    desk = desk_of(newcomer)
    recovery_key = shown_key(set_up(desk))
    holder = KeyHolder.objects.get(user=newcomer)
    assert holders.is_active(holder)
    assert not holder.is_recovery_key_checked
    assert "Prove that you wrote" in desk.get("keys").content.decode()
    wrong = desk.post("check_recovery_key", recovery_key="AAAA")
    assert "no whole recovery key" in wrong.content.decode()
    desk.post("check_recovery_key", recovery_key=recovery_key.lower().replace("-", " "))
    holder.refresh_from_db()
    assert holder.is_recovery_key_checked


def test_the_recovery_key_is_not_shown_again(desk_of, newcomer):
    desk = desk_of(newcomer)
    recovery_key = shown_key(set_up(desk))
    assert recovery_key not in desk.get("keys").content.decode()
    assert recovery_key not in desk.get("check_recovery_key").content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"passphrase": "สั้นไป", "again": "สั้นไป"}, "too short"),
        ({"again": "ปลาทูแม่กลอง หน้างอคอตรง"}, "not the same as above"),
        ({"other_position": ""}, "Write your position"),
        ({"passphrase": "123456789012345678", "again": "123456789012345678"}, "entirely numeric"),
    ],
)
def test_a_bad_passphrase_makes_no_key(desk_of, newcomer, changes, message):
    response = set_up(desk_of(newcomer), **changes)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not KeyHolder.objects.exists()


def test_the_password_of_the_account_is_no_passphrase(desk_of, newcomer):
    newcomer.set_password(NEW)
    newcomer.save()
    assert "password of your account" in set_up(desk_of(newcomer)).content.decode()


def test_a_later_key_waits_until_a_colleague_compared_the_fingerprint(first, desk, desk_of, newcomer, send):
    sent = send()
    own = desk_of(newcomer)
    set_up(own)
    holder = KeyHolder.objects.get(user=newcomer)
    assert own.get("case", sent.case.number).url == own.address("keys")
    assert holder.fingerprint in desk.get("countersign", holder.pk).content.decode()
    assert desk.post("countersign", holder.pk).status_code == 422
    desk.post("countersign", holder.pk, compared="on")
    own.unlock(NEW)
    assert own.get("case", sent.case.number).status_code == 200


def test_what_an_officer_did_needs_no_comparing(first, desk, second):
    desk.post("acknowledge")
    assert "not those that you compared" not in desk.get("keys").content.decode()
    desk.post("remove", second.holder.pk, sure="on")
    assert "not those that you compared" not in desk.get("keys").content.decode()


def test_a_key_that_a_colleague_let_in_is_shown_to_the_others(desk, enrol, second):
    desk.post("acknowledge")
    third = enrol("third", second)
    page = desk.get("keys").content.decode()
    assert "not those that you compared" in page
    assert third.holder.fingerprint in page


def test_a_removed_officer_opens_nothing(desk, desk_of, second, send):
    number = send().case.number
    removed = desk_of(second)
    assert removed.get("case", number).status_code == 200
    desk.post("remove", second.holder.pk, sure="on")
    assert removed.get("case", number).url == removed.address("keys")


def test_a_wrong_passphrase_says_so_and_unlocks_nothing(desk_of, first):
    desk = desk_of(first, unlocked=False)
    response = desk.unlock("ไม่ใช่รหัสนี้แน่นอนเลย")
    assert response.status_code == 422
    assert "not your passphrase" in response.content.decode()
    assert not UnlockedKey.objects.exists()


def test_unlocking_leads_to_where_the_officer_wanted_to_go(desk_of, first, send):
    desk = desk_of(first, unlocked=False)
    wanted = desk.address("case", send().case.number)
    locked = desk.client.get(wanted)
    assert desk.client.post(locked.url, {"passphrase": PASSPHRASE}).url == wanted


def test_unlocking_leads_to_no_other_site(desk_of, first):
    desk = desk_of(first, unlocked=False)
    address = desk.address("unlock") + "?next=https://example.com/"
    assert desk.client.post(address, {"passphrase": PASSPHRASE}).url == desk.address("cases")


def test_after_fifteen_idle_minutes_it_is_locked(desk):
    UnlockedKey.objects.update(last_used=timezone.now() - timedelta(minutes=16))
    assert desk.get("cases").url.startswith(desk.address("unlock"))


def test_lock_now_locks(desk):
    desk.post("lock")
    assert desk.get("cases").url.startswith(desk.address("unlock"))
    assert not UnlockedKey.objects.exists()


def test_the_passphrase_is_changed_only_with_the_old_one(desk):
    wrong = desk.post("passphrase", current="ไม่ใช่รหัสนี้แน่นอนเลย", passphrase=NEW, again=NEW)
    assert wrong.status_code == 422
    assert desk.post("passphrase", current=PASSPHRASE, passphrase=NEW, again=NEW).status_code == 302
    assert desk.unlock(PASSPHRASE).status_code == 422
    assert desk.unlock(NEW).status_code == 302


def test_a_replaced_key_opens_what_the_old_one_opened(desk, first, send):
    number = send().case.number
    response = desk.post("rotate", current=PASSPHRASE, passphrase=NEW, again=NEW)
    assert shown_key(response)
    assert desk.get("case", number).status_code == 200
    assert not KeyHolder.objects.filter(pk=first.holder.pk).exists()


def test_the_sheet_opens_what_the_forgotten_passphrase_closed(desk_of, first, send):
    number = send().case.number
    desk = desk_of(first, unlocked=False)
    response = desk.post("recover", recovery_key=first.recovery_key, passphrase=NEW, again=NEW)
    assert shown_key(response) != first.recovery_key
    assert desk.unlock(NEW).status_code == 302
    assert desk.get("case", number).status_code == 200


def test_both_lost_is_a_new_key_that_a_colleague_lets_in(desk_of, desk, second, send):
    number = send().case.number
    lost = desk_of(second, unlocked=False)
    assert shown_key(
        lost.client.post(
            lost.address("enrol") + "?lost",
            {"position": "other", "other_position": "สว.อก.สภ.กมลา", "passphrase": NEW, "again": NEW},
        )
    )
    new = KeyHolder.objects.filter(user=second.holder.user).latest("pk")
    desk.post("countersign", new.pk, compared="on")
    desk.post("remove", second.holder.pk, sure="on")
    assert lost.unlock(NEW).status_code == 302
    assert lost.get("case", number).status_code == 200


def test_who_types_it_wrongly_too_often_is_told_to_wait(desk_of, first):
    desk = desk_of(first, unlocked=False)
    for _ in range(3):
        assert desk.unlock("ข้าวเหนียวทุเรียน").status_code == 422
    response = desk.unlock()
    assert response.status_code == 429
    assert "wait for a minute" in response.content.decode()
    assert not UnlockedKey.objects.exists()
    FailedTries.objects.update(number=9)
    assert "wait for 15 minutes" in desk.unlock().content.decode()


def test_once_in_the_officer_reads_that_somebody_tried(desk_of, first):
    FailedTries.objects.create(
        holder=first.holder, means="passphrase", number=7, last_at=timezone.now() - timedelta(hours=1)
    )
    desk = desk_of(first)
    assert "typed wrongly 7 times" in desk.get("cases").content.decode()


def test_removing_a_key_renews_those_of_the_cases(desk, second, send):
    sent = send()
    copied = dict(open_case(second.key, sent.case.number).keys)
    desk.post("remove", second.holder.pk, sure=1)
    assert sent.case.number in desk.get("cases").content.decode()
    entry = Entry.objects.filter(case=sent.case, compartment="internal").first()
    with pytest.raises(Damaged):
        open_record(copied["internal"], entry.place, bytes(entry.ciphertext))


def test_what_is_owed_is_renewed_at_unlocking(desk_of, first, second, enrol, send):
    sent = send()
    copied = dict(open_case(second.key, sent.case.number).keys)
    holders.remove(second.holder, first.key)
    desk_of(first)
    entry = Entry.objects.filter(case=sent.case, compartment="internal").first()
    with pytest.raises(Damaged):
        open_record(copied["internal"], entry.place, bytes(entry.ciphertext))


def test_the_other_holders_see_what_happened_to_keys(desk_of, first, second, newcomer):
    page = desk_of(first).get("keys").content.decode()
    assert "Key let in by a colleague" in page
    assert "What happened to keys" in page
    assert "What happened to keys" not in desk_of(newcomer).get("keys").content.decode()
