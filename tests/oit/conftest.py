import re

import pytest
from django.conf import settings as configured
from wagtail.users.models import UserProfile

from oit.editions import editions
from oit.editions.loading import FOLDER
from tests.factories import material


@pytest.fixture
def given(station):
    """Pictures, files and people for filled pages."""
    return material(station)


@pytest.fixture
def officer(officer_user, client_for):
    """A client of an officer who reads the admin in English."""
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    return client_for(officer_user)


@pytest.fixture
def superuser(admin_user, client_for):
    """A client of someone who may do everything that anybody may, in English."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return client_for(admin_user)


@pytest.fixture
def shipped():
    """The text of the edition that is shipped."""
    return (FOLDER / "2567.toml").read_text(encoding="utf-8")


@pytest.fixture
def install(tmp_path, monkeypatch):
    """A function that puts texts of editions, by file name, where the site finds them."""
    folder = tmp_path / "editions"
    folder.mkdir()

    def install(**texts):
        for name, text in texts.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(configured, "OIT_EDITIONS_DIR", str(folder))
        editions.cache_clear()

    yield install
    monkeypatch.undo()
    editions.cache_clear()


def of_year(text, year):
    """The text of the edition 2567 as one for another fiscal year (พ.ศ.)."""
    later = year - 2567
    for was, now in (
        ("fiscal_year = 2567", f"fiscal_year = {year}"),
        ('["2023-10", "2024-03"]', f'["{2023 + later}-10", "{2024 + later}-03"]'),
        ('as_of = "2024-03-31"', f'as_of = "{2024 + later}-03-31"'),
    ):
        assert was in text
        text = text.replace(was, now)
    # The days of the assessment, as TOML writes them.
    return re.sub(
        r"(?<=[\[ ])(20\d\d)(-\d\d-\d\d)(?=[,\]\n])", lambda day: f"{int(day[1]) + later}{day[2]}", text
    )


def items_of(text):
    """The parts of an edition's text: what stands before the items, and ``{code: text of the item}``."""
    start, *items = text.split("[[items]]\n")
    return start, {item.split('"')[1]: item for item in items}


@pytest.fixture
def next_year(shipped):
    """An edition of 2568: O1 has another title, no manpower; what was O15 is O14."""
    start, items = items_of(of_year(shipped, 2568))
    first = items["O1"].split('[[items.elements]]\nkey = "manpower"')[0]
    executives = items["O1"].index('[[items.elements]]\nkey = "executives"')
    items["O1"] = first + items["O1"][executives:]
    items["O1"] = items["O1"].replace("โครงสร้าง อัตรากำลัง และข้อมูลผู้บริหาร", "โครงสร้างและผู้บริหารสถานี")
    items["O14"] = items.pop("O15").replace('"O15"', '"O14"')
    return "[[items]]\n".join([start, *items.values()])


@pytest.fixture
def unknown_element(next_year):
    """The edition of 2568 with an element in O1 that its page type does not have."""
    added = '[[items.elements]]\nkey = "parking"\nth = "ที่จอดรถ"\nen = "Parking"\n'
    executives = '[[items.elements]]\nkey = "executives"'
    assert executives in next_year
    return next_year.replace(executives, f"{added}{executives}", 1)
