"""A holder's secret as it is stored: behind a passphrase, and once more behind a recovery key on paper.

A wrapping is text, JSON with its version and the cost of its Argon2id, so that a later and dearer cost leaves what is
there readable.
"""

import json
import unicodedata
from base64 import b32decode, b32encode, b64decode, b64encode
from binascii import Error as NotBase32
from hashlib import blake2b
from hmac import compare_digest

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random

from . import stretching
from .secrets import Secret
from .stretching import SALT_SIZE, Cost, stretch

VERSION = 1
RECOVERY_SIZE, CHECK_SIZE = 18, 2  # bytes: 144 random bits, and 16 that find mistakes in copying
GROUP = 4  # letters
# Of Argon2id in a stored text: what is dearer was not written here, but to bring the server to a standstill.
DEAREST = Cost(passes=12, memory=1024**3)
MISREAD = str.maketrans("018", "OIB")


class WrongPassphrase(Exception):
    """The passphrase or recovery key does not open this wrapping."""


class BadRecoveryKey(Exception):
    """What was typed is no recovery key: something is missing, or a letter is wrong."""


def wrap(secret, typed):
    """The text that holds ``secret`` behind the passphrase or recovery key ``typed``."""
    salt = random(SALT_SIZE)
    cost = stretching.COST
    box = SecretBox(_key(typed, salt, cost)).encrypt(secret.seed)
    return json.dumps(
        {
            "v": VERSION,
            "kdf": "argon2id13",
            "passes": cost.passes,
            "memory": cost.memory,
            "salt": b64encode(salt).decode(),
            "box": b64encode(box).decode(),
        }
    )


def unwrap(wrapped, typed):
    """The Secret in the text ``wrapped``. Raises WrongPassphrase, or ``stretching.Busy``."""
    stored = json.loads(wrapped)
    cost = Cost(stored["passes"], stored["memory"])
    if cost.passes > DEAREST.passes or cost.memory > DEAREST.memory:
        raise WrongPassphrase
    key = _key(typed, b64decode(stored["salt"]), cost)
    try:
        return Secret(SecretBox(key).decrypt(b64decode(stored["box"])))
    except CryptoError as error:
        raise WrongPassphrase from error


def _key(typed, salt, cost):
    # Thai letters can be put together in more than one way that look the same (SARA AM).
    plain = unicodedata.normalize("NFKC", typed).encode()
    return stretch(plain, salt, SecretBox.KEY_SIZE, cost)


def new_recovery_key():
    """A new recovery key as it is printed: eight groups of four letters and digits."""
    key = random(RECOVERY_SIZE)
    letters = b32encode(key + _check(key)).decode()
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def read_recovery_key(typed):
    """The recovery key as it is printed, from what someone ``typed`` from paper. Raises BadRecoveryKey."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(MISREAD)
    try:
        data = b32decode(letters)
    except (NotBase32, ValueError) as error:
        raise BadRecoveryKey from error
    if len(data) != RECOVERY_SIZE + CHECK_SIZE or not compare_digest(
        data[RECOVERY_SIZE:], _check(data[:RECOVERY_SIZE])
    ):
        raise BadRecoveryKey
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def _check(key):
    return blake2b(key, digest_size=CHECK_SIZE, person=b"recovery key").digest()
