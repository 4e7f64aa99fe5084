"""What the documents about security lean on is there, and no requirement is passed over."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDERS = ("cms/", "tests/", "deploy/", "docs/", "feedback/", "home/", "oit/", "static/", "tools/")
# Of OWASP ASVS 5.0.0, for each section how many requirements it has, and those of level 3 among them.
SECTIONS = {
    **{"1.1": (2, []), "1.2": (10, [10]), "1.3": (12, [12]), "1.4": (3, []), "1.5": (3, [3])},
    **{"2.1": (3, []), "2.2": (3, []), "2.3": (5, [5]), "2.4": (2, [2])},
    **{"3.1": (1, [1]), "3.2": (3, [3]), "3.3": (5, [5]), "3.4": (8, [7, 8]), "3.5": (8, [6, 7, 8])},
    **{"3.6": (1, [1]), "3.7": (5, [3, 4, 5])},
    **{"4.1": (5, [4, 5]), "4.2": (5, [2, 3, 4, 5]), "4.3": (2, []), "4.4": (4, [])},
    **{"5.1": (1, []), "5.2": (6, [4, 5, 6]), "5.3": (3, [3]), "5.4": (3, [])},
    **{"6.1": (3, []), "6.2": (12, []), "6.3": (8, [5, 6, 7, 8]), "6.4": (6, [5, 6]), "6.5": (8, [6, 7, 8])},
    **{"6.6": (4, [4]), "6.7": (2, [1, 2]), "6.8": (4, [])},
    **{"7.1": (3, []), "7.2": (4, []), "7.3": (2, []), "7.4": (5, []), "7.5": (3, [3]), "7.6": (2, [])},
    **{"8.1": (4, [3, 4]), "8.2": (4, [4]), "8.3": (3, [2, 3]), "8.4": (2, [2])},
    **{"9.1": (3, []), "9.2": (4, [])},
    **{"10.1": (2, []), "10.2": (3, [3]), "10.3": (5, [5]), "10.4": (16, [12, 13, 14, 15, 16])},
    **{"10.5": (5, []), "10.6": (2, []), "10.7": (3, [])},
    **{"11.1": (4, [3, 4]), "11.2": (5, [4, 5]), "11.3": (5, [4, 5]), "11.4": (4, []), "11.5": (2, [2])},
    **{"11.6": (2, [2]), "11.7": (2, [1, 2])},
    **{"12.1": (5, [4, 5]), "12.2": (2, []), "12.3": (5, [5])},
    **{"13.1": (4, [2, 3, 4]), "13.2": (6, [6]), "13.3": (4, [3, 4]), "13.4": (7, [6, 7])},
    **{"14.1": (2, []), "14.2": (8, [5, 6, 7, 8]), "14.3": (3, [])},
    **{"15.1": (5, [4, 5]), "15.2": (5, [4, 5]), "15.3": (7, []), "15.4": (4, [1, 2, 3, 4])},
    **{"16.1": (1, []), "16.2": (5, []), "16.3": (4, []), "16.4": (3, []), "16.5": (4, [4])},
    **{"17.1": (2, [2]), "17.2": (8, [5, 6, 7, 8]), "17.3": (2, [])},
}
REQUIRED = [
    f"{section}.{number}"
    for section, (most, beyond) in SECTIONS.items()
    for number in range(1, most + 1)
    if number not in beyond
]
NUMBERS = re.compile(r"(\d+\.\d+)\.(\d+)(?: to \1\.(\d+))?")
ANSWERS = ("yes", "no", "in part", "does not apply")


def text_of(document):
    return Path(settings.BASE_DIR, "docs", document).read_text()


@pytest.mark.parametrize("document", ["asvs.md", "security.md"])
def test_every_file_that_is_named_exists(document):
    named = {name for name in re.findall(r"`([^`\s]+)`", text_of(document)) if name.startswith(FOLDERS)}
    assert named
    assert not [name for name in sorted(named) if not Path(settings.BASE_DIR, name).exists()]


def lines():
    """``(numbers, answer, by what)`` of each line of the tables."""
    for line in text_of("asvs.md").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "Number":
            numbers = [
                f"{section}.{number}"
                for section, first, last in NUMBERS.findall(cells[0])
                for number in range(int(first), int(last or first) + 1)
            ]
            yield numbers, cells[2], cells[3]


def test_the_numbers_are_those_of_the_standard():
    assert sum(most for most, _beyond in SECTIONS.values()) == 345
    assert len(REQUIRED) == 253


def test_every_requirement_of_level_two_is_answered_once():
    answered = [number for numbers, _answer, _by in lines() for number in numbers]
    assert sorted(answered) == sorted(REQUIRED)


def test_every_answer_is_one_and_says_why():
    for numbers, answer, by in lines():
        assert answer.startswith(ANSWERS), numbers
        assert by or answer == "does not apply", numbers


def test_every_chapter_that_is_linked_is_there():
    headings = re.findall(r"^#+ (.+)$", text_of("security.md"), re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"security\.md#([\w-]+)", text_of("asvs.md"))) <= anchors
