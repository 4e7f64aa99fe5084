"""Takes the pictures of the officers' guide from the demonstration, into docs/officers/pictures.

Loads the demonstration and serves it; SITE_URL and GUIDE_PASSWORD take a site that runs, on which the people named
below have that password. Usage: python -m tools.guide_pictures [NAME ...]
"""

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.server import NEW_HOST, PASSWORD, served_site

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "officers" / "pictures"
MOST_BYTES = 60 * 1024
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
OFFICER, SUPERVISOR, NEW_OFFICER, NEW_CHIEF = (
    "kamala-web",
    "kamala-administration",
    "new-officer",
    "new-chief",
)
# What an officer adds to the introduction of an item.
ADDED = "ปรับปรุงตามคำสั่งล่าสุดของสถานี"
# Run in the site's own shell.
PASSWORDS = f"""
from cms.models import User
for user in User.objects.filter(username__in={[OFFICER, SUPERVISOR]!r}):
    user.set_password({PASSWORD!r})
    user.save()
"""


@dataclass(frozen=True)
class Shot:
    """``path``: the screen below /admin/; ``{O18}`` stands for the number of that item's page. ``follow``: the link
    there that leads to what is shown, if it is not the screen itself."""

    name: str
    user: str
    path: str
    screen: dict
    follow: str = ""


SHOTS = (
    Shot("first-day", NEW_CHIEF, "first-day/", PHONE),
    Shot("today", OFFICER, "", PHONE),
    Shot("board", SUPERVISOR, "readiness/", DESK),
    Shot("form", OFFICER, "pages/{O18}/edit/", PHONE),
    Shot("sample", NEW_OFFICER, "samples/{O18}/", PHONE),
    Shot("month", OFFICER, "month/", PHONE),
    Shot("month-fill", OFFICER, "month/{O15}/2024-02/", PHONE),
    Shot("files", OFFICER, "documents/", DESK),
    Shot("colleagues", OFFICER, "snippets/contributions/contribution/add/?page={O7}&element=months", PHONE),
    Shot("questions", OFFICER, "snippets/feedback/question/", PHONE),
    Shot("tasks", OFFICER, "tasks/", PHONE),
    Shot("handover", SUPERVISOR, "duties/hand-over/", PHONE),
    # The last ones: what they show is made by changing a page.
    Shot("history", OFFICER, "pages/{O18}/history/", DESK),
    Shot("approval", SUPERVISOR, "approval/", PHONE, follow=".approval a:has-text('O2 ')"),
)


class Photographer:
    """Goes through the admin of the site at ``site_url`` with one browser, everybody in a window of their own."""

    def __init__(self, browser, site_url, password):
        self.browser, self.site_url, self.password = browser, urlsplit(site_url), password
        self.windows = {}

    def take(self, shot):
        """The picture of ``shot`` as a Pillow image."""
        page = self.window_of(shot.user)
        page.set_viewport_size(shot.screen)
        if shot.name == "history":
            # Twice: what can be done with a version is offered beside one that is not the newest.
            self.change("O18")
            self.change("O18")
        if shot.name == "approval":
            self.change("O2", is_submitted=True)
        page.goto(self.address(shot.user, shot.path.format_map(self.items_of(shot.user))))
        if shot.follow:
            with page.expect_navigation():
                page.locator(shot.follow).first.click()
        page.wait_for_load_state("networkidle")
        return Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide")))

    def address(self, user, path):
        host = NEW_HOST if user.startswith("new-") else self.site_url.hostname
        return f"{self.site_url.scheme}://{host}:{self.site_url.port}/admin/{path}"

    def window_of(self, user):
        """A page on which ``user`` has signed in, and put off the second factor."""
        if user not in self.windows:
            page = self.browser.new_page(locale="th-TH", reduced_motion="reduce")
            page.goto(self.address(user, ""))
            page.locator("[name=login]").fill(user)
            page.locator("[name=password]").fill(self.password)
            page.keyboard.press("Enter")
            page.locator("#put_off").click()
            page.wait_for_url("**/admin/**")
            self.windows[user] = page
        return self.windows[user]

    def items_of(self, user):
        """``{code: number of its page}`` of the newest year, as the board links them."""
        page = self.window_of(user)
        if not hasattr(page, "items"):
            page.goto(self.address(user, "readiness/"))
            rows = page.locator("h3:has(.board-row__code):has(a)").evaluate_all(
                "all => all.map(h => [h.querySelector('span').textContent.trim(), h.querySelector('a').pathname])"
            )
            page.items = {code: path.split("/")[3] for code, path in rows}
        return page.items

    def change(self, code, *, is_submitted=False):
        """An officer changes the introduction of an item and saves it, or submits it for approval."""
        page = self.window_of(OFFICER)
        page.goto(self.address(OFFICER, f"pages/{self.items_of(OFFICER)[code]}/edit/"))
        introduction = page.locator("#id_introduction")
        introduction.fill(f"{introduction.input_value().strip()} {ADDED}")
        button = page.locator("footer .action-save").first
        if is_submitted:
            page.locator("footer [data-w-dropdown-target=toggle]").click()
            button = page.locator("footer [name=action-submit]")
            if not button.count():
                # It waits already, from an earlier run on this site.
                return
        with page.expect_navigation():
            button.click()


def small(picture):
    """``picture`` as WebP of at most MOST_BYTES."""
    for quality in (80, 70, 60, 50, 40, 30):
        made = BytesIO()
        picture.convert("RGB").save(made, "WEBP", quality=quality, method=6)
        if made.tell() <= MOST_BYTES:
            break
    return made.getvalue()


@contextmanager
def site():
    """Yields address and password of the site to look at."""
    if named := os.environ.get("SITE_URL"):
        yield named, os.environ["GUIDE_PASSWORD"]
        return
    sys.stdout.write("Loading the demonstration (some minutes) …\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="guide-") as folder, served_site(Path(folder)) as served:
        served.manage("shell", "-c", PASSWORDS)
        yield served.url.replace("127.0.0.1", "localhost"), PASSWORD


def main():
    wanted = sys.argv[1:] or [shot.name for shot in SHOTS]
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with site() as (url, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        photographer = Photographer(browser, url, password)
        for shot in SHOTS:
            if shot.name in wanted:
                content = small(photographer.take(shot))
                (FOLDER / f"{shot.name}.webp").write_bytes(content)
                sys.stdout.write(f"{shot.name}: {len(content) // 1024} KB\n")
        browser.close()


if __name__ == "__main__":
    main()
