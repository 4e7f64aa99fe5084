"""Every text of the code stands in the catalogues of both languages, translated."""

import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from cms.catalogues import catalogues, compile_catalogue, fill_from_source, read
from cms.management.commands.updatecatalogues import IGNORED

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """``{(context, text)}`` of every text in the code, as makemessages collects them from a copy of it."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is missing: apt install gettext (Debian), brew install gettext (macOS).")
    copy = tmp_path_factory.mktemp("source") / "project"
    ignore = shutil.ignore_patterns(*IGNORED, ".*", "__pycache__", "*.mo")
    shutil.copytree(ROOT, copy, ignore=ignore)
    (copy / "locale").mkdir()
    patterns = [argument for name in IGNORED for argument in ("--ignore", name)]
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "th", "--keep-pot", *patterns],
        cwd=copy,
        check=True,
        capture_output=True,
        text=True,
    )
    texts = polib.pofile(str(copy / "locale" / "django.pot"), encoding="utf-8")
    return {(entry.msgctxt, entry.msgid) for entry in texts}


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_text_is_translated(collected, language):
    translated = {
        (entry.msgctxt, entry.msgid)
        for path in catalogues(language)
        for entry in read(path)
        if entry.translated() and not entry.obsolete
    }
    missing = sorted(text for _context, text in collected - translated)
    assert not missing, f"{len(missing)} texts of {language}; run make messages and translate them"


def test_catalogues_compile_and_english_repeats_the_code(tmp_path):
    path = tmp_path / "django.po"
    catalogue = polib.POFile(encoding="utf-8")
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.append(polib.POEntry(msgid="News", msgstr="Newspaper", flags=["fuzzy"]))
    catalogue.append(polib.POEntry(msgid="one file", msgid_plural="%(n)s files"))
    catalogue.save(str(path))
    assert fill_from_source(path) == 2
    compiled = polib.mofile(str(compile_catalogue(path)))
    assert compiled.find("News").msgstr == "News"
    assert compiled.find("one file").msgstr_plural == {0: "one file", 1: "%(n)s files"}
    assert fill_from_source(path) == 0
