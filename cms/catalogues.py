"""The catalogues of our own texts: where they are, compiled without gettext, and English filled in."""

import os
from pathlib import Path

import polib
from django.conf import settings

# The texts in the code are English, so the English catalogue repeats them.
SOURCE_LANGUAGE = "en"


class CatalogueError(Exception):
    """A catalogue that cannot be read. Its text names the file and what is wrong."""


def catalogues(language="*"):
    """The paths of the catalogues (.po) of one language, or of all."""
    return sorted(
        path for folder in settings.LOCALE_PATHS for path in Path(folder).glob(f"{language}/LC_MESSAGES/*.po")
    )


def read(path):
    """The catalogue at ``path`` as a polib.POFile. Raises CatalogueError."""
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def compile_catalogue(path):
    """Writes the .mo beside ``path``, whole or not at all. Raises CatalogueError."""
    target = path.with_suffix(".mo")
    draft = path.with_suffix(f".{os.getpid()}.part")
    read(path).save_as_mofile(str(draft))
    draft.replace(target)
    return target


def is_compiled(path):
    target = path.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime >= path.stat().st_mtime


def fill_from_source(path):
    """Gives every entry of the catalogue at ``path`` its own msgid as translation. Returns how many changed."""
    catalogue = read(path)
    changed = 0
    for entry in catalogue:
        if entry.obsolete:
            continue
        before = (entry.msgstr, dict(entry.msgstr_plural), entry.fuzzy)
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        changed += before != (entry.msgstr, entry.msgstr_plural, entry.fuzzy)
    catalogue.save()
    return changed
