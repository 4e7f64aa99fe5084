"""What a designated officer signs when a colleague's key is let in, and how two people compare a key by telephone."""

import json
from hashlib import blake2b

PURPOSE = "feedback.complaints holder v1"
DIGITS, GROUP = 30, 5


def holder_statement(*, site, kind, user, position, verify_key, is_custodian, is_superior_unit):
    """The bytes to sign: that this key of this user (ids) receives what is sealed at the station ``site``.

    Every fact that decides what the key receives stands in it, so that none can be changed in the database alone.
    JSON with sorted keys and no spaces: the same facts always give the same bytes.
    """
    facts = {
        "purpose": PURPOSE,
        "site": site,
        "kind": kind,
        "user": user,
        "position": position,
        "verify_key": bytes(verify_key).hex(),
        "custodian": is_custodian,
        "superior": is_superior_unit,
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def fingerprint(verify_key):
    """The key as six groups of five digits, to be read out: "01234 56789 …" (about 99 bits)."""
    number = int.from_bytes(blake2b(verify_key, digest_size=32, person=b"fingerprint").digest(), "big")
    digits = str(number % 10**DIGITS).zfill(DIGITS)
    return " ".join(digits[start : start + GROUP] for start in range(0, DIGITS, GROUP))
