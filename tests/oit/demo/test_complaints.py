"""The sample keys and reports of a demonstration station, and that nothing else makes such keys."""

import pytest

from feedback.complaints import holders, intake, statistics, watching
from feedback.complaints.casefiles import open_cases, open_with_receipt
from feedback.complaints.models import Case, KeyHolder, Kind
from feedback.complaints.sealing import stretching
from oit.demo import FOLDER, DemoError, StationFolder
from oit.demo.complaints import SAMPLE_PHRASE, load_complaints
from oit.demo.duties import add_person
from oit.demo.values import References
from oit.stations import create_station

pytestmark = pytest.mark.django_db
KAMALA = StationFolder(FOLDER / "kamala")
HOLDER = """
[[holders]]
person = "person:deputy-inquiry"
kind = "corruption"
position = "รองผู้กำกับการสอบสวน"
"""
CASE = """
[[cases]]
kind = "corruption"
receipt = "1111 2222 3333 4444 5553"
report = { what = "(เรื่องตัวอย่าง)" }
"""


@pytest.fixture(autouse=True)
def _cheap_stretching(monkeypatch):
    monkeypatch.setattr(stretching, "COST", stretching.Cost(passes=1, memory=8192))


@pytest.fixture
def load(station):
    """A function that loads the complaints of a folder, with the people of Kamala."""

    def load(folder):
        references = References()
        for key, entry in KAMALA.people.items():
            references.add("person", key, add_person(station, entry, references))
        load_complaints(station, folder, references)

    return load


def test_both_forms_are_open_and_every_officer_unlocks_with_the_sample_passphrase(load, station):
    load(KAMALA)
    for kind in Kind:
        active = holders.active_holders(station, kind)
        assert len(active) == 2
        for holder in active:
            key = holders.open_with_passphrase(holder, SAMPLE_PHRASE)
            assert open_cases(key)
            assert watching.strangers(key) == ([], [])
    assert sum(one.is_custodian for one in holders.active_holders(station, Kind.CORRUPTION)) == 1


def test_every_report_says_that_it_is_a_sample_and_opens_with_its_code(load, station):
    load(KAMALA)
    for entry in KAMALA.complaint_cases:
        file = open_with_receipt(station, entry.data["receipt"])
        assert "(เรื่องตัวอย่าง)" in file.conversation[0].body["what"]
        assert len(file.conversation) > len([one for one in entry.data.get("then", ()) if "text" in one])


def test_the_figures_are_those_of_the_page(load, station):
    load(KAMALA)
    rows = KAMALA.pages["oit/2567/o17"].data["fields"]["complaints"]
    counts = statistics.counts_by_month(station, Kind.CORRUPTION, [row["month"] for row in rows])
    assert [(one.month, one.received, one.finished, one.in_progress) for one in counts] == [
        (row["month"], row["received"], row["finished"], row["in_progress"]) for row in rows
    ]


def test_a_station_that_is_set_up_has_no_key():
    site = create_station(
        hostname="new.localhost", kind="provincial", name_th="สถานีตำรวจภูธรใหม่", name_en="New"
    )
    assert not KeyHolder.objects.exists()
    assert not intake.is_open(site, Kind.CORRUPTION)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"complaint_keys": HOLDER.replace('"corruption"', '"gossip"')}, "there is no kind “gossip”"),
        ({"complaint_keys": HOLDER + "color = 1\n"}, "unknown: color"),
        ({"complaint_cases": CASE}, "nobody holds a key who may read this"),
        (
            {"complaint_keys": HOLDER, "complaint_cases": CASE.replace("5553", "5554")},
            "no code of twenty digits",
        ),
        (
            {"complaint_keys": HOLDER, "complaint_cases": CASE + 'then = [{ by = "person:nobody" }]\n'},
            "then 1: “person:nobody” holds no key",
        ),
    ],
)
def test_what_cannot_be_loaded(load, write, files, said):
    with pytest.raises(DemoError, match=said):
        load(write(**files))
    assert not Case.objects.filter(entries__number__gt=1).exists()
