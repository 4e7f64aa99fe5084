"""What tells the content of one file from that of all others."""

import hashlib

from django.core.cache import cache

KEPT_FOR = 30 * 24 * 60 * 60  # seconds


def sha256_of(document):
    """The SHA-256 of the document's file in hexadecimal, read from the file itself; None where the file is gone.

    The database holds a SHA-1 only. A file is never rewritten under its name, so what was read once is remembered
    for this name, size and SHA-1.
    """
    known = f"{document.file.name}:{document.file_size}:{document.file_hash}".encode()
    key = f"sha256:{hashlib.sha256(known).hexdigest()}"
    digest = cache.get(key)
    if digest is None:
        try:
            with document.open_file() as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None
        cache.set(key, digest, KEPT_FOR)
    return digest
