"""Writes .env for a machine that serves only itself, unless there is one."""

import os
import secrets
import sys
from pathlib import Path

PATH = Path(__file__).resolve().parents[1] / ".env"
TEXT = """\
# Settings of this machine; .env.example explains them all.
SECRET_KEY={secret}
ALLOWED_HOSTS=sites,127.0.0.1,localhost
HTTPS=off
"""


def main():
    try:
        # Only its owner may read it, from the first moment.
        number = os.open(PATH, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(TEXT.format(secret=secrets.token_urlsafe(50)))
    sys.stdout.write("Wrote .env with a new secret, for serving this machine alone.\n")


if __name__ == "__main__":
    main()
