"""A reporter who stayed anonymous gives a name later, to the custodian or to all."""

import pytest

from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Entry, Mode
from feedback.complaints.renewing import renew_owed
from feedback.complaints.sealing.records import Damaged, open_record

from .test_renewing import opens, remove

pytestmark = pytest.mark.django_db
NAME = {"name": "กุลธิดา พวงพยอม", "contact": "089-777-1234"}


@pytest.fixture
def sent(send, second):
    return send()


def disclose(station, sent, mode, identity=NAME):
    return open_with_receipt(station, sent.receipt).disclose(mode, identity)


def names(file):
    return file.read_identity("โทรนัดให้ปากคำ")[-1].body


def test_a_name_for_all_is_read_by_all_with_a_reason(station, sent, first, second):
    disclose(station, sent, Mode.NAMED)
    for officer in (second, first):
        file = open_case(officer.key, sent.case.number)
        assert file.mode == Mode.NAMED
        assert names(file) == NAME
    assert open_with_receipt(station, sent.receipt).identity[-1].body == NAME


def test_a_confidential_name_is_read_by_the_custodian_alone(station, sent, first, second):
    disclose(station, sent, Mode.CONFIDENTIAL)
    assert names(open_case(first.key, sent.case.number)) == NAME
    file = open_case(second.key, sent.case.number)
    assert file.mode == Mode.CONFIDENTIAL
    assert not file.may_read_identity


def test_a_confidential_name_can_be_opened_to_all_later_and_not_taken_back(station, send, first, second):
    sent = send(mode=Mode.CONFIDENTIAL, identity=NAME)
    assert open_with_receipt(station, sent.receipt).disclosable == [Mode.NAMED]
    disclose(station, sent, Mode.NAMED)
    assert names(open_case(second.key, sent.case.number)) == NAME
    assert open_with_receipt(station, sent.receipt).disclosable == []
    with pytest.raises(ValueError, match="confidential"):
        disclose(station, sent, Mode.CONFIDENTIAL)


def test_without_a_custodian_who_may_read_it_nothing_confidential_is_offered(station, send, second):
    sent = send(concerns=["ผกก.สภ.กมลา"])
    assert open_with_receipt(station, sent.receipt).disclosable == [Mode.NAMED]


def test_whom_it_concerns_never_reads_the_name(station, enrol, send, first, second):
    third = enrol("third", first, position="สวป.")
    sent = send(concerns=["สว.อก.สภ.กมลา"])
    disclose(station, sent, Mode.NAMED)
    assert open_case(third.key, sent.case.number)
    assert open_case(second.key, sent.case.number) is None


def test_a_name_that_nobody_has_seen_yet_survives_the_renewal_of_keys(station, enrol, send, first, second):
    third = enrol("third", first, position="สวป.")
    sent = send()
    disclose(station, sent, Mode.NAMED)
    copied = dict(open_case(second.key, sent.case.number).keys)
    assert remove(second, third) == 1
    assert opens(copied, sent.case) == 0
    first.holder.refresh_from_db()
    renew_owed(first.key)
    assert names(open_case(first.key, sent.case.number)) == NAME
    assert names(open_case(third.key, sent.case.number)) == NAME
    assert open_with_receipt(station, sent.receipt).identity[-1].body == NAME


def test_the_name_lies_in_the_identity_alone(station, sent, second):
    disclose(station, sent, Mode.CONFIDENTIAL)
    keys = open_case(second.key, sent.case.number).keys
    for entry in Entry.objects.filter(case=sent.case).exclude(compartment="identity"):
        assert NAME["name"] not in str(open_record(keys[entry.compartment], entry.place, entry.ciphertext))
    for entry in Entry.objects.filter(case=sent.case, compartment="identity"):
        with pytest.raises(Damaged):
            open_record(keys["conversation"], entry.place, entry.ciphertext)
