"""What readers get while something is out of reach; tests/services breaks the real things."""

import errno

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from bs4 import BeautifulSoup
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms import unavailable
from cms.models import StationSettings
from cms.unavailable import is_out_of_reach

pytestmark = pytest.mark.django_db
SAME_ORIGIN = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def reader():
    """Hears what visitors hear; a client of a test is told of errors otherwise."""
    return Client(raise_request_exception=False)


@pytest.fixture
def broken(monkeypatch):
    """A function: from then on the database does not answer."""

    def gone(*args):
        raise OperationalError("could not connect to server")

    return lambda: monkeypatch.setattr(BaseDatabaseWrapper, "cursor", gone)


def telephone(station, number):
    settings = StationSettings.for_site(station)
    settings.telephone = number
    settings.save()


def test_without_a_database_readers_get_the_stations_numbers(reader, station, other_station, broken):
    telephone(station, "076 319 100")
    telephone(other_station, "02 869 2440")
    reader.get("/")
    reader.get("/", headers={"host": "phetkasem.localhost"})
    broken()
    for host, here, elsewhere in (
        ("testserver", "076 319 100", "02 869 2440"),
        ("phetkasem.localhost", "02 869 2440", "076 319 100"),
        ("localhost", "076 319 100", "02 869 2440"),
    ):
        response = reader.get("/news/", headers={"host": host})
        assert response.status_code == 503
        assert response["Retry-After"] == str(unavailable.COME_BACK)
        assert response["Cache-Control"] == "no-store"
        text = BeautifulSoup(response.content, "html.parser").text.replace("\xa0", " ")
        assert here in text
        assert elsewhere not in text
        assert "191" in text


def test_before_anybody_has_read_anything_it_has_the_emergency_numbers(reader, broken):
    broken()
    response = reader.get("/")
    assert response.status_code == 503
    assert "191" in response.content.decode()


@pytest.mark.parametrize("host", ["nobody.example", "a b\x00", "../../x"])
def test_whoever_asks_for_health_at_made_up_hosts_leaves_nothing(host, reader, station, tmp_path):
    with CaptureQueriesContext(connection) as queries:
        assert reader.get("/health/live", headers={"host": host}).status_code == 200
    assert not queries
    assert not list(tmp_path.rglob("*.html"))


def test_a_changed_number_is_on_it(reader, station, broken, monkeypatch):
    monkeypatch.setattr(unavailable, "LOOKED_AT_EVERY", 0)
    telephone(station, "076 319 100")
    reader.get("/")
    telephone(station, "076 319 999")
    reader.get("/")
    broken()
    text = reader.get("/").content.decode().replace("\xa0", " ")
    assert "076 319 999" in text
    assert "076 319 100" not in text


def test_what_was_typed_is_on_it_and_can_be_sent_again(reader, broken):
    broken()
    typed = {"text": "มีน้ำมันหก\nหน้าโรงเรียน <b>กมลา</b>", "password": "ไม่บอกใคร", "topic": ["1", "2"]}
    response = reader.post("/en/about/?page=2", typed, headers=SAME_ORIGIN)
    assert response.status_code == 503
    form = BeautifulSoup(response.content, "html.parser").form
    assert form["action"] == "/en/about/?page=2"
    assert "What you sent was not accepted" in form.text
    fields = [(field["name"], field.text.removeprefix("\n")) for field in form.select("textarea")]
    assert fields == [("text", typed["text"]), ("topic", "1"), ("topic", "2")]
    assert "ไม่บอกใคร" not in response.content.decode()


def test_a_full_disk_stops_no_reader(client, station, monkeypatch):
    def full(path, text):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(unavailable, "_write", full)
    assert client.get("/").status_code == 200


def test_a_mistake_of_the_code_stays_a_fault(reader, monkeypatch):
    monkeypatch.setattr("cms.routing.route", lambda *args: 1 // 0)
    response = reader.get("/")
    assert response.status_code == 500
    assert "Retry-After" not in response


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (ConnectionRefusedError(), True),
        (EndpointConnectionError(endpoint_url="http://storage"), True),
        (ClientError({"ResponseMetadata": {"HTTPStatusCode": 503}}, "GetObject"), True),
        (ClientError({"ResponseMetadata": {"HTTPStatusCode": 403}}, "GetObject"), False),
        (FileNotFoundError(errno.ENOENT, "templates/x.html"), False),
        (ValueError(), False),
    ],
)
def test_what_may_answer_again_in_a_moment(error, expected):
    assert is_out_of_reach(error) is expected
    wrapped = RuntimeError()
    wrapped.__cause__ = error
    assert is_out_of_reach(wrapped) is expected
