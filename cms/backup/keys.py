"""The keys of backups: whoever has the public one can make a backup, only the secret one opens it.

The server holds the public key alone. Somebody who takes it over can therefore read no older backup.
"""

import os
import re
from pathlib import Path

import pyrage
from django.conf import settings
from django.utils.translation import gettext as _

from .errors import NotSetUp, WrongKey

SECRET = re.compile(r"^AGE-SECRET-KEY-1[A-Z0-9]+$", re.MULTILINE)


def recipients():
    """The public keys that ``BACKUP_RECIPIENT`` names, separated by commas. Raises NotSetUp."""
    if not settings.BACKUP_RECIPIENT.strip(" ,"):
        raise NotSetUp(
            _(
                "BACKUP_RECIPIENT is not set. Make a key with “manage.py backup_key FILE” and follow what it says."
            )
        )
    return recipients_of(settings.BACKUP_RECIPIENT, "BACKUP_RECIPIENT")


def recipients_of(text, given_as):
    """The public keys in ``text``, separated by commas. Raises NotSetUp, which names what it was ``given_as``.

    What was given is not repeated: it may be the secret key by mistake.
    """
    try:
        return [pyrage.x25519.Recipient.from_str(word.strip()) for word in text.split(",") if word.strip()]
    except pyrage.RecipientError as error:
        raise NotSetUp(
            _("%(given)s is not a public key as “manage.py backup_key” prints it: it begins with age1.")
            % {"given": given_as}
        ) from error


def make_identity(path):
    """Writes a new secret key to the new file ``path``, for its owner alone. Returns the public one.

    Raises FileExistsError: a key that is overwritten takes all its backups with it.
    """
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        # The form in which age's own program keeps keys.
        file.write(f"# public key: {public}\n{identity}\n")
        file.flush()
        os.fsync(file.fileno())
    return public


def read_identity(path):
    """The secret key in the file ``path``. Raises WrongKey where there is none, OSError."""
    found = SECRET.search(Path(path).read_text(encoding="ascii", errors="replace"))
    try:
        return pyrage.x25519.Identity.from_str(found.group() if found else "")
    except pyrage.IdentityError as error:
        raise WrongKey(
            _("%(file)s holds no secret key. It is the file that “manage.py backup_key” wrote.")
            % {"file": path}
        ) from error
