"""The menu of the LINE account: its picture, where it leads, and how it gets there."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from cms.models import StationSettings

pytestmark = pytest.mark.django_db

MENU = "/v2/bot/richmenu"


@pytest.fixture(autouse=True)
def _behind_https(settings):
    settings.SECURE_SSL_REDIRECT = True


@pytest.fixture
def run():
    """A function that runs the command for Kamala and gives what it prints."""

    def run(*arguments):
        printed = StringIO()
        call_command("line_richmenu", "--station", "testserver:80", *arguments, stdout=printed)
        return printed.getvalue()

    return run


@pytest.fixture
def line(api):
    """LINE with a menu of this site and one of somebody else."""
    menus = [
        {"richMenuId": "former", "name": "website testserver"},
        {"richMenuId": "foreign", "name": "somebody else's"},
    ]
    body = [
        {"size": {"width": 2500, "height": 843}, "selected": True, "chatBarText": "x", "areas": [], **each}
        for each in menus
    ]
    api.answer("GET", f"{MENU}/list", body={"richmenus": body})
    api.answer("POST", MENU, body={"richMenuId": "new"})
    api.answer("POST", "/v2/bot/user/all/richmenu/new")
    for menu in ("former", "foreign", "new"):
        api.answer("DELETE", f"{MENU}/{menu}")
    return api


@pytest.mark.parametrize("language", ["th", "en", "both"])
def test_a_dry_run_writes_the_picture_and_what_line_would_be_told(run, station, tmp_path, language):
    StationSettings.objects.filter(site=station).update(
        telephone="076 000 191", latitude="7.951234", longitude="98.281234"
    )
    run("--dry-run", "--language", language, "--output", str(tmp_path))
    content = (tmp_path / f"rich-menu-{language}.png").read_bytes()
    assert Image.open(BytesIO(content)).size == (2500, 1686)
    assert len(content) <= 1_000_000
    told = json.loads((tmp_path / f"rich-menu-{language}.json").read_text())
    assert told["size"] == {"width": 2500, "height": 1686}
    start = "https://testserver/en/" if language == "en" else "https://testserver/"
    own = "tel:+6676000191" if language == "en" else "tel:076000191"
    uris = [area["action"]["uri"] for area in told["areas"]]
    assert uris == [
        "tel:191",
        own,
        f"{start}e-services/",
        f"{start}qa/",
        f"{start}complaint/",
        f"{start}eit/",
        f"{start}integrity/",
        "https://www.google.com/maps/search/?api=1&query=7.951234,98.281234",
    ]


def test_the_areas_cover_the_picture_once(run, station, tmp_path):
    run("--dry-run", "--output", str(tmp_path))
    bounds = [each["bounds"] for each in json.loads((tmp_path / "rich-menu-both.json").read_text())["areas"]]
    assert sum(each["width"] * each["height"] for each in bounds) == 2500 * 1686
    assert all(each["x"] + each["width"] <= 2500 and each["y"] + each["height"] <= 1686 for each in bounds)
    assert len({(each["x"], each["y"]) for each in bounds}) == 8


def test_installing_makes_it_the_default_and_removes_the_sites_own_former_one(run, line):
    line.answer("POST", f"{MENU}/new/content")
    assert "new" in run()
    sent = [(each.method, each.path) for each in line.received]
    assert sent == [
        ("GET", f"{MENU}/list"),
        ("POST", MENU),
        ("POST", f"{MENU}/new/content"),
        ("POST", "/v2/bot/user/all/richmenu/new"),
        ("DELETE", f"{MENU}/former"),
    ]
    picture = line.of(f"{MENU}/new/content")[0]
    assert picture.headers["content-type"] == "image/png"
    assert Image.open(BytesIO(picture.body)).size == (2500, 1686)
    assert all(each.headers["authorization"] == "Bearer line-token-of-kamala" for each in line.received)


def test_a_picture_that_line_refuses_leaves_the_former_menu_in_place(run, line):
    line.answer("POST", f"{MENU}/new/content", 400, {"message": "Invalid image"})
    with pytest.raises(CommandError, match="Invalid image"):
        run()
    assert [each.path for each in line.received if each.method == "DELETE"] == [f"{MENU}/new"]


def test_without_a_token_it_says_what_to_set(run, station):
    with pytest.raises(CommandError, match="LINE_TOKEN_TESTSERVER"):
        run()


def test_without_https_nothing_is_installed(run, line, settings):
    settings.SECURE_SSL_REDIRECT = False
    with pytest.raises(CommandError, match="https"):
        run()
    assert line.received == []
