"""A news post is written on a phone, over a connection that breaks."""

import re
from io import BytesIO
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.pictures import jpeg

from .conftest import DESK, PHONE, enter, sign_in_on_top
from .steps import go_on

pytestmark = pytest.mark.browser

ADDRESS = "/admin/post/"
PHOTO = "**/admin/post/photos/**"
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 60_000}


def noise(name, size=(1400, 1000)):
    """A photo that does not compress to nothing, so that it travels in several parts."""
    rough = Image.frombytes("RGB", (350, 250), Random(name).randbytes(350 * 250 * 3)).resize(size)
    buffer = BytesIO()
    rough.save(buffer, "JPEG", quality=90)
    return {"name": name, "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def small(name="IMG_9.jpg"):
    return {"name": name, "mimeType": "image/jpeg", "buffer": jpeg(name, size=(640, 480)).read()}


@pytest.fixture
def officer(sign_in):
    page = sign_in("kamala-officer")
    page.set_viewport_size(PHONE)
    page.goto(ADDRESS)
    return page


def choose(page, *photos):
    page.locator("[name=photos]").set_input_files(list(photos))


def is_sent(page, number):
    expect(page.locator(".quick-post__photo[data-state=sent]")).to_have_count(number)


# Whether the drafts that this browser keeps are what is expected: of each the texts and the names of its photos.
DRAFTS = """(expected) => new Promise((resolve, reject) => {
    const request = indexedDB.open("quick-post", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: "user" });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
        const drafts = request.result.transaction("drafts").objectStore("drafts").getAll();
        drafts.onerror = () => reject(drafts.error);
        drafts.onsuccess = () => {
            request.result.close();
            const isKept = ({ fields, photos }, { photos: names = [], ...texts }) =>
                Object.entries(texts).every(([name, text]) => fields[name] === text) &&
                `${photos.map(({ name }) => name)}` === `${names}`;
            resolve(
                drafts.result.length === expected.length &&
                    expected.every((texts) => drafts.result.some((draft) => isKept(draft, texts))),
            );
        };
    };
})"""


def keeps(page, *drafts):
    """Waits until this browser keeps these drafts and no other: ``{name of a field: text, "photos": [name]}``."""
    page.wait_for_function(DRAFTS, arg=list(drafts))


@pytest.mark.parametrize(
    ("size", "title"),
    [(PHONE, "ตั้งจุดตรวจหน้าสถานีช่วงสงกรานต์"), (DESK, "ตั้งจุดตรวจหน้าสถานีช่วงปีใหม่")],
    ids=["phone", "desk"],
)
def test_three_photos_on_a_slow_connection_that_drops_once(officer, visitor, axe, size, title):
    officer.set_viewport_size(size)
    assert officer.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert axe.faults(officer) == []
    network = officer.context.new_cdp_session(officer)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    parts = []

    def drop_the_fourth(route):
        if route.request.method == "PATCH":
            parts.append(int(route.request.headers["upload-offset"]))
            if len(parts) == 4:
                return route.abort("connectionreset")
        return route.continue_()

    officer.route(PHOTO, drop_the_fourth)
    choose(officer, *(noise(f"IMG_{number}.jpg") for number in range(3)))
    officer.locator("[name=title]").fill(title)
    officer.locator("[name=text]").fill("ตรวจรถ 120 คัน\n\nไม่พบผู้กระทำผิด")
    expect(officer.locator("[data-news]")).not_to_be_empty()
    officer.locator("[name=do][value=publish]").click()
    expect(officer.locator(".messages")).to_contain_text(title, timeout=60_000)
    # What broke off was asked for and went on: nothing but the one part was sent twice.
    assert len(parts) > 4
    assert len(parts) - len(set(enumerate_starts(parts))) <= 1
    keeps(officer)
    assert officer.locator(".quick-post__photo").count() == 0

    visitor.goto(officer.locator(".messages a").first.get_attribute("href"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)
    expect(visitor.get_by_role("main").get_by_role("img", name=re.compile(title))).to_have_count(3)


def enumerate_starts(offsets):
    """``(number of the photo, offset)`` of parts that were sent one photo after the other."""
    photo = -1
    for offset in offsets:
        photo += offset == 0
        yield photo, offset


def test_without_a_connection_the_post_waits_on_the_phone_and_goes_on_by_itself(officer):
    choose(officer, small())
    is_sent(officer, 1)
    officer.locator("[name=title]").fill("ประชุมแถวประจำวัน")
    officer.context.set_offline(True)
    officer.locator("[name=do][value=publish]").click()
    expect(officer.locator("[data-news][data-state=offline]")).not_to_be_empty()
    officer.context.set_offline(False)
    expect(officer.locator(".messages")).to_contain_text("ประชุมแถวประจำวัน")


def test_a_phone_that_was_switched_off_still_has_the_post(officer):
    officer.route(
        PHOTO, lambda route: route.abort() if route.request.method == "PATCH" else route.continue_()
    )
    choose(officer, small("IMG_7.jpg"))
    officer.locator("[name=title]").fill("เยี่ยมชุมชนบ้านนาคา")
    officer.locator("[name=kind]").select_option("announcements")
    expect(officer.locator(".quick-post__photo img")).to_be_visible()
    keeps(officer, {"title": "เยี่ยมชุมชนบ้านนาคา", "kind": "announcements", "photos": ["IMG_7.jpg"]})
    officer.unroute(PHOTO)
    officer.reload()
    expect(officer.locator("[name=title]")).to_have_value("เยี่ยมชุมชนบ้านนาคา")
    expect(officer.locator("[name=kind]")).to_have_value("announcements")
    is_sent(officer, 1)
    officer.locator("[name=do][value=save]").click()
    expect(officer.locator(".messages")).to_contain_text("เยี่ยมชุมชนบ้านนาคา")
    officer.reload()
    expect(officer.locator("[name=title]")).to_have_value("")


def test_an_answer_that_is_lost_makes_no_second_post(officer, site):
    lost = []

    def lose_the_first(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            return route.abort("connectionreset")
        return route.continue_()

    officer.route(f"**{ADDRESS}", lose_the_first)
    officer.locator("[name=title]").fill("มอบทุนการศึกษาเด็กนักเรียน")
    officer.locator("[name=do][value=save]").click()
    expect(officer.locator(".messages")).to_contain_text("มอบทุนการศึกษาเด็กนักเรียน")
    officer.goto(f"/admin/pages/{site.page_ids['localhost/news/']}/?ordering=-latest_revision_created_at")
    expect(officer.locator("tr", has_text="มอบทุนการศึกษาเด็กนักเรียน")).to_have_count(1)


def test_what_is_wrong_is_said_beside_it_and_all_stays(officer):
    choose(officer, small())
    officer.locator("[name=title]").fill("ก" * 300)
    officer.locator("[name=text]").fill("ข่าว 🚓 الشرطة")
    officer.locator("[name=do][value=publish]").click()
    expect(officer.locator("[data-field=title] .quick-post__error")).to_be_visible()
    expect(officer.locator("[name=title]")).to_have_value("ก" * 300)
    expect(officer.locator("[name=text]")).to_have_value("ข่าว 🚓 الشرطة")
    officer.locator("[name=title]").fill("ข่าว 🚓 الشرطة")
    officer.locator("[name=do][value=save]").click()
    expect(officer.locator(".messages")).to_contain_text("🚓")


def test_a_photo_of_sixty_megapixels_is_made_smaller_before_it_is_sent(officer):
    sizes = []
    officer.on("request", lambda request: sizes.append(request.headers.get("upload-length")))
    buffer = jpeg("big.jpg", size=(9000, 6700), quality=90).read()
    choose(officer, {"name": "big.jpg", "mimeType": "image/jpeg", "buffer": buffer})
    expect(officer.locator(".quick-post__photo[data-state=sent]")).to_have_count(1, timeout=60_000)
    assert max(int(size) for size in sizes if size) < len(buffer) / 4


def test_a_file_that_is_no_picture_stays_named_until_it_is_removed(officer):
    choose(officer, {"name": "บันทึก.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture" * 50})
    wrong = officer.locator(".quick-post__photo--wrong")
    expect(wrong).to_contain_text("บันทึก.jpg")
    officer.locator("[name=title]").fill("อบรมจราจร")
    officer.locator("[name=do][value=save]").click()
    expect(officer.locator("[data-field=photos] .quick-post__error")).to_be_visible()
    wrong.get_by_role("button").click()
    officer.locator("[name=do][value=save]").click()
    expect(officer.locator(".messages")).to_contain_text("อบรมจราจร")


def test_a_session_that_ended_is_taken_up_on_top_of_the_post(officer):
    choose(officer, small())
    officer.locator("[name=title]").fill("เวรยามเดือนเมษายน")
    is_sent(officer, 1)
    officer.context.clear_cookies()
    officer.locator("[name=do][value=save]").click()
    sign_in_on_top(officer, "kamala-officer")
    expect(officer.locator(".messages")).to_contain_text("เวรยามเดือนเมษายน")


def test_nothing_is_left_on_the_phone_after_signing_out(officer):
    officer.locator("[name=title]").fill("ร่างที่ยังไม่เสร็จ")
    expect(officer.locator("[data-discard]")).to_be_visible()
    keeps(officer, {"title": "ร่างที่ยังไม่เสร็จ"})
    officer.goto("/admin/logout/")
    officer.locator("main form button").click()
    officer.wait_for_url(re.compile("/login/"))
    keeps(officer)


def test_somebody_else_on_the_same_phone_does_not_see_the_post(officer):
    officer.locator("[name=title]").fill("ร่างของสมหญิง")
    keeps(officer, {"title": "ร่างของสมหญิง"})
    officer.context.clear_cookies()
    officer.goto(ADDRESS)
    enter(officer, "kamala-supervisor")
    go_on(officer.locator("#put_off"))
    officer.goto(ADDRESS)
    expect(officer.locator("[name=title]")).to_have_value("")
    keeps(officer)


def test_without_javascript_it_is_a_plain_form(new_page, officer):
    plain = new_page(viewport=PHONE, java_script_enabled=False)
    plain.context.add_cookies(officer.context.cookies())
    plain.goto(ADDRESS)
    choose(plain, small("IMG_1.jpg"), small("IMG_2.jpg"))
    plain.locator("[name=title]").fill("ข่าวจากโทรศัพท์เครื่องเก่า")
    plain.locator("[name=do][value=publish]").click()
    expect(plain.locator(".messages")).to_contain_text("ข่าวจากโทรศัพท์เครื่องเก่า")
