"""Accounts made on the command line, each with a random password that is shown once."""

import secrets

from cms.models import User


def new_password():
    """A random password of 96 bits."""
    return secrets.token_urlsafe(12)


def create_account(username, *, groups=(), **fields):
    """Makes an account that may sign in, and returns it with its password: ``(user, password)``.

    Whoever signs in with that password is asked to change it, because others have seen it.
    ``fields``: further fields of User. Raises ValidationError when a field, such as a taken name, is refused.
    """
    password = new_password()
    user = User(username=username, must_change_password=True, **fields)
    user.set_password(password)
    user.full_clean()
    user.save()
    user.groups.add(*groups)
    return user, password
