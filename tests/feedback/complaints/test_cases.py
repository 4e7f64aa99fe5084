"""A report reaches those for whom it is meant, and nobody else."""

import pytest

from feedback.complaints import access, holders
from feedback.complaints.casefiles import open_case, open_cases, open_with_receipt
from feedback.complaints.models import Case, Compartment, Entry, Mode, SealedKey, State
from feedback.complaints.records import RecordKind
from feedback.complaints.reportersfile import AlreadyClosed
from feedback.complaints.sealing.secrets import SEALED_SIZE

from .conftest import REPORT

pytestmark = pytest.mark.django_db
NAME = {"name": "สมศรี รักถิ่น", "telephone": "081-234-5678"}


def test_an_officer_and_the_reporter_write_to_each_other(station, first, send):
    sent = send()
    file = open_case(first.key, sent.case.number)
    assert file.conversation[0].body == REPORT
    file.append(RecordKind.MESSAGE, {"text": "ขอทราบเวลาที่แน่นอน"})

    reporter = open_with_receipt(station, sent.receipt)
    assert [one.body for one in reporter.conversation] == [REPORT, {"text": "ขอทราบเวลาที่แน่นอน"}]
    assert reporter.conversation[1].by == "officer"
    reporter.append(RecordKind.MESSAGE, {"text": "ประมาณสี่ทุ่ม"})
    assert open_case(first.key, sent.case.number).conversation[-1].body == {"text": "ประมาณสี่ทุ่ม"}


def test_the_reporter_does_not_see_what_officers_note(station, first, send):
    sent = send()
    open_case(first.key, sent.case.number).append(
        RecordKind.NOTE, {"text": "ตรวจกล้องวงจรปิด"}, Compartment.INTERNAL
    )
    reporter = open_with_receipt(station, sent.receipt)
    assert Compartment.INTERNAL not in reporter.keys
    with pytest.raises(KeyError):
        reporter.append(RecordKind.NOTE, {}, Compartment.INTERNAL)


def test_the_same_form_sent_twice_makes_one_case(first, send):
    sent = send()
    again = send({"what": "another text"}, receipt=sent.receipt)
    assert again.case == sent.case
    assert Case.objects.count() == 1


def test_a_code_that_is_not_ours_opens_nothing(station, first, send):
    send()
    assert open_with_receipt(station, "0000 0000 0000 0000 0000") is None


def test_another_station_does_not_open_the_case(first, other_station, send):
    sent = send()
    assert open_with_receipt(other_station, sent.receipt) is None


def test_a_concerned_officer_does_not_see_that_the_case_exists(first, second, send):
    sent = send(concerns=["สว.อก.สภ.กมลา"])
    assert open_case(second.key, sent.case.number) is None
    assert open_cases(second.key) == []
    assert [one.case for one in open_cases(first.key)] == [sent.case]


def test_boxes_for_nobody_look_like_all_others(first, second, send):
    sent = send(concerns=["สว.อก.สภ.กมลา"])
    rows = SealedKey.objects.filter(case=sent.case)
    assert {len(bytes(row.sealed)) for row in rows} == {SEALED_SIZE}
    per_holder = {
        holder: rows.filter(holder=holder).count() for holder in (first.holder, second.holder, None)
    }
    assert per_holder == {first.holder: 3, second.holder: 3, None: 2}


def test_what_concerns_everyone_goes_to_the_superior_unit(enrol, first, send):
    superior = enrol("superior", first, position="รอง ผบก.ภ.จว.", is_superior_unit=True)
    ordinary = send()
    concerning = send(concerns=["ผกก.สภ.กมลา"])
    assert [one.case for one in open_cases(first.key)] == [ordinary.case]
    assert [one.case for one in open_cases(superior.key)] == [concerning.case]


def test_nothing_is_stored_when_nobody_is_left_to_read_it(first, send):
    with pytest.raises(access.NoRecipients):
        send(concerns=["ผกก.สภ.กมลา"])
    assert not Case.objects.exists()


def test_a_confidential_name_goes_to_the_custodian_alone(first, second, send):
    sent = send(mode=Mode.CONFIDENTIAL, identity=NAME)
    reads = open_case(first.key, sent.case.number)
    assert reads.read_identity("ต้องเรียกมาให้ปากคำ")[0].body == NAME
    assert not open_case(second.key, sent.case.number).may_read_identity


def test_reading_a_name_needs_a_reason_which_the_others_see(first, second, send):
    sent = send(mode=Mode.NAMED, identity=NAME)
    file = open_case(second.key, sent.case.number)
    with pytest.raises(ValueError, match="reason"):
        file.read_identity("  ")
    file.read_identity("โทรศัพท์นัดหมาย")
    noted = [one for one in open_case(first.key, sent.case.number).internal if "reason" in one.body]
    assert [(one.kind, one.body["reason"]) for one in noted] == [
        (RecordKind.IDENTITY_READING, "โทรศัพท์นัดหมาย")
    ]


def test_every_opening_is_noted_for_the_others(first, second, send):
    sent = send()
    open_case(second.key, sent.case.number)
    readings = [one.by for one in open_case(first.key, sent.case.number).internal if one.kind == "reading"]
    assert [one["user"] for one in readings] == [second.holder.user_id, first.holder.user_id]


def test_handing_a_case_over_loses_sight_of_it(first, second, send):
    sent = send()
    file = open_case(second.key, sent.case.number)
    assert file.successors() == [first.holder]
    file.recuse("เป็นญาติกับผู้ถูกร้อง")
    assert open_case(second.key, sent.case.number) is None
    assert open_case(first.key, sent.case.number).access.recused == (second.holder.user_id,)
    with pytest.raises(access.NoRecipients):
        open_case(first.key, sent.case.number).recuse("ไม่ว่าง")


def test_the_status_is_told_to_the_reporter(station, first, send):
    sent = send()
    open_case(first.key, sent.case.number).set_state(State.FINISHED, {"text": "ลงโทษทางวินัยแล้ว"})
    reporter = open_with_receipt(station, sent.receipt)
    assert reporter.case.state == State.FINISHED
    assert reporter.conversation[-1].body == {"text": "ลงโทษทางวินัยแล้ว", "state": "finished"}


def test_only_the_first_closing_counts(first, send):
    sent = send()
    file = open_case(first.key, sent.case.number)
    file.set_state(State.FINISHED, {"text": "เสร็จสิ้น"})
    Case.objects.update(closed_month="2024-01")
    open_case(first.key, sent.case.number).set_state(State.NOT_ACCEPTED, {"text": "แก้ไขผล"})
    assert Case.objects.get().closed_month == "2024-01"


def test_a_closed_case_cannot_be_withdrawn(station, first, send):
    sent = send()
    open_case(first.key, sent.case.number).set_state(State.FINISHED, {"text": "เสร็จสิ้น"})
    with pytest.raises(AlreadyClosed):
        open_with_receipt(station, sent.receipt).withdraw()


def test_an_entry_that_was_changed_or_moved_does_not_open_and_the_others_do(station, first, send):
    sent = send()
    file = open_case(first.key, sent.case.number)
    for text in ("หนึ่ง", "สอง", "สาม"):
        file.append(RecordKind.MESSAGE, {"text": text})
    one, two, _ = Entry.objects.filter(compartment=Compartment.CONVERSATION, number__gt=1)
    one.ciphertext, two.ciphertext = two.ciphertext, one.ciphertext
    one.save()
    two.save()
    read = open_with_receipt(station, sent.receipt).conversation
    assert [entry.kind for entry in read] == ["report", "damaged", "damaged", "message"]
    assert read[-1].body == {"text": "สาม"}


def test_the_list_takes_as_many_queries_for_many_cases(first, send, django_assert_num_queries):
    send()
    with django_assert_num_queries(4):
        assert [one.conversation[0].body for one in open_cases(first.key)] == [REPORT]
    for _ in range(5):
        send()
    with django_assert_num_queries(4):
        assert len([one.internal for one in open_cases(first.key)]) == 6


def test_a_key_that_waits_opens_nothing(enrol, first, send):
    sent = send()
    waiting = enrol("waiting")
    with pytest.raises(holders.NotActive):
        open_case(waiting.key, sent.case.number)
