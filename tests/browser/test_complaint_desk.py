"""The officers' screens: keys from the first on, and everything that is done to a case, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from .complaints import FAULT, NEWCOMERS
from .steps import go_on

pytestmark = pytest.mark.browser
PASSPHRASES = ["ข้าวเหนียวมะม่วง สี่สิบจาน", "ตะกร้าใบเก่า ลมทะเล ห้าโมงเย็น"]
RECOVERY_KEY = re.compile(r"([A-Z2-7]{4}-){7}[A-Z2-7]{4}")


def set_up(officer, place, passphrase):
    """Makes the key of the officer in the ``place`` of the list of positions, and proves that it is on paper."""
    page = officer.page
    page.goto("/admin/complaints/")
    officer.look()
    go_on(page.locator(f".desk__entries a[href*='/{officer.kind}/keys/']"))
    officer.look()
    page.locator("a[href$='/keys/new/']").first.click()
    page.locator("[name=position]").select_option(index=place)
    page.locator("[name=is_custodian]").check()
    officer.send(passphrase=passphrase, again="อย่างอื่น")
    expect(page.locator(FAULT)).to_be_visible()
    officer.look()
    officer.send(passphrase=passphrase, again=passphrase)
    recovery_key = RECOVERY_KEY.search(page.locator(".desk-sheet__key").inner_text())[0]
    officer.look()
    page.locator("a[href$='/recovery-key/check/']").click()
    officer.send(recovery_key=recovery_key[:-1])
    expect(page.locator(FAULT)).to_be_visible()
    officer.look()
    officer.send(recovery_key=recovery_key.lower().replace("-", " "))
    expect(page).to_have_url(re.compile("/keys/$"))


def test_a_station_gets_its_first_two_keys_and_its_form_opens(receiving, officer_of, new_page):
    visitor = new_page()
    form = f"http://phetkasem.localhost:{receiving.port}/complaint/"
    visitor.goto(form)
    expect(visitor.locator("[value=start]")).to_have_count(0)

    first, second = (officer_of("corruption", name) for name in NEWCOMERS)
    set_up(first, 1, PASSPHRASES[0])
    visitor.goto(form)
    expect(visitor.locator("[value=start]")).to_have_count(1)
    set_up(second, 2, PASSPHRASES[1])
    digits = second.page.locator(".desk__digits").last.inner_text()

    first.page.goto("/admin/")
    first.page.locator(".today-line a[href*='/keys/']").first.click()
    first.page.locator("a[href*='/unlock/']").click()
    first.unlock(PASSPHRASES[0])
    first.look()
    first.page.locator("a[href$='/countersign/']").click()
    expect(first.page.locator(".desk__digits--large")).to_have_text(digits)
    first.look()
    first.page.locator("[name=compared]").check()
    first.press()
    expect(first.page).to_have_url(re.compile("/keys/$"))
    expect(first.page.locator("a[href$='/countersign/']")).to_have_count(0)
    # Without Wagtail's message, which is still being faded in.
    first.page.reload()
    first.look()

    second.enter()
    second.unlock(PASSPHRASES[1])
    expect(second.page.locator(".desk__filters")).to_be_visible()
    second.look()
    second.page.locator("form[action$='/lock/'] button").click()
    expect(second.page.locator("[name=passphrase]")).to_be_visible()


@pytest.fixture
def custodian(officer_of):
    """The custodian of identities at Kamala, with the list of cases open."""
    officer = officer_of("corruption", "kamala-deputy-inquiry")
    officer.enter()
    officer.unlock()
    return officer


def test_what_somebody_tells_at_the_counter_is_entered_and_followed_to_the_end(custodian):
    page = custodian.page
    go_on(page.locator("a[href$='/enter/']"))
    custodian.look()
    with page.expect_navigation():
        custodian.send(what="ถูกเรียกเงินที่จุดตรวจ", name="สมศรี ตัวอย่าง")
    page.goto(page.url)
    page.locator("[name=mode][value=confidential]").check()
    custodian.send(what="ถูกเรียกเงินที่จุดตรวจ", name="สมศรี ตัวอย่าง")
    expect(page.locator(".desk-sheet__key")).to_have_text(re.compile(r"^(\d{4} ){4}\d{4}$"))
    custodian.look()
    number = page.locator(".desk-sheet .desk__digits").nth(1).inner_text()
    page.emulate_media(media="print")
    expect(page.locator(".desk-sheet__key")).to_be_visible()
    expect(page.locator(".desk__nav")).to_be_hidden()
    page.emulate_media(media="screen")

    page.get_by_role("link", name="ไปที่รายการเรื่อง").or_(page.locator(".desk__deeds a")).first.click()
    page.get_by_role("link", name=number).click()
    page.locator(f"{custodian.deed('plan')} [name=plan-days]").select_option("15")
    page.locator(f"{custodian.deed('plan')} [name=plan-to]").select_option(index=1)
    custodian.do("plan")
    expect(page.locator(".desk__facts--row")).to_contain_text("รองผู้กำกับการสอบสวน")

    identity = "form[action$='/identity/']"
    custodian.press(identity)
    expect(page.locator(f"{identity} {FAULT}")).to_be_visible()
    custodian.fill(identity, reason="นัดหมายให้ถ้อยคำ")
    custodian.press(identity)
    expect(page.locator(".desk")).to_contain_text("สมศรี ตัวอย่าง")
    custodian.look()
    for screen in ("copy", "hand-over"):
        page.goto(f"{page.url.split('/case/')[0]}/case/{number}/{screen}/")
        custodian.look()


def test_the_room_shows_its_figures_and_keys(custodian):
    page = custodian.page
    for address in (
        "figures/?year=2567",
        "keys/",
        "my-key/passphrase/",
        "my-key/recovery-key/",
        "my-key/replace/",
    ):
        page.goto(f"{page.url.split('/corruption/')[0]}/corruption/{address}")
        custodian.look()
    page.goto(f"{page.url.split('/corruption/')[0]}/corruption/figures/?year=2567")
    custodian.page.locator("[name=month]").select_option("2024-08")
    custodian.send(received="2", finished="1")
    expect(page.locator("tbody tr").filter(has_text="สิงหาคม").locator("td")).to_have_text(["2", "1", "1"])
