"""One entry of a case as it is stored: JSON, padded to blocks, encrypted, and bound to its place.

XChaCha20-Poly1305 as libsodium has it. The place (case, compartment, number) is authenticated with the text, so that an
entry that is changed, moved or put in another's place does not open.
"""

import json

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead

VERSION = 1
# The length of an entry tells only how many of these it takes. Most take one.
BLOCK = 4096


class Damaged(Exception):
    """What is stored is not what was sealed: it was changed, moved or cut off."""


def seal_record(key, place, content):
    """The bytes that hold the dict ``content`` under ``key``, at the ``place`` (text)."""
    text = json.dumps({"v": VERSION, **content}, ensure_ascii=False, separators=(",", ":"))
    return encrypt(key, place, text.encode(), BLOCK)


def open_record(key, place, sealed):
    """The dict that was sealed under ``key`` at this ``place``. Raises Damaged."""
    return json.loads(decrypt(key, place, sealed))


def reseal_record(old, new, place, sealed):
    """What was ``sealed`` with the key ``old``, with ``new``: at the same place, as long as before. Raises Damaged."""
    return encrypt(new, place, decrypt(old, place, sealed), BLOCK)


def encrypt(key, place, data, block):
    """The bytes ``data`` under ``key``, padded to a multiple of ``block``."""
    return bytes(Aead(key).encrypt(sodium_pad(data, block), aad=place.encode()))


def decrypt(key, place, sealed, block=BLOCK):
    """What ``encrypt`` was given. Raises Damaged."""
    try:
        return sodium_unpad(Aead(key).decrypt(bytes(sealed), aad=place.encode()), block)
    except (CryptoError, ValueError) as error:
        raise Damaged from error
