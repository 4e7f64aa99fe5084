"""A station's site to look for things on."""

import pytest
from django.test import RequestFactory

from cms.search.finding import Finder, entries


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A context in which what waits for the end of the transaction is done at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def titles(station):
    """A function from what somebody types, on the station's Thai site if nothing else is said, to the titles found."""

    def titles(typed, site=station, language="th", **facts):
        return [entry.title for entry in entries(Finder(site, language, **facts).find(typed).rows)]

    return titles


@pytest.fixture
def addresses(station):
    """The same for the addresses."""

    def addresses(typed, language="th"):
        request = RequestFactory().get("/", SERVER_NAME=station.hostname)
        found = entries(Finder(station, language).find(typed).rows)
        return [entry.get_address(request) for entry in found]

    return addresses
