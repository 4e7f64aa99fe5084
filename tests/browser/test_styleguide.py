"""Anyone can use every component in every state that the styleguide shows."""

import json
from dataclasses import replace

import pytest

from .conftest import PHONE

pytestmark = pytest.mark.browser

ADDRESSES = ["/styleguide/", "/en/styleguide/"]
PRINT_PAGES = """
import json
from django.test import Client
print(json.dumps([Client(HTTP_HOST="127.0.0.1").get(address).content.decode() for address in {addresses}]))
"""


@pytest.fixture(scope="module")
def pages(site):
    """The HTML of each address, with the station's own pictures. The served site itself has no styleguide."""
    in_development = site.environment | {"DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    printed = replace(site, environment=in_development).manage(
        "shell", "--verbosity", "0", "-c", PRINT_PAGES.format(addresses=ADDRESSES)
    )
    return dict(zip(ADDRESSES, json.loads(printed.splitlines()[-1]), strict=True))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_every_component(pages, new_page, axe, address, scheme):
    page = new_page(viewport=PHONE, color_scheme=scheme)
    page.route(f"**{address}", lambda route: route.fulfill(body=pages[address], content_type="text/html"))
    page.goto(address)
    assert axe.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_public_does_not_get_it(visitor, address):
    assert visitor.goto(address).status == 404
