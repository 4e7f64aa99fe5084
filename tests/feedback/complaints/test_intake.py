"""What the form asks before something is sealed, and the same form sent many times at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from feedback.complaints import intake
from feedback.complaints.casefiles import open_case
from feedback.complaints.models import Case, Mode
from feedback.complaints.sealing.receipts import new_receipt
from tests.factories import officer

from .conftest import REPORT

pytestmark = pytest.mark.django_db
KIND = "corruption"


def test_a_station_without_keys_takes_nothing(station, other_station, first):
    assert intake.is_open(station, KIND)
    assert not intake.is_open(station, "tip")
    assert not intake.is_open(other_station, KIND)


def test_the_list_of_positions_has_those_of_the_directory_and_of_the_keys(station, first):
    officer(station, position_th="สวป.สภ.กมลา")
    officer(station, position_th="ผกก.สภ.กมลา")
    assert intake.positions(station, KIND) == ["ผกก.สภ.กมลา", "สวป.สภ.กมลา"]


def test_a_name_can_be_given_in_confidence_where_a_custodian_is_left(station, first, second):
    assert intake.modes(station, KIND, []) == list(Mode)
    assert intake.modes(station, KIND, ["ผกก.สภ.กมลา"]) == [Mode.ANONYMOUS, Mode.NAMED]
    assert intake.modes(station, KIND, ["ผกก.สภ.กมลา", "สว.อก.สภ.กมลา"]) == []


def test_a_position_typed_with_other_spaces_is_the_same(station, first, second):
    assert intake.modes(station, KIND, [" ผกก.สภ.กมลา "]) == [Mode.ANONYMOUS, Mode.NAMED]


def test_what_an_officer_enters_for_somebody_says_who_entered_it(first, send):
    case = send(entered_by=first.key).case
    assert open_case(first.key, case.number).internal[0].by["user"] == first.holder.user_id


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_many_times_at_once_makes_one_case(station, first):
    receipt = new_receipt()

    def send(_):
        try:
            return intake.submit(station, KIND, REPORT, receipt=receipt).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as senders:
        numbers = set(senders.map(send, range(8)))
    assert numbers == {Case.objects.get().number}
