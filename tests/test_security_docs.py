"""What the documents about security lean on is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDERS = ("cms/", "tests/", "deploy/", "docs/", "feedback/", "tools/")


@pytest.mark.parametrize("document", ["asvs.md", "security.md"])
def test_every_file_that_is_named_exists(document):
    text = Path(settings.BASE_DIR, "docs", document).read_text()
    named = {name for name in re.findall(r"`([^`\s]+)`", text) if name.startswith(FOLDERS)}
    assert named
    assert not [name for name in sorted(named) if not Path(settings.BASE_DIR, name).exists()]
