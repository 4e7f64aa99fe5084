"""A ZIP whose bytes hang on its content alone: no time, no machine, no compressor is in it."""

import hashlib
import shutil
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# In bytes: what is larger waits on the disk and not in memory.
IN_MEMORY = 4 * 1024 * 1024
UNIX = 3
READABLE = 0o644 << 16


class Archive:
    """Takes files one after another. Most are compressed already, and compressors differ: all are stored as they are.

    ``sums``: ``{name: {bytes, sha256}}`` of what is in it.
    """

    def __init__(self, zip_file):
        self._zip, self.sums = zip_file, {}

    def add(self, name, chunks):
        """Adds the bytes that ``chunks`` yields under ``name``. What fails half-way leaves nothing behind."""
        digest = hashlib.sha256()
        with SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
            for chunk in chunks:
                digest.update(chunk)
                spool.write(chunk)
            part = _part(name, spool.tell())
            spool.seek(0)
            with self._zip.open(part, "w") as target:
                shutil.copyfileobj(spool, target, 1024 * 1024)
        self.sums[name] = {"bytes": part.file_size, "sha256": digest.hexdigest()}


def _part(name, size):
    # Without a date it is of the first day that ZIP knows, 1 January 1980.
    part = ZipInfo(name)
    part.create_system, part.external_attr, part.file_size = UNIX, READABLE, size
    return part


@contextmanager
def archive_in(file):
    """An Archive that is written into the binary ``file``; at the end its list of contents is in alphabetical order."""
    with ZipFile(file, "w", ZIP_STORED) as zip_file:
        yield Archive(zip_file)
        zip_file.filelist.sort(key=lambda part: part.filename)
