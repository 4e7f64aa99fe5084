from datetime import datetime

import pytest
from django.utils import timezone

from feedback.models import Feedback


@pytest.fixture
def give(station):
    """A function that stores feedback of the station that was received on a ``day``, ISO, at noon."""

    def give(day="2024-03-12", **values):
        moment = timezone.make_aware(datetime.fromisoformat(f"{day}T12:00"))
        given = {"site": station, "rating": 4, "service": "report", "received_at": moment, "state": "seen"}
        return Feedback.objects.create(**{**given, **values})

    return give


@pytest.fixture
def officer(client_for, officer_user):
    """A Client signed in as an information officer of Kamala."""
    return client_for(officer_user)
