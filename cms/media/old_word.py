"""Word files of the years before 2007 (.doc): enough of their outside to know what they are.

They are compound files, a small file system of their own ([MS-CFB] by Microsoft): sectors of equal size, and a
directory whose entries of 128 bytes hold a name in UTF-16 and its length. Every entry lies at a multiple of 128
bytes and every stream begins at a multiple of 64: both are found without following the chains of sectors, which a
hostile file could tangle.
"""

import struct

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
ENTRY, SMALL_SECTOR = 128, 64
DOCUMENT = "WordDocument"
# The storages in which Word keeps macros.
MACROS = ("Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT")
# What the document itself begins with, of Word 97 and later and of Word 6 and 95 ([MS-DOC], FibBase): two bytes, and
# the number of the format; then, at 10, bits of which this one says that it is locked.
BEGINNINGS = {b"\xec\xa5": range(0xC0, 0x120), b"\xdc\xa5": range(0x65, 0x6A)}
LOCKED = 0x0100


class OldWordFile:
    """What the bytes ``data`` of a file say of it."""

    def __init__(self, data):
        self.data = data

    @property
    def is_word(self):
        return self.data.startswith(MAGIC) and self._has_entry(DOCUMENT)

    @property
    def has_macros(self):
        return any(self._has_entry(name) for name in MACROS)

    @property
    def is_damaged(self):
        return self._beginning is None

    @property
    def is_locked(self):
        at = self._beginning
        return at is not None and bool(struct.unpack_from("<H", self.data, at + 10)[0] & LOCKED)

    def _has_entry(self, name):
        words = (name + "\0").encode("utf-16-le")
        length = struct.pack("<H", len(words))
        return any(self.data[at + 64 : at + 66] == length for at in self._places(words, ENTRY))

    @property
    def _beginning(self):
        """Where the document begins, or None."""
        for mark, formats in BEGINNINGS.items():
            for at in self._places(mark, SMALL_SECTOR):
                if at + 12 <= len(self.data) and struct.unpack_from("<H", self.data, at + 2)[0] in formats:
                    return at
        return None

    def _places(self, words, step):
        """Where ``words`` stand at a multiple of ``step`` bytes."""
        return (at for at in range(0, len(self.data), step) if self.data.startswith(words, at))
