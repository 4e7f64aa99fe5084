"""Designated officers of the station, and a report that was sent to them."""

from dataclasses import dataclass

import pytest

from cms.models.stations import Role
from feedback.complaints import holders, intake
from feedback.complaints.models import Kind, Mode
from feedback.complaints.sealing import stretching
from feedback.complaints.sealing.receipts import new_receipt
from tests.conftest import make_user

PASSPHRASE = "ข้าวเหนียวมะม่วง สี่สิบจาน"
REPORT = {"what": "เรียกเงินห้าพันบาทที่ด่านตรวจ", "when": "คืนวันศุกร์", "where": "หน้าตลาดกมลา"}


@pytest.fixture(autouse=True)
def _cheap_stretching(monkeypatch):
    """The dear one is for guessers; thousands of tests would wait for it."""
    monkeypatch.setattr(stretching, "COST", stretching.Cost(passes=1, memory=8192))


@dataclass
class Officer:
    """A holder with an open key, and what was printed."""

    key: holders.HolderKey
    recovery_key: str

    @property
    def holder(self):
        return self.key.holder


@pytest.fixture
def enrol(station):
    """A function that enrols a new user ``name`` and, with ``by`` (an Officer), has the key countersigned."""

    def enrol(name, by=None, *, position="รอง ผกก.ป.", kind=Kind.CORRUPTION, site=station, **flags):
        user = make_user(name, site, Role.COMPLAINTS)
        holder, recovery_key = holders.enrol(site, kind, user, position, PASSPHRASE, **flags)
        if by:
            holder = holders.countersign(holder, by.key)
        return Officer(holders.open_with_passphrase(holder, PASSPHRASE), recovery_key)

    return enrol


@pytest.fixture
def first(enrol):
    """The first designated officer of Kamala, custodian of identities."""
    return enrol("first", position="ผกก.สภ.กมลา", is_custodian=True)


@pytest.fixture
def second(enrol, first):
    return enrol("second", first, position="สว.อก.สภ.กมลา")


@dataclass
class Sent:
    case: object
    receipt: str


@pytest.fixture
def send(station):
    """A function that sends a report; keyword arguments go to ``submit``."""

    def send(report=REPORT, *, kind=Kind.CORRUPTION, mode=Mode.ANONYMOUS, **options):
        receipt = options.pop("receipt", None) or new_receipt()
        return Sent(intake.submit(station, kind, report, receipt=receipt, mode=mode, **options), receipt)

    return send
