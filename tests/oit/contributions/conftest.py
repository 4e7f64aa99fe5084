"""A line of work that is asked for its part, and the people who have to do with it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.models.stations import Role
from oit.contributions import steps
from oit.contributions.models import Contribution, Link, Reader, State
from oit.models import ProcurementSummaryPage
from tests.conftest import make_user
from tests.factories import draft

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
ROW = {
    "work": "จ้างซ่อมรถยนต์สายตรวจ",
    "budget": "๑๒,๕๐๐ บาท",
    "reference_price": "12,500",
    "method": "เฉพาะเจาะจง",
    "bidders": "ร้านกมลาการช่าง 12,000 บาท",
    "winner": "ร้านกมลาการช่าง",
    "agreed_price": "12000",
    "reason": "ราคาต่ำสุด",
    "contract_number": "7/2567",
    "contract_date": "๑๕ พ.ย. ๒๕๖๖",
}
STORED = {
    "work": "จ้างซ่อมรถยนต์สายตรวจ",
    "budget": "12500.00",
    "method": "specific",
    "agreed_price": "12000.00",
    "contract_date": "2023-11-15",
}


@pytest.fixture
def o15(station):
    return draft(ProcurementSummaryPage, station)


@pytest.fixture
def head(station):
    user = make_user("head-of-administration", station, Role.SUPERVISOR)
    user.position = "สารวัตรอำนวยการ"
    user.save()
    return user


@pytest.fixture
def asked(station, officer_user, head):
    """A function that asks a line of work, and gives ``(contribution, path of its link)``."""
    officer_user.position = "เจ้าหน้าที่เว็บไซต์ งานอำนวยการ"
    officer_user.save()

    def asked(page, element, **values):
        contribution = Contribution(
            **{
                "site": station,
                "page_id": page.pk,
                "element": element,
                "line_of_work": "administration",
                "wanted": "ขอข้อมูลการจัดซื้อจัดจ้างของเดือนนี้ พร้อมไฟล์",
                "due": timezone.localdate() + timedelta(days=7),
                "officer": "ส.ต.ท. งานพัสดุ",
                "officer_email": "stores@example.org",
                "head": head,
                **values,
            }
        )
        links = steps.ask([contribution], officer_user)
        return contribution, links[contribution].removeprefix("http://testserver")

    return asked


@pytest.fixture
def november(asked, o15):
    """O15 asked for November 2023."""
    return asked(o15, "months", month="2023-11")


@pytest.fixture
def visitor(station):
    """Someone without an account, in a browser."""
    return Client(enforce_csrf_checks=True)


def rows(*given):
    """The posted fields of rows."""
    data = {"row-TOTAL_FORMS": str(len(given)), "row-INITIAL_FORMS": "0"}
    for number, row in enumerate(given):
        data |= {f"row-{number}-{key}": value for key, value in row.items()}
    return data


def send(visitor, path, do="send", **data):
    return visitor.post(path, {"do": do, **data}, headers=SAME_ORIGIN)


def approved(contribution, **content):
    """The contribution as if its line of work had sent ``content`` in and its head had approved it."""
    contribution.content = content
    contribution.state = State.APPROVED
    contribution.save()
    return contribution


def head_path(contribution):
    return Link.make(contribution, Reader.HEAD).removeprefix("http://testserver")


def newest(page):
    """The newest draft of the page as it is stored."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
