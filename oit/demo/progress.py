"""Says how far a long task is, without flooding the terminal."""

from time import monotonic

SECONDS_BETWEEN_LINES = 1


class Progress:
    """``say``: takes a line of text. ``name``: what the lines start with."""

    def __init__(self, name, say):
        self.name = name
        self._say = say
        self._last = monotonic()

    def say(self, text):
        self._last = monotonic()
        self._say(f"{self.name}: {text}")

    def of(self, things, what):
        """Goes through ``things``, with a line such as "14 of 41 pages …" at most once a second."""
        things = list(things)
        for number, thing in enumerate(things):
            if number and monotonic() - self._last >= SECONDS_BETWEEN_LINES:
                self.say(f"{number} of {len(things)} {what} …")
            yield thing
