"""Whether something is done while nobody else can write: every test is in a transaction of its own."""

from django.db import connection


def open_transactions():
    """How many are open, one in another. More than when the test began: other writers wait."""
    return len(connection.savepoint_ids)


def watched(function, seen):
    """``function``, which notes in the list ``seen`` how many transactions are open when it is called."""

    def watching(*args, **kwargs):
        seen.append(open_transactions())
        return function(*args, **kwargs)

    return watching
