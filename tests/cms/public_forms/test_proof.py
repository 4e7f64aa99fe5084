"""A browser that has calculated is told from one that has not; neither is turned away."""

import base64
import datetime
import json

import altcha
import pytest
from django.utils import timezone

from cms.public_forms import proof
from cms.public_forms.forms import Unproven
from cms.public_forms.models import SpentProof

pytestmark = pytest.mark.django_db


def changed(solved, **parameters):
    payload = json.loads(base64.b64decode(solved))
    payload["challenge"]["parameters"].update(parameters)
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_a_form_with_its_proof_is_like_any_other(send, solved):
    form = send(solved())
    assert form.is_valid()
    assert not form.is_unproven


def test_without_javascript_a_form_is_accepted_and_waits_to_be_looked_at(send):
    form = send()
    assert form.is_valid()
    assert form.is_unproven
    assert form.why_unproven == Unproven.NO_PROOF


def test_a_proof_counts_once(send, solved):
    same = solved()
    assert not send(same).is_unproven
    again = send(same)
    assert again.is_valid()
    assert again.is_unproven


def test_a_proof_for_another_form_or_station_is_none(send, solved, other_station):
    assert send(solved(form="askform")).is_unproven
    assert send(solved(site=other_station)).is_unproven
    assert not send(solved(site=other_station), host=other_station.hostname).is_unproven


@pytest.mark.parametrize(
    "made_up", ["x", "e30=", "9" * 5000, base64.b64encode(b'{"challenge": []}').decode()]
)
def test_nonsense_is_no_proof_and_loses_nothing(made_up, send):
    form = send(made_up)
    assert form.is_valid()
    assert form.is_unproven


def test_a_challenge_that_was_changed_or_made_elsewhere_is_none(send, solved, station):
    assert send(changed(solved(), cost=2)).is_unproven
    foreign = altcha.create_challenge(
        proof.ALGORITHM, 1, counter=5, data={"site": station.pk, "form": "letterform"}, hmac_secret="other"
    )
    assert send(solved(made=foreign.to_dict())).is_unproven


def test_a_challenge_is_over_when_its_form_is(send, solved, monkeypatch):
    monkeypatch.setattr(proof, "LASTS", datetime.timedelta(seconds=-1))
    assert send(solved()).is_unproven


def test_spent_proofs_are_forgotten_only_after_they_could_be_sent_again(send, solved):
    same = solved()
    send(same)
    proof.prune()
    assert send(same).is_unproven
    proof.prune(timezone.now() + proof.LASTS + datetime.timedelta(hours=1, minutes=1))
    assert not SpentProof.objects.exists()


def test_the_challenge_has_an_address_for_each_station_and_sets_no_cookie(client, station, other_station):
    for site in (station, other_station):
        response = client.get("/public-forms/challenge/letterform/", headers={"host": site.hostname})
        made = response.json()
        assert made["parameters"]["data"] == {"site": site.pk, "form": "letterform"}
        assert made["signature"]
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
    assert client.post("/public-forms/challenge/letterform/").status_code in (403, 405)
