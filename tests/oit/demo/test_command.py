"""manage.py demo: loads once, then only follows the port."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision, Site

from oit.management.commands import demo

from .conftest import STATION

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db, monkeypatch, tmp_path):
    """Runs the command, where there is no station yet, on the folder that ``write`` filled; gives what it printed."""
    Site.objects.all().delete()
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    monkeypatch.setattr(demo, "STATIONS", ("small",))

    def run(*arguments):
        out = StringIO()
        call_command("demo", *arguments, stdout=out)
        return out.getvalue()

    return run


def test_the_second_run_changes_nothing_but_the_port(write, run):
    write()
    assert "http://demo.localhost:8000/" in run()
    page = Page.objects.get(slug="checkpoint", locale__language_code="th")
    Page.objects.filter(pk=page.pk).update(title="แก้ไขแล้ว")
    before = (Page.objects.count(), Revision.objects.count(), Site.objects.count())

    assert "http://demo.localhost:8102/" in run("--port", "8102")
    assert Site.objects.get().port == 8102
    assert (Page.objects.count(), Revision.objects.count(), Site.objects.count()) == before
    page.refresh_from_db()
    assert page.title == "แก้ไขแล้ว"


def test_stations_of_ones_own_are_left_alone(write, run):
    write()
    Site.objects.create(hostname="kamala.example", root_page=Page.get_first_root_node())
    assert "There are stations here already" in run("--port", "8102")
    assert [(site.hostname, site.port) for site in Site.objects.all()] == [("kamala.example", 80)]


def test_a_mistake_in_the_content_is_an_error_of_the_command(write, run):
    write(station=STATION.replace("kind =", "kinds ="))
    with pytest.raises(CommandError, match=r"not loaded. small/station.toml, settings: “kind” is missing"):
        run()
