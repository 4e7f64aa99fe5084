"""What administrators and heads of station see of the backups."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.backup.models import Backup
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db


def record(days, **facts):
    moment = timezone.now() - timezone.timedelta(days=days)
    return Backup.objects.create(started_at=moment, finished_at=moment, address="/srv/x.age", **facts)


@pytest.fixture
def panel(client_for):
    """A function from a user to the text of the panel on the first page of the admin, None where there is none."""

    def panel(user):
        found = soup(client_for(user).get(reverse("wagtailadmin_home"))).find(id="backups-section")
        return found and " ".join(found.get_text(" ").split())

    return panel


def test_the_age_of_the_last_good_one_is_shown(panel, admin_user, chief_user):
    record(0, size=17_310_691, files=257)
    for user in (admin_user, chief_user):
        assert "17 MB" in panel(user)


def test_others_see_nothing_of_it(panel, officer_user, supervisor_user):
    record(9, error="/srv/secret")
    assert panel(officer_user) is None
    assert panel(supervisor_user) is None


def test_what_is_wrong_is_shown_and_its_details_to_administrators_alone(panel, admin_user, chief_user):
    record(5, size=1)
    record(1, error="No space left on /srv/backups")
    assert "No space left on /srv/backups" in panel(admin_user)
    assert "docs/running.md" in panel(admin_user)
    assert "/srv/backups" not in panel(chief_user)
    assert "5" in panel(chief_user)


def test_that_there_is_none_is_said(panel, chief_user, admin_user):
    assert panel(chief_user)
    assert "docs/running.md" in panel(admin_user)


def test_the_board_shows_it_to_the_head_of_station(client_for, chief_user, officer_user):
    record(0, size=17_310_691)
    board = reverse("readiness:board")
    assert "17 MB" in client_for(chief_user).get(board).content.decode()
    assert "17 MB" not in client_for(officer_user).get(board).content.decode()
