"""A reporter who fills in the form as a browser without JavaScript sends it."""

import time

import altcha
import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from django.urls import reverse

from cms.public_forms import proof

# What browsers send along from a page without a referrer.
HEADERS = {"Origin": "null"}


class Reporter:
    """Goes from page to page. ``page``: the last, as soup; ``response``: the last answer."""

    def __init__(self, monkeypatch, address):
        self.client = Client(enforce_csrf_checks=True)
        self.monkeypatch, self.address = monkeypatch, address
        self.seconds = 0
        self.open()

    def open(self):
        return self._show(self.client.get(self.address))

    def _show(self, response):
        self.response = response
        self.page = BeautifulSoup(response.content, "html.parser")
        return self.page

    def wait(self, seconds):
        """Moves the clock by which forms are timed."""
        self.seconds += seconds
        now = time.time() + self.seconds
        self.monkeypatch.setattr(signing.time, "time", lambda: now)

    def values(self, holding):
        """The values of the form that holds the field or button ``holding``, as they stand in the page."""
        form = self.page.select_one(f'form:has([name="{holding}"])')
        values = {}
        for field in form.select("input[name], textarea[name]"):
            if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
                continue
            if field.get("type") != "file":
                value = field.text.removeprefix("\n") if field.name == "textarea" else field.get("value", "")
                values.setdefault(field["name"], []).append(value)
        return values

    def press(self, go, *, holding="go", address=None, **fields):
        """Fills in ``fields`` and presses the button ``go``."""
        values = {**self.values(holding), **fields, "go": go}
        return self._show(self.client.post(address or self.address, values, headers=HEADERS))

    def begin(self):
        return self.press("stay", holding="step", step="start")

    def through(self, *answers):
        """From the first page through the steps, each with its dict of ``answers``, to the next."""
        self.begin()
        for fields in answers:
            self.press("next", **fields)
        return self.page

    def send(self, **fields):
        """Sends what the last step shows, after a while. Returns the code, or None where it was not accepted."""
        self.wait(30)
        self.press("send", **fields)
        return self.receipt

    @property
    def receipt(self):
        code = self.page.select_one(".receipt-code")
        return code.text if code else None

    def type_code(self, code, **fields):
        """Comes back with the code."""
        self.open()
        self.wait(30)
        values = {**self.values("code"), "code": code, **fields}
        return self._show(self.client.post(self.address, values, headers=HEADERS))

    def solve(self, form):
        """What a browser with JavaScript calculates for the form class ``form``."""
        self.monkeypatch.setattr(proof, "COST", 1)
        address = reverse("public_form_challenge", args=[form.key()])
        challenge = altcha.Challenge.from_dict(self.client.get(address).json())
        return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()

    @property
    def errors(self):
        return [line.text.strip() for line in self.page.select(".error-summary li")]

    @property
    def notices(self):
        return " ".join(each.text for each in self.page.select(".notice[role]"))

    @property
    def heading(self):
        return self.page.h1.text.strip()


@pytest.fixture
def reporter(station, first, monkeypatch):
    return Reporter(monkeypatch, "/complaint/")
