"""A form as an app would write one, and a request that brings its answer."""

import time

import altcha
import pytest
from django import forms
from django.core import signing
from django.test import RequestFactory

from cms.public_forms import proof
from cms.public_forms.forms import PublicForm


class LetterForm(PublicForm):
    letter = forms.CharField(label="จดหมาย")


@pytest.fixture(autouse=True)
def _quick_challenges(monkeypatch):
    monkeypatch.setattr(proof, "COST", 1)


@pytest.fixture
def solved(station):
    """A function that solves a new challenge of Kamala, as a browser does."""

    def solved(site=station, form="letterform", made=None):
        challenge = altcha.Challenge.from_dict(made or proof.new_challenge(site, form))
        return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()

    return solved


@pytest.fixture
def send(station, monkeypatch):
    """A function that fills in the form and sends it half a minute later. Returns the form."""

    def send(proof="", address="203.0.113.7", host="testserver", **headers):
        values = {"letter": "ไฟถนนดับ", "altcha": proof, "shown_at": LetterForm.new_token()}
        now = time.time() + 30
        with monkeypatch.context() as moved:
            moved.setattr(signing.time, "time", lambda: now)
            request = RequestFactory().post(
                "/", values, REMOTE_ADDR=address, headers={"host": host, **headers}
            )
            form = LetterForm(request.POST, request=request)
            form.is_valid()
        return form

    return send
