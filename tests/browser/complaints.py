"""Reporters and officers at the complaint forms of a served site: what several journeys do alike."""

from playwright.sync_api import expect

from oit.demo import SAMPLE_PHRASE
from tests.pictures import jpeg

from .server import PASSWORD
from .steps import go_on
from .test_phone import a_minute_passes

NEWCOMERS = ["phetkasem-complaints", "phetkasem-deputy"]
PHOTO = "ด่านตรวจ.jpg"
# Run in the site's own shell: the people of the demonstration who hold keys can sign in from then on, and so can two
# new officers of Phet Kasem who may ask for one.
LET_SIGN_IN = f"""
from wagtail.models import Site
from cms.models import User
from feedback.complaints.models import KeyHolder
from oit.stations import group_for
site = Site.objects.get(hostname="phetkasem.localhost")
for name in {NEWCOMERS!r}:
    user, _made = User.objects.get_or_create(username=name, email=name + "@example.org", first_name=name)
    user.groups.add(group_for(site, "complaints"))
for user in [*User.objects.filter(username__in={NEWCOMERS!r}), *(one.user for one in KeyHolder.objects.all())]:
    user.set_password({PASSWORD!r})
    user.save()
"""


# The form of a screen of the desk that has but one, and what is wrong with a field.
FORM = "form.desk__form"
FAULT = ".w-field__errors .error-message"


class Look:
    """Checks a page on a phone: nothing is wider than the screen, and axe finds nothing where scripts run."""

    def __init__(self, axe):
        self.axe = axe

    def __call__(self, page, *, scripted=True):
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url
        if scripted:
            assert self.axe.faults(page) == [], page.url


class Reporter:
    """Somebody at a public form, on a phone. ``scripted``: whether the browser runs JavaScript."""

    def __init__(self, page, address, look, *, scripted):
        self.page, self.address, self.look_at, self.scripted = page, address, look, scripted
        self.asked = []
        self.page.on("request", lambda request: self.asked.append(request.url))

    def look(self):
        self.look_at(self.page, scripted=self.scripted)

    def open(self):
        assert self.page.goto(self.address).status == 200

    def begin(self):
        self.open()
        self.look()
        go_on(self.page.locator("form:has([value=start]) button"))

    def press(self, go):
        go_on(self.page.locator(f"[name=go][value='{go}']").first)

    def attach(self, tmp_path):
        """Attaches a photo, without going on."""
        path = tmp_path / PHOTO
        path.write_bytes(jpeg().read())
        self.page.locator("[name=upload]").set_input_files(path)
        self.press("add")
        expect(self.page.locator("main li").filter(has_text=PHOTO)).to_be_visible()

    def send(self):
        """Sends what the last step shows. Returns ``(code, case number)`` from the receipt."""
        a_minute_passes(self.page.locator("form:has([name=shown_at])"), "SendForm")
        self.press("send")
        code = self.page.locator(".receipt-code").inner_text()
        return code, self.page.locator("dd[translate=no]").nth(1).inner_text()

    def come_back(self, code):
        """Opens the conversation, as on another day."""
        self.open()
        form = self.page.locator("#code")
        form.locator("[name=code]").fill(code)
        a_minute_passes(form, "CodeForm")
        go_on(form.locator("button"))

    def left_no_trace(self, site):
        """Nothing was asked of another site, no address told what was done, and no cookie was set."""
        own = (f"{site.url}/", f"blob:{site.url}/")
        return all(url.startswith(own) for url in self.asked) and self.page.context.cookies() == []


class Officer:
    """A designated officer in the room of one ``kind``, on a phone."""

    def __init__(self, page, kind, look):
        self.page, self.kind, self.look_at = page, kind, look

    def look(self):
        self.look_at(self.page)

    def enter(self):
        """From the first page of the admin into the room."""
        self.page.goto("/admin/complaints/")
        go_on(self.page.locator(f".desk__entries a[href*='/{self.kind}/']"))

    def unlock(self, passphrase=SAMPLE_PHRASE):
        # The passphrase is made slow to try: who asks for the next page at once would not be let in yet.
        with self.page.expect_navigation():
            self.send(passphrase=passphrase)

    def send(self, **fields):
        """Fills in the only form of the screen, and sends it."""
        self.fill(FORM, **fields)
        self.press(FORM)

    def press(self, form=FORM):
        """Presses the first button of the form that the selector finds."""
        self.page.locator(f"{form} button[type=submit]").first.click()

    def deed(self, name):
        """The form of the open case with which the officer does ``name``."""
        return f"form[action$='/do/{name}/']"

    def fill(self, form, **fields):
        for name, value in fields.items():
            self.page.locator(f"{form} [name$={name}]").fill(value)

    def do(self, name, **fields):
        """Fills in the text fields of one form of the case and sends it."""
        self.fill(self.deed(name), **fields)
        # What is typed before the next page is there would be lost with this one.
        with self.page.expect_navigation():
            self.press(self.deed(name))

    def set_state(self, state, **fields):
        self.page.locator(f"{self.deed('status')} [value={state}]").check()
        self.do("status", **fields)
