"""A station's generation: a random name that changes whenever what the station shows changes.

Pages are kept under the name of the generation in which they were begun. What was made from older data can therefore
never be found under a newer name, whatever several processes do at the same time.
"""

import logging
import os
import secrets
import time
from pathlib import Path
from threading import Event, Lock, Thread

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
    process reaches it again, whether somebody reads here or not; should the process end before, no generation lasts
    longer than ``LONGEST``.
    """

    LONGEST = 300  # seconds
    TRY_EVERY = 1  # seconds

    def __init__(self):
        self._silent_until = 0
        self._untold = set()
        self._lock = Lock()
        self._teller = None

    def read(self, station):
        """The generation of the station (a Site's id), None while the cache does not answer."""
        if self._untold or time.monotonic() < self._silent_until:
            return None
        keys = [self._key(ALL), self._key(station)]
        found = cache.get_many(keys)
        generations = []
        for key in keys:
            if not (generation := found.get(key) or self._make(key)):
                # A page asks several times; where the cache hangs it is waited for once.
                self._silent_until = time.monotonic() + self.TRY_EVERY
                return None
            generations.append(generation)
        return "-".join(generations)

    def begin(self, station):
        """Begins a new generation of the station, or of ALL."""
        if self._is_told(station):
            return
        with self._lock:
            self._untold.add(station)
            if not self._teller:
                self._teller = Thread(target=self._tell, name="generations", daemon=True)
                self._teller.start()

    def _is_told(self, station):
        return bool(cache.set(self._key(station), secrets.token_hex(8), self.LONGEST))

    def _tell(self):
        """Until the cache has learned of everything. The other processes take what they kept for right until then."""
        never = Event()
        while not never.wait(self.TRY_EVERY):
            with self._lock:
                self._untold = {name for name in self._untold if not self._is_told(name)}
                if not self._untold:
                    self._teller = None
                    return

    def _make(self, key):
        """What another process has made meanwhile goes before. None while the cache does not answer."""
        # Asked again it would be waited for once more.
        if cache.add(key, secrets.token_hex(8), self.LONGEST) is None:
            return None
        return cache.get(key)

    def _key(self, name):
        return f"generation:{name}"


def _chosen():
    return SharedGenerations() if settings.CACHE_IS_SHARED else FileGenerations(settings.GENERATIONS_DIR)


generations = SimpleLazyObject(_chosen)
