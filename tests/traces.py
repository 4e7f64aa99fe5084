"""What is written anywhere, to be searched for what must not stand there."""

import os
import pickle
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.db import connection


def forms_of(secret):
    """What ``secret`` (text or bytes) may look like where somebody wrote it down."""
    plain = secret if isinstance(secret, bytes) else secret.encode()
    yield plain
    yield plain.hex().encode()
    if not isinstance(secret, bytes):
        yield secret.encode("unicode_escape")
        yield secret.encode("utf-16-le")
    # However many bytes stand before it, one of these is its middle in base64. A short one stands anywhere by chance.
    for before in range(3):
        coded = b64encode(bytes(before) + plain).rstrip(b"=")
        middle = coded[before and 4 : len(coded) - 4]
        if len(middle) > 8:
            yield middle


def database_bytes():
    """Every byte of the database: its files; of PostgreSQL what ``pg_dump`` saves, or else what its tables hold."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    return table_bytes() + _dumped()


def table_bytes():
    """What stands in each of the tables."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [
                bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                for row in cursor.fetchall()
                for value in row
            ]
    return b"\n".join(found)


def _dumped():
    """What ``pg_dump`` saves, where it is installed: what a backup holds."""
    program = shutil.which("pg_dump")
    if not program:
        return b""
    told = connection.settings_dict
    place = {
        "PGHOST": told["HOST"],
        "PGPORT": told["PORT"],
        "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"],
    }
    environment = {**os.environ, **{name: str(value) for name, value in place.items() if value}}
    dumped = subprocess.run([program, told["NAME"]], env=environment, capture_output=True, check=True)
    return dumped.stdout


def folder_bytes(*folders):
    """The names and contents of all files below the ``folders``."""
    files = [file for folder in folders for file in sorted(Path(folder).rglob("*")) if file.is_file()]
    return b"\n".join(str(file).encode() + b"\n" + file.read_bytes() for file in files)


def settings_bytes():
    return pickle.dumps({name: repr(getattr(settings, name)) for name in dir(settings) if name.isupper()})


def session_bytes():
    """What sessions hold: in the database it is packed, so that a search would not see it."""
    return repr([session.get_decoded() for session in Session.objects.all()]).encode()


def mail_bytes():
    return b"\n".join(message.message().as_bytes() + message.body.encode() for message in mail.outbox)


def cache_bytes():
    return pickle.dumps([getattr(caches[name], "_cache", {}) for name in caches])


def found_in(written, secrets):
    """``[(place, secret)]``: which of the ``secrets`` stand in ``written`` (``{place: bytes}``), in whatever form."""
    return [
        (place, secret)
        for place, data in written.items()
        for secret in secrets
        if any(form in data for form in forms_of(secret))
    ]
