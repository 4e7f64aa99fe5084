"""Reading one edition file, with messages that say where in it something is wrong."""

from contextlib import contextmanager

from .edition import EditionError, Words


class Reader:
    """Takes entries out of tables of TOML. ``place``: where it is, for the messages."""

    def __init__(self, name):
        self.place = name

    @contextmanager
    def inside(self, part):
        """While it lasts, what is wrong is wrong in this part of the file."""
        before = self.place
        self.place = f"{before}, {part}"
        yield
        self.place = before

    def fail(self, text):
        raise EditionError(f"{self.place}: {text}")

    def need(self, data, key, kind=str):
        """The entry ``key``, which must be there and of the type ``kind``."""
        value = data.get(key)
        if not value:
            self.fail(f"“{key}” is missing.")
        return self.of_kind(key, value, kind)

    def optional(self, data, key, default):
        """The entry ``key``, of the type of ``default``, or ``default``."""
        return self.of_kind(key, data.get(key, default), type(default))

    def of_kind(self, key, value, kind):
        if not isinstance(value, kind):
            self.fail(f"“{key}” is not written as it must be: {value!r}. Compare with another edition.")
        return value

    def tables(self, data, key):
        """The tables ``[[key]]``, at least one."""
        return [self.of_kind(key, each, dict) for each in self.need(data, key, list)]

    def words(self, data, suffix=""):
        return Words(self.need(data, f"{suffix}th"), self.need(data, f"{suffix}en"))

    def only(self, data, known):
        """Refuses entries of the table ``data`` that are not among the ``known`` ones."""
        if unknown := set(data) - set(known):
            self.fail(f"unknown entries: {', '.join(sorted(unknown))}.")

    def names(self, data, key):
        """The texts that the entry ``key`` names: one, a list of them, or none."""
        given = data.get(key, [])
        names = [given] if isinstance(given, str) and given else given or []
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.fail(f"“{key}” is a text or a list of texts, not {given!r}.")
        return tuple(names)

    def unique(self, what, keys):
        if twice := {key for key in keys if keys.count(key) > 1}:
            self.fail(f"{what} {', '.join(sorted(twice))} comes twice.")
