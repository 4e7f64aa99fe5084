"""The figures stay right when cases go, and what goes is gone."""

import datetime

import pytest

from cms.privacy.models import Erasure, ErasureReason, PrivacySettings
from feedback.complaints import erasing, retention
from feedback.complaints.attachments import storing
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Case, Channel, Entry, OtherChannelCount, SealedKey, State
from feedback.complaints.statistics import counts_by_month

from . import attached
from .test_attachments import files

pytestmark = pytest.mark.django_db


def counts(station, *months, **options):
    return [
        (one.received, one.finished, one.in_progress)
        for one in counts_by_month(station, "corruption", months, **options)
    ]


def close(case, month, state=State.FINISHED):
    Case.objects.filter(pk=case.pk).update(state=state, closed_month=month)
    case.refresh_from_db()


@pytest.fixture
def cases(first, send):
    """Two that came in January, one of them closed in March, and one that came in March."""
    cases = [send().case for _ in range(3)]
    for case, month in zip(cases, ("2024-01", "2024-01", "2024-03"), strict=True):
        Case.objects.filter(pk=case.pk).update(month=month)
    close(cases[0], "2024-03")
    return cases


def test_what_is_in_progress_follows_from_month_to_month(station, cases):
    assert counts(station, "2023-12", "2024-01", "2024-02", "2024-03") == [
        (0, 0, 0),
        (2, 0, 2),
        (0, 0, 2),
        (1, 1, 2),
    ]


def test_another_kind_or_station_is_not_counted(cases, other_station, station):
    assert counts(other_station, "2024-01") == [(0, 0, 0)]
    assert [one.received for one in counts_by_month(station, "tip", ["2024-01"])] == [0]


def test_other_channels_are_counted_in(station, cases):
    OtherChannelCount.objects.create(
        site=station, month="2024-01", channel=Channel.WALK_IN, received=3, finished=2
    )
    assert counts(station, "2024-01", "2024-03") == [(5, 2, 3), (1, 1, 3)]
    assert counts(station, "2024-01", other_channels=False) == [(2, 0, 2)]


def test_an_erased_case_still_counts(station, cases):
    before = counts(station, "2024-01", "2024-02", "2024-03")
    erasing.erase(cases[0], ErasureReason.OFFICER)
    assert counts(station, "2024-01", "2024-02", "2024-03") == before


def test_what_was_no_complaint_counts_nowhere(station, cases):
    erasing.erase(cases[0], ErasureReason.OFFICER, counted=False)
    assert counts(station, "2024-01") == [(1, 0, 1)]


def test_withdrawing_and_reopening_change_the_figures(station, first, send):
    sent = send()
    month = sent.case.month
    open_with_receipt(station, sent.receipt).withdraw("เปลี่ยนใจ")
    assert counts(station, month) == [(1, 1, 0)]
    open_case(first.key, sent.case.number).set_state(State.CHECKING, {"text": "เปิดเรื่องอีกครั้ง"})
    assert counts(station, month) == [(1, 0, 1)]


@pytest.mark.django_db(transaction=True)
def test_erasing_takes_rows_keys_and_files(station, first, send):
    pending = storing.keep("ด่าน.jpg", "image/jpeg", attached.picture())
    sent = send(attachments=[pending])
    assert pending.name in files()
    erasing.erase(sent.case, ErasureReason.OFFICER, first.holder.user)
    assert pending.name not in files()
    assert [model.objects.count() for model in (Case, Entry, SealedKey)] == [0, 0, 0]
    erased = Erasure.objects.get()
    assert (erased.kind, erased.number, erased.by) == ("complaint", 1, first.holder.user)


def test_a_closed_case_goes_when_its_time_is_over(station, cases):
    PrivacySettings.objects.update_or_create(site=station, defaults={"days": {"complaint": 90}})
    assert retention.last_day(cases[0]) == datetime.date(2024, 6, 29)
    assert retention.last_day(cases[2]) > datetime.date(2028, 12, 31)
    erasing.erase_due()
    assert set(Case.objects.all()) == set(cases[1:])
    erased = Erasure.objects.get()
    assert (erased.kind, erased.number, erased.reason) == ("complaint", 1, ErasureReason.AGE)


def test_what_lies_in_the_storage_is_not_the_file(db):
    content = attached.picture()
    pending = storing.keep("ด่าน.jpg", "image/jpeg", content)
    with storing.private_storage().open(f"{storing.FOLDER}/{pending.name[:2]}/{pending.name}") as file:
        sealed = file.read()
    assert len(sealed) % storing.BLOCK < 64
    assert content[:16] not in sealed
