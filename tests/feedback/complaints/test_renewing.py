"""A key of a case that somebody copied opens nothing that comes after the right to it ended."""

import pytest

from feedback.complaints import holders
from feedback.complaints.casefiles import open_case, open_cases, open_with_receipt
from feedback.complaints.models import Entry, Mode, SealedKey
from feedback.complaints.records import RecordKind
from feedback.complaints.renewing import renew_owed
from feedback.complaints.sealing.records import Damaged, open_record

pytestmark = pytest.mark.django_db


def opens(keys, case):
    """How many of the case's entries the copied ``keys`` open."""
    found = 0
    for entry in Entry.objects.filter(case=case):
        try:
            open_record(keys.get(entry.compartment, bytes(32)), entry.place, bytes(entry.ciphertext))
        except Damaged:
            continue
        found += 1
    return found


def texts(file):
    return [one.body.get("text") for one in file.conversation if one.kind == RecordKind.MESSAGE]


def remove(gone, by):
    holders.remove(gone.holder, by.key)
    by.holder.refresh_from_db()
    return renew_owed(by.key)


def test_a_removed_officer_reads_nothing_that_comes_later(station, first, second, send):
    sent = send()
    copied = dict(open_case(second.key, sent.case.number).keys)
    assert opens(copied, sent.case)
    assert remove(second, first) == 1
    open_with_receipt(station, sent.receipt).append(RecordKind.MESSAGE, {"text": "เขาโทรมาขู่"})
    open_case(first.key, sent.case.number).append(RecordKind.MESSAGE, {"text": "โปรดระวังตัว"})
    assert opens(copied, sent.case) == 0


def test_everyone_else_reads_on_and_nothing_is_lost(station, enrol, first, second, send):
    third = enrol("third", first, position="สวป.")
    sent = send(mode=Mode.NAMED, identity={"name": "กุลธิดา พวงพยอม"})
    open_with_receipt(station, sent.receipt).append(RecordKind.MESSAGE, {"text": "เพิ่มเติม"})
    open_case(second.key, sent.case.number).append(RecordKind.MESSAGE, {"text": "ขอบคุณ"})
    remove(second, first)
    reporter = open_with_receipt(station, sent.receipt)
    assert texts(reporter) == ["เพิ่มเติม", "ขอบคุณ"]
    assert reporter.identity[-1].body == {"name": "กุลธิดา พวงพยอม"}
    file = open_case(third.key, sent.case.number)
    assert texts(file) == ["เพิ่มเติม", "ขอบคุณ"]
    assert file.read_identity("โทรนัด")[-1].body == {"name": "กุลธิดา พวงพยอม"}
    assert not [one for one in file.internal if one.kind == RecordKind.DAMAGED]


def test_it_is_done_once(first, second, send):
    send()
    assert remove(second, first) == 1
    assert renew_owed(first.key) == 0


def test_a_case_that_comes_after_the_removal_owes_nothing(first, second, send):
    remove(second, first)
    send()
    assert renew_owed(first.key) == 0


def test_what_the_remover_does_not_open_is_renewed_by_who_does(enrol, first, second, send):
    """And nothing in clear says which cases those are."""
    third = enrol("third", first, position="สวป.")
    sent = send(concerns=["ผกก.สภ.กมลา"])
    copied = dict(open_case(second.key, sent.case.number).keys)
    assert remove(second, first) == 0
    assert opens(copied, sent.case)
    third.holder.refresh_from_db()
    assert renew_owed(third.key) == 1
    assert opens(copied, sent.case) == 0


def test_a_confidential_name_is_renewed_by_a_custodian(enrol, first, second, send):
    custodian = enrol("third", first, position="สวป.", is_custodian=True)
    sent = send(mode=Mode.CONFIDENTIAL, identity={"name": "กุลธิดา พวงพยอม"})
    copied = dict(open_case(custodian.key, sent.case.number).keys)
    remove(custodian, second)
    assert opens(copied, sent.case) == 1
    first.holder.refresh_from_db()
    assert renew_owed(first.key) == 1
    assert opens(copied, sent.case) == 0


def test_a_recused_officer_reads_nothing_that_comes_later(station, first, second, send):
    sent = send()
    file = open_case(second.key, sent.case.number)
    copied = dict(file.keys)
    file.recuse("เป็นญาติ")
    assert opens(copied, sent.case) == 0
    assert open_with_receipt(station, sent.receipt).conversation[0].body
    assert open_case(first.key, sent.case.number)
    assert not [one for one in open_cases(first.key)[0].internal if one.kind == RecordKind.DAMAGED]


def test_a_replaced_key_is_as_good_as_removed(first, second, send):
    sent = send()
    copied = dict(open_case(second.key, sent.case.number).keys)
    new, _ = holders.rotate(second.key, "ปลาทูแม่กลอง หน้างอคอหัก")
    renew_owed(new)
    assert opens(copied, sent.case) == 0
    assert open_case(new, sent.case.number)


def test_what_is_written_while_the_keys_are_renewed_is_not_lost(station, first, second, send):
    """The reporter opened the page before, and sends after."""
    sent = send()
    reporter = open_with_receipt(station, sent.receipt)
    officer = open_case(first.key, sent.case.number)
    remove(second, first)
    reporter.append(RecordKind.MESSAGE, {"text": "ส่งทันไหม"})
    officer.append(RecordKind.MESSAGE, {"text": "ทันครับ"})
    assert texts(open_case(first.key, sent.case.number)) == ["ส่งทันไหม", "ทันครับ"]


def test_the_table_does_not_tell_who_lost_it(first, second, send):
    sent = send()
    before = set(SealedKey.objects.values_list("pk", "compartment", "holder"))
    open_case(second.key, sent.case.number).recuse("เป็นญาติ")
    assert set(SealedKey.objects.values_list("pk", "compartment", "holder")) == before


def test_a_damaged_entry_stays_so_and_the_rest_is_renewed(first, second, send):
    sent = send()
    open_case(first.key, sent.case.number).append(RecordKind.MESSAGE, {"text": "ขอบคุณ"})
    entry = Entry.objects.filter(case=sent.case, compartment="conversation").last()
    entry.ciphertext = bytes(len(entry.ciphertext))
    entry.save()
    remove(second, first)
    kinds = [one.kind for one in open_case(first.key, sent.case.number).conversation]
    assert kinds == [RecordKind.REPORT, RecordKind.DAMAGED]
