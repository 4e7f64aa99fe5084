"""Office files opened without danger: they are zip archives of XML, made by anyone."""

import lzma
import zipfile
import zlib

# Written out, and the number of parts. A table of 5,000 rows and 15 columns is about 6 MB.
MOST_UNPACKED = 32 * 1024 * 1024
MOST_PARTS = 2000
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


class Unsafe(Exception):
    """A file that is not opened: too large when unpacked, damaged, or with declarations that no Office file has."""


class TooLarge(Unsafe):
    """A file that unpacks to more than a document can need."""


class Declares(Unsafe):
    """A file with a document type or entities of its own, which grow without end or fetch other files."""


def checked_parts(file):
    """The names of the parts of the zip archive ``file`` (binary, open). Raises Unsafe.

    Every part is read once, so that none is larger than the archive says.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise TooLarge
            for entry in entries:
                content = archive.read(entry)
                # Entities that stand for each other grow without end; Office writes no document types.
                if entry.filename.endswith((".xml", ".rels", ".vml")) and _declares(content):
                    raise Declares
            return [entry.filename for entry in entries]
    except DAMAGED as error:
        raise Unsafe from error
    finally:
        file.seek(0)


def _declares(content):
    # UTF-16 has a zero beside each letter.
    return b"<!DOCTYPE" in (plain := content.replace(b"\0", b"")) or b"<!ENTITY" in plain
