"""Officers at their screens."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from feedback.complaints.models import Kind
from tests.feedback.complaints.conftest import PASSPHRASE


@dataclass
class Desk:
    """A signed-in browser in the room of one kind at the station ``site``."""

    client: Client
    site: object
    kind: str = Kind.CORRUPTION.value

    def address(self, name, *args):
        return reverse(f"complaints:{name}", args=[self.site.pk, self.kind, *args])

    def get(self, name, *args, **query):
        return self.client.get(self.address(name, *args), query)

    def post(self, name, *args, **data):
        return self.client.post(self.address(name, *args), data)

    def unlock(self, passphrase=PASSPHRASE):
        return self.post("unlock", passphrase=passphrase)


@pytest.fixture
def desk_of(client_for, station):
    """A function that seats a user at the desk; with ``unlocked``, an Officer whose key is unlocked there."""

    def desk_of(who, *, unlocked=True, site=station, kind=Kind.CORRUPTION):
        holder = getattr(who, "holder", None)
        user = holder.user if holder else who
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
        desk = Desk(client_for(user), site, Kind(kind).value)
        if holder and unlocked:
            assert desk.unlock().status_code == 302
        return desk

    return desk_of


@pytest.fixture
def desk(desk_of, first):
    """The first designated officer's, unlocked."""
    return desk_of(first)
