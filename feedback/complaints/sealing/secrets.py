"""The secret of one holder of keys.

It is the seed of an Ed25519 key pair, which signs. libsodium makes of it the X25519 key pair that opens sealed boxes
(https://doc.libsodium.org/advanced/ed25519-curve25519), so that one public key, with one fingerprint, stands for both.
"""

from nacl.bindings import crypto_box_SEALBYTES
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

SEED_SIZE = 32
# What is sealed to holders is always a key of this size, so that boxes for nobody look like all others.
KEY_SIZE = 32
SEALED_SIZE = KEY_SIZE + crypto_box_SEALBYTES


class Secret:
    """A holder's secret, in memory only. It shows nothing of itself when it is printed or logged."""

    __slots__ = ("_signing", "seed")

    def __init__(self, seed):
        self.seed = seed
        self._signing = SigningKey(seed)

    def __repr__(self):
        return "<Secret>"

    def __reduce__(self):
        raise TypeError("A secret is never written anywhere as it is.")

    @classmethod
    def new(cls):
        return cls(random(SEED_SIZE))

    @property
    def verify_key(self):
        """The public key (32 bytes)."""
        return self._signing.verify_key.encode()

    def sign(self, message):
        """The signature (64 bytes) under the bytes ``message``."""
        return self._signing.sign(message).signature

    def open(self, sealed):
        """The key in the box ``sealed``, or None if it was sealed to another key."""
        return open_box(self._signing.to_curve25519_private_key(), sealed)


def is_signed(verify_key, message, signature):
    """Whether ``signature`` was made under ``message`` by the secret of the public key ``verify_key``."""
    try:
        VerifyKey(verify_key).verify(message, signature)
    except (CryptoError, ValueError):
        return False
    return True


def new_key():
    """A random key to encrypt with."""
    return random(KEY_SIZE)


def seal_to_holder(verify_key, key):
    """A box around ``key`` that only the secret of ``verify_key`` opens."""
    return seal(VerifyKey(verify_key).to_curve25519_public_key().encode(), key)


def seal(public_key, key):
    """A box around ``key`` that only the owner of the X25519 key ``public_key`` opens."""
    return SealedBox(PublicKey(public_key)).encrypt(key)


def seal_to_nobody():
    """A box that looks like all others and that nobody can open: its keys are forgotten at once."""
    return seal(PrivateKey.generate().public_key.encode(), new_key())


def open_box(private_key, sealed):
    """The key in the box ``sealed``, or None if it was not sealed to the PrivateKey ``private_key``."""
    try:
        return SealedBox(private_key).decrypt(sealed)
    except CryptoError:
        return None
