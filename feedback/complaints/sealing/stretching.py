"""A key from something that people type, made slowly, so that guessing is dear.

Argon2id (RFC 9106), the version that libsodium calls ``argon2id13``. One takes 64 MiB and about a tenth of a second:
only a few are let run at once, or a crowd of requests would take all memory.
"""

from dataclasses import dataclass
from threading import BoundedSemaphore

from nacl.pwhash import argon2id


@dataclass(frozen=True)
class Cost:
    """``passes`` over ``memory`` bytes."""

    passes: int
    memory: int


# The second choice of RFC 9106 (section 4) for machines without gigabytes to spare: 64 MiB, three passes.
COST = Cost(passes=3, memory=64 * 1024 * 1024)
SALT_SIZE = argon2id.SALTBYTES
AT_ONCE = 2  # in one process
PATIENCE = 5  # seconds that one more waits for its turn

_turns = BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """Too many keys are being made at this moment. Nothing was done: trying again a little later helps."""


def stretch(typed, salt, size, cost=None):
    """Returns ``size`` bytes that follow from the bytes ``typed`` and the ``salt`` of SALT_SIZE bytes.

    Raises Busy when no turn came within PATIENCE seconds.
    """
    cost = cost or COST
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy
    try:
        return argon2id.kdf(size, typed, salt, opslimit=cost.passes, memlimit=cost.memory)
    finally:
        _turns.release()
