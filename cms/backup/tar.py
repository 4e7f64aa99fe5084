"""Makes a tar archive piece by piece, in the order in which its files are given."""

import hashlib
import tarfile
import time

from django.utils.translation import gettext as _

from .errors import BackupError

CHUNK = 1024 * 1024
# An archive ends with two empty blocks (POSIX 1003.1, pax).
END = bytes(2 * tarfile.BLOCKSIZE)


class TarStream:
    """``member`` gives the bytes of one file in the archive. ``sums``: ``{name: {"size", "sha256"}}`` so far."""

    def __init__(self):
        self.sums = {}

    def member(self, name, file, size):
        """Yields the bytes that stand for the open binary ``file``, of which ``size`` bytes are taken.

        Raises BackupError for a file that has fewer.
        """
        header = tarfile.TarInfo(name)
        header.size, header.mode, header.mtime = size, 0o600, int(time.time())
        yield header.tobuf(tarfile.PAX_FORMAT, "utf-8")
        digest, left = hashlib.sha256(), size
        while left:
            chunk = file.read(min(CHUNK, left))
            if not chunk:
                raise BackupError(
                    _("The file %(name)s became shorter while it was copied. Try again.") % {"name": name}
                )
            digest.update(chunk)
            left -= len(chunk)
            yield chunk
        yield bytes(-size % tarfile.BLOCKSIZE)
        self.sums[name] = {"size": size, "sha256": digest.hexdigest()}
