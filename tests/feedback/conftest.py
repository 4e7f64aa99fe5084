import time

import altcha
import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from django.urls import reverse

from cms.public_forms import proof
from tests.cms.pages import form_values

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}


class Visitor:
    """Someone who opens a form of the public site in a browser, fills it in and sends it."""

    def __init__(self, monkeypatch):
        self.client = Client(enforce_csrf_checks=True)
        self.monkeypatch = monkeypatch

    def open(self, address):
        """The values of the form at ``address``, as a browser would send them untouched."""
        return form_values(self.client.get(address))

    def wait(self, seconds):
        """Moves the clock by which forms are timed; nothing sleeps."""
        now = time.time() + seconds
        self.monkeypatch.setattr(signing.time, "time", lambda: now)

    def solve(self, form):
        """What the browser calculates for the form class ``form``: the value of its field "altcha"."""
        self.monkeypatch.setattr(proof, "COST", 1)
        address = reverse("public_form_challenge", args=[form.key()])
        challenge = altcha.Challenge.from_dict(self.client.get(address).json())
        return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()

    def send(self, address, *, after=30, headers=SAME_ORIGIN, **fields):
        """Opens the form, fills in ``fields``, and sends it ``after`` some seconds; without a proof, as a browser
        without JavaScript does, where ``altcha`` is not among the fields."""
        values = {**self.open(address), **fields}
        self.wait(after)
        return self.client.post(address, values, headers=headers)


@pytest.fixture
def visitor(station, monkeypatch):
    return Visitor(monkeypatch)


def errors(response):
    """The messages of the summary above the form."""
    page = BeautifulSoup(response.content, "html.parser")
    return [line.text.strip() for line in page.select(".error-summary li")]
