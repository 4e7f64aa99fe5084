"""However keys come, change and go: a case is open to those whom it admits, and never to one whom it concerns."""

import pytest
from django.contrib.auth import get_user_model
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.complaints import holders
from feedback.complaints.casefiles import open_cases
from feedback.complaints.models import Case, KeyHolder, SealedKey

from .conftest import PASSPHRASE

pytestmark = pytest.mark.django_db
POSITIONS = ["ผกก.", "รอง ผกก.ป.", "สว.อก.", "สวป."]
steps = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.sampled_from(POSITIONS[1:])),
        st.tuples(st.just("join"), st.sampled_from(POSITIONS[1:])),
        st.tuples(st.just("rotate"), st.integers(0, 9)),
        st.tuples(st.just("leave"), st.integers(0, 9)),
        st.tuples(st.just("hand over"), st.integers(0, 9)),
    ),
    max_size=10,
)


class Room:
    """The keys of one station and kind. Nobody complains of the first officer, who stays and lets everyone in."""

    def __init__(self, station, send):
        Case.objects.all().delete()
        KeyHolder.objects.update(countersigned_by=None, countersignature=None)
        KeyHolder.objects.all().delete()
        self.station, self.report = station, send
        self.keys = []
        self.join(POSITIONS[0])

    def send(self, position):
        self.report(concerns=[position])

    def join(self, position):
        user = get_user_model().objects.create_user(f"officer{get_user_model().objects.count()}")
        holder, _ = holders.enrol(self.station, "corruption", user, position, PASSPHRASE)
        if self.keys:
            holder = holders.countersign(holder, self.keys[0])
        self.keys.append(holders.open_with_passphrase(holder, PASSPHRASE))

    def rotate(self, index):
        index %= len(self.keys)
        self.keys[index], _ = holders.rotate(self.keys[index], PASSPHRASE)

    def leave(self, index):
        if others := self.keys[1:]:
            gone = others[index % len(others)]
            holders.remove(gone.holder, self.keys[0])
            self.keys.remove(gone)

    def hand_over(self, index):
        if others := self.keys[1:]:
            for file in open_cases(others[index % len(others)])[:1]:
                file.recuse("ไม่ว่าง")


@settings(max_examples=15)
@given(steps)
def test_a_case_is_open_to_exactly_those_whom_it_admits(station, send, steps):
    room = Room(station, send)
    for step, argument in steps:
        getattr(room, step.replace(" ", "_"))(argument)
    assert {one.pk for one in holders.active_holders(station, "corruption")} == {
        key.holder.pk for key in room.keys
    }
    everything = {file.case: file.access for file in open_cases(room.keys[0])}
    assert len(everything) == Case.objects.count()
    for key in room.keys:
        admitted = {case for case, access in everything.items() if access.admits(key.holder, "internal")}
        assert {file.case for file in open_cases(key)} == admitted
        assert SealedKey.objects.filter(holder=key.holder).count() == 3 * len(everything)
