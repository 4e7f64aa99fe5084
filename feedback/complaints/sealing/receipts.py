"""The code that a reporter writes down: twenty digits, which open the conversation and yield its key.

Nineteen are random. The last finds mistakes in copying: H. Michael Damm, "Total anti-symmetrische Quasigruppen"
(Marburg 2004, https://doi.org/10.17192/z2004.0516); it notices every wrong digit and every two that changed places.
"""

import secrets as randomness
from dataclasses import dataclass, field
from hashlib import blake2b

from nacl.public import PrivateKey

from cms.thai.digits import to_arabic

from .secrets import open_box
from .stretching import SALT_SIZE, stretch

LENGTH, GROUP = 20, 4
# The same for all codes: nothing else is known of a reporter who comes back. The code is random, so that no two are
# alike and none is in a list of likely ones.
SALT = blake2b(b"feedback.complaints receipt v1", digest_size=SALT_SIZE).digest()
# The quasigroup of order ten in Damm's thesis (page 111).
DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


class BadReceipt(Exception):
    """What was typed is no receipt code: digits are missing or too many, or one is wrong."""


@dataclass(frozen=True)
class ReceiptKey:
    """What a code yields. ``lookup`` (64 hexadecimal digits) is stored and finds the case; the rest never is."""

    lookup: str
    private_key: PrivateKey = field(repr=False)

    @property
    def public_key(self):
        """The X25519 public key (32 bytes)."""
        return self.private_key.public_key.encode()

    def open(self, sealed):
        """The key in the box ``sealed``, or None if it was sealed to another key."""
        return open_box(self.private_key, sealed)


def new_receipt():
    """A new code as it is shown: "1234 5678 9012 3456 7890"."""
    digits = "".join(str(randomness.randbelow(10)) for _ in range(LENGTH - 1))
    return in_groups(digits + str(_damm(digits)))


def read_receipt(typed):
    """The code as it is shown, from what someone ``typed``, in Thai or Arabic digits. Raises BadReceipt."""
    digits = "".join(
        character for character in to_arabic(typed) if not character.isspace() and character != "-"
    )
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()) or _damm(digits):
        raise BadReceipt
    return in_groups(digits)


def in_groups(digits):
    return " ".join(digits[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def receipt_key(receipt):
    """The ReceiptKey of a code as ``read_receipt`` returns it. Slow; raises ``stretching.Busy``."""
    stretched = stretch(receipt.replace(" ", "").encode(), SALT, 64)
    lookup = blake2b(stretched[:32], digest_size=32, person=b"receipt look-up").hexdigest()
    return ReceiptKey(lookup, PrivateKey(stretched[32:]))


def _damm(digits):
    state = 0
    for digit in digits:
        state = DAMM[state][int(digit)]
    return state
