"""The documents lead where they say."""

import re
from urllib.parse import unquote

import pytest
from django.conf import settings

from oit.handbook.rendering import anchor_of

DOCUMENTS = [
    *sorted(settings.BASE_DIR.glob("*.md")),
    *sorted((settings.BASE_DIR / "docs").rglob("*.md")),
    *sorted((settings.BASE_DIR / "deploy").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"```.*?```", re.DOTALL)
ELSEWHERE = ("http://", "https://", "/admin/")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_links_lead_to_files_and_headings_that_exist(path):
    text = CODE.sub("", path.read_text("utf-8"))
    for link in LINK.findall(text):
        if link.startswith(ELSEWHERE):
            continue
        target, _hash, anchor = link.partition("#")
        found = path.parent / target if target else path
        assert found.exists(), link
        if anchor and found.suffix == ".md":
            headings = HEADING.findall(found.read_text("utf-8"))
            assert unquote(anchor) in map(anchor_of, headings), link


def test_every_decision_is_listed():
    folder = settings.BASE_DIR / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}
