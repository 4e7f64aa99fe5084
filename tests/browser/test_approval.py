"""From what is missing to what an assessor sees: an officer reports a month, a supervisor approves it on a phone."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .server import PASSWORD

pytestmark = pytest.mark.browser

BOARD = "/admin/readiness/"
NOVEMBER = "2023-11"
HOST = "approval.localhost"
# A station of its own, so that the others stay as they were: its O15 was published without November.
PREPARE = """
import json
from cms.models import User
from cms.models.station import StationKind
from cms.models.stations import Role
from oit.models import ProcurementSummaryPage
from oit.stations import create_station, group_for
from tests.factories import material, published
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream
site = create_station(
    hostname="{host}", port={port}, kind=StationKind.PROVINCIAL, year=2567,
    name_th="สถานีตำรวจภูธรตัวอย่าง", name_en="Example Police Station",
)
given = material(site)
months = stream(*(month(iso, given) for iso in ASSESSED if iso != "{november}"))
page = published(ProcurementSummaryPage, site, months=months)
for role in (Role.OFFICER, Role.SUPERVISOR):
    name = f"example-{{role}}"
    user = User.objects.create_user(name, f"{{name}}@example.org", "{password}", first_name="สมหญิง")
    user.groups.add(group_for(site, role))
print(json.dumps({{"page": page.pk, "months": len(page.months)}}))
"""


@pytest.fixture(scope="module")
def o15(site):
    """``{page: id, months: how many it has}``"""
    return site.run(PREPARE.format(host=HOST, port=site.port, november=NOVEMBER, password=PASSWORD))


def cell_of_november(page):
    """The cell of O15 for November in the month matrix: the second month of a fiscal year."""
    page.goto(BOARD)
    return page.locator(".board-months tbody tr", has_text="O15").locator("td").nth(1)


def submit(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.locator("footer [name=action-submit]").click()


def opened(page, mail, site):
    """Opens the link of a ``mail`` on a phone. The person is signed in on another name of the same server."""
    (path,) = re.findall(rf"http://{HOST}:{site.port}(/admin/\S+)", mail)
    page.set_viewport_size(PHONE)
    page.goto(path)


def press(page, name, comment):
    page.locator("[name=comment]").fill(comment)
    with page.expect_navigation():
        page.locator(f"button[name={name}]").click()


def test_no_procurement_in_november_from_the_officer_to_the_assessor(o15, sign_in, visitor, site, axe):
    officer = sign_in("example-officer")
    expect(cell_of_november(officer)).to_have_class(re.compile("board-state--overdue"))
    officer.locator("#o15 summary").first.click()
    expect(officer.locator("#o15")).to_contain_text("พฤศจิกายน 2566")

    officer.goto(f"/admin/pages/{o15['page']}/edit/")
    expect(officer.locator(".checklist")).to_contain_text("พฤศจิกายน 2566")
    officer.locator("[data-contentpath=months] .c-sf-add-button").last.click()
    added = f"months-{o15['months']}-value"
    officer.locator(f"[name={added}-month]").select_option(NOVEMBER)
    officer.locator(f"[name={added}-nothing]").check()
    submit(officer)
    mail = site.mails[-1]
    assert "To: example-supervisor@example.org" in mail
    expect(cell_of_november(officer)).to_have_class(re.compile("board-state--overdue"))

    supervisor = sign_in("example-supervisor")
    opened(supervisor, mail, site)
    changes = supervisor.locator(".approval-section")
    expect(changes).to_have_count(1)
    expect(changes).to_contain_text("พฤศจิกายน 2566")
    assert supervisor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe.faults(supervisor) == []
    press(supervisor, "approve", "เรียบร้อยดี")
    assert "To: example-officer@example.org" in site.mails[-1]
    assert "เรียบร้อยดี" in site.mails[-1]

    expect(cell_of_november(officer)).to_have_class(re.compile("board-state--nothing"))
    visitor.goto(f"http://{HOST}:{site.port}/oit/2567/assessor/")
    months = visitor.locator("#o15 .assessor-elements > li").first
    expect(months).to_contain_text("พ.ย. 2566")
    months.locator("a").first.click()
    expect(visitor.locator(f"#months-{NOVEMBER}")).to_be_visible()
    expect(visitor.locator(f"#months-{NOVEMBER}").get_by_role("table")).to_have_count(0)


def test_a_supervisor_returns_it_on_a_phone_with_a_word_on_why(o15, sign_in, visitor, site):
    officer = sign_in("example-officer")
    officer.goto(f"/admin/pages/{o15['page']}/edit/")
    officer.locator("[name=introduction]").fill("ข้อความนำที่ยังไม่ได้ตรวจ")
    submit(officer)

    supervisor = sign_in("example-supervisor")
    supervisor.set_viewport_size(PHONE)
    supervisor.reload()
    supervisor.locator(".approval-list a", has_text="O15").click()
    press(supervisor, "reject", "")
    expect(supervisor.locator("[name=comment]")).to_have_attribute("aria-invalid", "true")
    press(supervisor, "reject", "ขอให้ระบุเลขที่คำสั่ง")
    assert "ขอให้ระบุเลขที่คำสั่ง" in site.mails[-1]

    visitor.goto(f"http://{HOST}:{site.port}/oit/2567/o15/")
    expect(visitor.locator("main")).not_to_contain_text("ข้อความนำที่ยังไม่ได้ตรวจ")
