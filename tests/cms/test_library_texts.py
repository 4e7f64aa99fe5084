"""What an upgrade of a library adds in English is found, and nothing is left now."""

import sys
from io import StringIO

import polib
import pytest
from django.apps import AppConfig, apps
from django.core.management import CommandError, call_command


def told():
    out = StringIO()
    call_command("untranslated", stdout=out)
    return out.getvalue()


@pytest.fixture
def library(tmp_path, monkeypatch):
    """The folder of an installed library "upgraded", with one text that is Thai already and two that are not."""
    (tmp_path / "upgraded").mkdir()
    (tmp_path / "upgraded" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "upgraded" / "locale"
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.append(polib.POEntry(msgid="Save draft", occurrences=[("templates/edit.html", "3")]))
    catalogue.append(polib.POEntry(msgid="Send by pigeon", occurrences=[("templates/edit.html", "7")]))
    catalogue.append(polib.POEntry(msgid="Upgraded library", occurrences=[("upgraded/apps.py", "4")]))
    (folder / "en" / "LC_MESSAGES").mkdir(parents=True)
    catalogue.save(str(folder / "en" / "LC_MESSAGES" / "django.po"))
    # Installing it by the setting would begin every app of this process once more.
    monkeypatch.setitem(apps.app_configs, "upgraded", AppConfig.create("upgraded"))
    yield folder
    sys.modules.pop("upgraded", None)


def test_every_text_of_the_installed_libraries_has_its_thai():
    assert told() == "Every text of the libraries has its Thai.\n"


def test_what_a_library_added_is_listed_with_where_it_is_met(library):
    assert told() == "upgraded: 1\n  Send by pigeon  (templates/edit.html:7)\n"


def test_its_own_thai_counts(library):
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.append(polib.POEntry(msgid="Send by pigeon", msgstr="ส่งทางนกพิราบ"))
    (library / "th" / "LC_MESSAGES").mkdir(parents=True)
    catalogue.save(str(library / "th" / "LC_MESSAGES" / "django.po"))
    assert "pigeon" not in told()


def test_a_damaged_catalogue_is_named(library):
    path = library / "en" / "LC_MESSAGES" / "django.po"
    path.write_text('msgid "Send\nmsgstr')
    with pytest.raises(CommandError, match="upgraded"):
        told()
