import pytest

from home.models import ContentPage
from tests.cms.pages import publish

from .screen import Screen

TITLE = "มาสถานี"
BODY = (
    '<p>โทร. <b>191</b> หรืออ่าน <a href="https://www.royalthaipolice.go.th/">เว็บไซต์ ตร.</a></p>'
    "<p>ที่จอดรถอยู่ด้านหลังสถานี</p>"
)
CALL, PARKING = "โทร.", "ที่จอดรถอยู่ด้านหลังสถานี"


@pytest.fixture
def page(station):
    """A published Thai page with a text of two paragraphs, one of them with bold words and a link."""
    return publish(station.root_page, ContentPage(title=TITLE, slug="visit", body=[("paragraph", BODY)]))


@pytest.fixture
def officer(officer_user, client_for):
    """The client of an information officer of the station."""
    return client_for(officer_user)


@pytest.fixture
def screen(officer, page):
    return Screen(officer, page)


@pytest.fixture
def translated(screen):
    """The screen of the page once it is published in English."""
    screen.write(TITLE, "Visit us")
    screen.write(CALL, "Call [b]191[/b] or read the [1]police website[/1]")
    screen.write(PARKING, "Park behind the station")
    screen.press("publish")
    return screen
