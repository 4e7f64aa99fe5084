"""The terms of docs/glossary.md, in whatever Thai the admin ends up with: ours, or a library's own."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import trans_real

GLOSSARY = Path(settings.BASE_DIR) / "docs" / "glossary.md"


def terms():
    """``(English, Thai, [what must not be said])`` of each row."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \|(.*)\|$", GLOSSARY.read_text(), re.M)
    return [
        (english, thai, [each for each in re.split(r", +", never.strip()) if each])
        for english, thai, never in rows[1:]
    ]


@pytest.fixture(scope="module")
def thai():
    """``{English: Thai}`` as Django reads it, where one catalogue goes before another."""
    catalogues = trans_real.translation("th")._catalog
    texts = {text for text, said in catalogues.items() if said}
    return {str(text): catalogues[text] for text in texts}


def test_each_term_is_translated_as_the_glossary_says(thai):
    said = {english: thai.get(english, term) for english, term, _never in terms()}
    assert len(said) > 20
    assert said == {english: term for english, term, _never in terms()}


# What others call their own things in Thai.
NAMES = re.compile("เพจ Facebook")


def test_nothing_says_it_otherwise(thai):
    never = [word for _english, _thai, words in terms() for word in words]
    found = {
        text: said
        for text, said in thai.items()
        if isinstance(said, str) and any(word in NAMES.sub("", said) for word in never)
    }

    assert not found
