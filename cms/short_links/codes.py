"""The codes of short addresses: what is told over the telephone and copied from paper without mistakes."""

import secrets

# Without vowels no code is a word; without l nothing is taken for a figure.
LETTERS = "bcdfghjkmnpqrstvwxz"
LENGTH = 6


def new_code():
    """A code out of 47 million, drawn at random: the next one cannot be guessed."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
