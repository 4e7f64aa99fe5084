"""The styleguide shows every component there is, in both languages. tests/browser looks at it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from cms.styleguide.declared import NOT_YET
from cms.styleguide.examples import EXAMPLES
from tests.factories import material

TEMPLATES = settings.BASE_DIR / "templates"
ADDRESSES = ["/styleguide/", "/en/styleguide/"]


@pytest.fixture
def picture(station):
    return material(station).image


def all_components():
    files = (TEMPLATES / "components").rglob("*.html")
    return {Path(file).relative_to(TEMPLATES).as_posix() for file in files}


@pytest.mark.django_db
def test_a_site_without_pictures_has_one_too(client, station):
    assert NOT_YET in client.get("/styleguide/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_component_is_shown(client, picture, address):
    response = client.get(address)
    shown = {template.name for template in response.templates}
    assert all_components() - shown == set()


@pytest.mark.django_db
def test_each_language_shows_its_own_words(client, picture):
    thai, english = (client.get(address).content.decode() for address in ADDRESSES)
    assert "ชำระค่าปรับผ่านระบบหรือที่สถานีเท่านั้น" in thai
    assert "ชำระค่าปรับผ่านระบบหรือที่สถานีเท่านั้น" not in english
    assert "Fines are paid online or at the station only" in english


def test_no_example_is_shown_twice():
    shown = [(example.component, example.state) for example in EXAMPLES]
    assert len(shown) == len(set(shown))


@pytest.mark.django_db
def test_a_page_may_hold_several_of_a_kind(client, picture):
    page = BeautifulSoup(client.get("/styleguide/").content, "html.parser")
    ids = [element["id"] for element in page.select("main [id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("module", ["base", "production"])
def test_the_public_does_not_get_it(module):
    text = (settings.BASE_DIR / "cms" / "settings" / f"{module}.py").read_text(encoding="utf-8")
    assert "styleguide" not in text
