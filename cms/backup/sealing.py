"""Encrypts and decrypts files of any size in the format of age, without holding them in memory."""

import pyrage
from django.utils.translation import gettext as _

from .errors import Damaged, Foreign, WrongKey

MAGIC = b"age-encryption.org/v1\n"


class _Reader:
    """Gives an iterator of bytes as a file. Keeps the error that ended it, which the library tells in words only."""

    def __init__(self, chunks):
        self.chunks = iter(chunks)
        self.rest = memoryview(b"")
        self.error = None

    def read(self, size):
        try:
            while not self.rest:
                self.rest = memoryview(next(self.chunks))
        except StopIteration:
            return b""
        except (Exception, KeyboardInterrupt) as error:
            self.error = error
            raise
        part, self.rest = self.rest[:size], self.rest[size:]
        return bytes(part)


class _Writer:
    """A file to write to, which keeps the error that ended it."""

    def __init__(self, file):
        self.file = file
        self.error = None

    def write(self, data):
        try:
            return self.file.write(data)
        except OSError as error:
            self.error = error
            raise

    def flush(self):
        self.file.flush()


def seal(chunks, file, recipients):
    """Writes the bytes of ``chunks`` (an iterable) to the binary ``file``, readable by ``recipients`` alone.

    Raises whatever ``chunks`` or the file raise.
    """
    reader, writer = _Reader(chunks), _Writer(file)
    try:
        pyrage.encrypt_io(reader, writer, recipients)
    except (pyrage.EncryptError, OSError) as error:
        raise reader.error or writer.error or error from None


def unseal(source, file, identity):
    """Writes what the binary file ``source`` holds to ``file``. Raises Foreign, WrongKey, Damaged, OSError.

    What was written before an error is worth nothing.
    """
    if source.read(len(MAGIC)) != MAGIC:
        raise Foreign(_("This file was not made by this software: it is not encrypted in its way."))
    source.seek(0)
    writer = _Writer(file)
    try:
        pyrage.decrypt_io(source, writer, [identity])
    except (pyrage.DecryptError, OSError) as error:
        if writer.error:
            raise writer.error from None
        if "No matching keys" in str(error):
            raise WrongKey(
                _(
                    "This key does not open the file: it was made for another one, or its first bytes are damaged."
                )
            ) from error
        raise Damaged(
            _("The file is damaged or cut off: it is not what was written. Take another one.")
        ) from error
