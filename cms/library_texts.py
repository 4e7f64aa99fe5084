"""The texts of the installed libraries that have no Thai, neither in their own catalogues nor in ours."""

from collections import namedtuple
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

from cms.catalogues import read

LANGUAGE = "th"
DOMAINS = ("django", "djangojs")
# Where a text stands that no screen shows: names of applications and of Django's languages, and commands.
NOT_SHOWN = ("apps.py", "conf/global_settings.py", "management/", "views/templates/default_urlconf.html")

# ``text`` is the English, ``context`` its msgctxt or None, ``met`` where the library uses it, as "file:line" texts.
Untranslated = namedtuple("Untranslated", ["text", "context", "met"])


def libraries():
    """``{name: folder of its catalogues}`` of Django and every installed library that has some."""
    folders = {"django": Path(django.__file__).parent / "conf" / "locale"}
    for app in apps.get_app_configs():
        folders[app.name] = Path(app.path) / "locale"
    ours = {Path(folder) for folder in settings.LOCALE_PATHS}
    return {name: folder for name, folder in folders.items() if folder.is_dir() and folder not in ours}


def untranslated():
    """``{library: [Untranslated]}`` of the libraries that lack any Thai. Raises CatalogueError.

    Django puts the catalogues of all together, so that a text has its Thai wherever one of them gives it.
    """
    found = {}
    for domain in DOMAINS:
        known = _in_thai(domain)
        for name, folder in libraries().items():
            missing = [
                Untranslated(
                    entry.msgid, entry.msgctxt, [f"{path}:{line}" for path, line in entry.occurrences]
                )
                for entry in _texts(folder, domain)
                if (entry.msgctxt, entry.msgid) not in known and _is_shown(entry)
            ]
            if missing:
                found.setdefault(name, []).extend(missing)
    return found


def _in_thai(domain):
    """``{(context, text)}`` of what any catalogue translates into Thai."""
    folders = [*libraries().values(), *map(Path, settings.LOCALE_PATHS)]
    paths = [folder / LANGUAGE / "LC_MESSAGES" / f"{domain}.po" for folder in folders]
    return {
        (entry.msgctxt, entry.msgid)
        for path in paths
        if path.exists()
        for entry in read(path)
        if entry.translated() and not entry.obsolete
    }


def _texts(folder, domain):
    """The entries of a library's English catalogue; of its fullest one where it has none in English."""
    english = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    paths = [english] if english.exists() else sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po"))
    catalogues = [[entry for entry in read(path) if not entry.obsolete] for path in paths]
    return max(catalogues, key=len, default=[])


def _is_shown(entry):
    places = [path for path, _line in entry.occurrences]
    return not places or any(not any(hidden in path for hidden in NOT_SHOWN) for path in places)
