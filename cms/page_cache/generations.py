"""A station's generation: a random name that changes whenever what the station shows changes.

Pages are kept under the name of the generation in which they were begun. What was made from older data can therefore
never be found under a newer name, whatever several processes do at the same time.
"""

import logging
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.utils.functional import SimpleLazyObject

logger = logging.getLogger(__name__)

# Every station at once.
ALL = "all"


class FileGenerations:
    """In one small file per station, for the processes of one machine. To begin a new one is to remove the file."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def read(self, station):
        """The generation of the station (a Site's id), None where there can be none: the disk is full or locked."""
        path = f"{self.folder}/{station}"
        try:
            try:
                return _content(path)
            except FileNotFoundError:
                self._make(path)
                return _content(path)
        except OSError:
            logger.exception(
                "The generation of public pages was not read; they are made anew for each reader."
            )
            return None

    def begin(self, station):
        """Begins a new generation of the station, or of ALL."""
        for path in self.folder.glob("*" if station == ALL else str(station)):
            path.unlink(missing_ok=True)

    def _make(self, path):
        self.folder.mkdir(parents=True, exist_ok=True)
        made = self.folder / f".{secrets.token_hex(8)}"
        try:
            made.write_text(secrets.token_hex(8))
            # Unlike a renaming, this leaves alone what another process has made meanwhile.
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink(missing_ok=True)


def _content(path):
    # Every reader of every page waits for this: without Python's buffers it takes a third of the time.
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, 100).decode()
    finally:
        os.close(file)


class SharedGenerations:
    """In a cache that several machines share.

    While the cache does not answer nothing is kept. A change that it did not learn of is told to it as soon as this
    process reaches it again; should the process end before, no generation lasts longer than ``LONGEST``.
    """

    LONGEST = 300  # seconds

    def __init__(self):
        self._untold = set()

    def read(self, station):
        """The generation of the station (a Site's id), None while the cache does not answer."""
        for name in list(self._untold):
            self.begin(name)
        if self._untold:
            return None
        keys = [self._key(ALL), self._key(station)]
        found = cache.get_many(keys)
        generations = [found.get(key) or self._make(key) for key in keys]
        return "-".join(generations) if all(generations) else None

    def begin(self, station):
        """Begins a new generation of the station, or of ALL."""
        if cache.set(self._key(station), secrets.token_hex(8), self.LONGEST):
            self._untold.discard(station)
        else:
            self._untold.add(station)

    def _make(self, key):
        cache.add(key, secrets.token_hex(8), self.LONGEST)
        return cache.get(key)

    def _key(self, name):
        return f"generation:{name}"


def _chosen():
    return SharedGenerations() if settings.CACHE_IS_SHARED else FileGenerations(settings.GENERATIONS_DIR)


generations = SimpleLazyObject(_chosen)
