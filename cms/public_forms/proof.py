"""Proof of work: a browser has calculated for a moment before a form is sent. Nobody is asked to read pictures.

Challenge and solution are those of ALTCHA (https://altcha.org), version 2 of its protocol; nothing leaves this server.
"""

import datetime
import secrets

import altcha
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import SpentProof

ALGORITHM = "PBKDF2/SHA-256"
# So many iterations for each number that is tried, and how many numbers are tried at least and at most. A computer
# takes about half a second (measured), a cheap telephone several, while its owner types. A thousand take minutes.
COST = 2_000
FEWEST, MOST = 500, 1_500
# As long as the form that it belongs to.
LASTS = datetime.timedelta(hours=12)
# An honest one has less than a thousand characters.
LONGEST = 4_000


def new_challenge(site, form):
    """A challenge for the form of the name ``form`` at the station ``site``, as a dict that becomes JSON."""
    return altcha.create_challenge(
        ALGORITHM,
        COST,
        counter=FEWEST + secrets.randbelow(MOST - FEWEST),
        expires_at=timezone.now() + LASTS,
        data={"site": site.pk, "form": form},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    ).to_dict()


def is_proof(solved, site, form):
    """Whether ``solved`` (as static/js/public-form.js sends it) solves a challenge of this station and form.

    Spends it: the second time it is none.
    """
    if not solved or len(solved) > LONGEST:
        return False
    result = altcha.verify_solution(solved, hmac_secret=_secret("challenge"), hmac_key_secret=_secret("key"))
    if not result.verified:
        return False
    parameters = altcha.Payload.from_base64(solved).challenge.parameters
    if parameters.data != {"site": site.pk, "form": form}:
        return False
    return _spend(parameters.nonce)


def _spend(nonce):
    """Whether the nonce was not spent before."""
    try:
        with transaction.atomic():
            SpentProof.objects.create(nonce=nonce)
    except IntegrityError:
        return False
    return True


def _secret(use):
    return salted_hmac("cms.public_forms.proof", use, algorithm="sha256").digest()


def prune(now=None):
    """Forgets proofs whose challenge is over, so that they cannot be sent again."""
    SpentProof.objects.filter(spent_at__lt=(now or timezone.now()) - LASTS).delete()
