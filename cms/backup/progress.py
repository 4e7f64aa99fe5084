"""How far something is, in lines that do not flood a log."""

STEP = 10  # percent


class Progress:
    """Says ``sentence % {"done", "all", "percent"}`` through ``say`` at every tenth of ``total``."""

    def __init__(self, say, sentence, total):
        self.say, self.sentence, self.total = say, sentence, total
        self.done = 0
        self._said = 0

    def advance(self, number=1):
        self.done += number
        percent = 100 * self.done // self.total if self.total else 100
        if percent // STEP > self._said // STEP:
            self._said = percent
            self.say(self.sentence % {"done": self.done, "all": self.total, "percent": percent})
