"""People of a demonstration station, what is assigned to them, and the days of the assessment."""

from datetime import date

import pytest

from cms.models import User
from oit.demo import DemoError, load_stations
from oit.duties.models import Assignment, CalendarEntry

from .conftest import STATION

pytestmark = pytest.mark.django_db
PEOPLE = """
[[people]]
key = "web"
username = "test-web"
first_name = "เจ้าหน้าที่เว็บไซต์"
email = "web@example.org"
role = "officer"
"""
ASSIGNMENTS = """
[[assignments]]
items = ["O1", "O15"]
preparer = "person:web"
order = "order:duties"
"""
CALENDAR = """
[[calendar]]
event = "entry"
first_day = 2024-04-01
last_day = 2024-04-30
"""


@pytest.fixture
def load(write):
    """A function that loads the small station with other texts for the files that a test names."""

    def load(**texts):
        files = {"people": PEOPLE, "assignments": ASSIGNMENTS, "calendar": CALENDAR, **texts}
        station = STATION.replace("year = 0", "year = 2567")
        load_stations([write(station=station, **files)], 8000, lambda line: None)

    return load


def test_who_keeps_what(load):
    load()
    person = User.objects.get(username="test-web")
    assert not person.has_usable_password()
    assert person.groups.get().station_group.role == "officer"
    given = {each.code: each for each in Assignment.objects.filter(preparer=person)}
    assert set(given) == {"O1", "O15"}
    assert given["O1"].order.number == "1/2567"
    assert CalendarEntry.objects.get().last_day == date(2024, 4, 30)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"people": PEOPLE.replace('"officer"', '"king"')}, "there is no role “king”"),
        ({"assignments": ASSIGNMENTS.replace("O15", "O99")}, "has no item O99"),
        ({"assignments": ASSIGNMENTS.replace("person:web", "person:nobody")}, "person:nobody"),
        ({"calendar": CALENDAR.replace('"entry"', '"party"')}, "event"),
    ],
)
def test_what_cannot_be_loaded(load, texts, said):
    with pytest.raises(DemoError, match=said):
        load(**texts)
    assert not User.objects.filter(username="test-web").exists()
