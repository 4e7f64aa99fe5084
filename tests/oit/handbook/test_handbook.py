"""The officers' guide is readable in the admin, its links and pictures answer, and every item has its chapter."""

import re
from pathlib import Path

import polib
import pytest
import wagtail
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from wagtail.users.models import UserProfile

from cms.models.stations import Role
from oit.editions import edition_for
from oit.editions.loading import load_edition
from oit.handbook import chapters as of_handbook
from oit.handbook.chapters import FOLDER, PICTURES, Chapter, chapter_of, chapters
from oit.handbook.items import item_chapters, newest_edition
from oit.handbook.rendering import html_of
from oit.models import AntiBriberyPolicyPage
from tests.admin_forms import edit_address
from tests.cms.admin.walking import admin_patterns
from tests.conftest import make_user
from tools.guide_pictures import SHOTS

FILES = sorted(FOLDER.rglob("*.md"))
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
MOST_BYTES = 60 * 1024
QUOTED = re.compile("“([^”]+)”")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
# Names of files, and texts of which each station has its own.
EXAMPLES = {"สขร. 1 เดือนมกราคม 2567", "O7 ต.ค.66.pdf", "๐๑๑-มกราคม 2567.xlsx"}


def links_of(path):
    return [(bool(mark), target) for mark, target in LINK.findall(path.read_text("utf-8"))]


def test_each_item_is_explained_with_an_example_in_both_languages():
    for item in edition_for(2567).items:
        for words in (item.assessor, item.example):
            assert len(words.th) > 40, item.code
            assert len(words.en) > 40, item.code
            assert not re.search(r"[\u0e00-\u0e7f]{2}", re.sub("สขร", "", words.en)), item.code


def test_the_files_of_the_items_are_those_of_the_edition(tmp_path, monkeypatch):
    monkeypatch.setattr("oit.handbook.management.commands.officersguide.FOLDER", tmp_path)
    call_command("officersguide")
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "items").iterdir()}
    kept = {path.name: path.read_text("utf-8") for path in (FOLDER / "items").iterdir()}
    assert written == kept, "Run manage.py officersguide."


def said_on_screens():
    """``(texts, patterns)`` of what the Thai catalogues, ours and Wagtail's own, say: as it stands there, or up to a
    colon ("Returned to you: O18"), and with anything in the place of names."""
    wagtails = Path(wagtail.__file__).parent.glob("**/locale/th/**/*.po")
    files = [*settings.BASE_DIR.glob("locale/**/th/**/*.po"), *wagtails]
    entries = [entry for path in files for entry in polib.pofile(str(path))]
    texts = {
        " ".join(each.split()) for entry in entries for each in (entry.msgstr, *entry.msgstr_plural.values())
    }
    # What is hardly more than a name would fit everything.
    named = [text for text in texts if PLACEHOLDER.search(text) and len(PLACEHOLDER.sub("", text)) > 9]
    patterns = [re.compile(".+".join(map(re.escape, PLACEHOLDER.split(text)))) for text in named]
    return texts | {text.partition(":")[0] for text in texts}, patterns


def test_what_the_guide_quotes_stands_on_the_screens():
    texts, patterns = said_on_screens()
    quoted = {words for path in FOLDER.glob("*.md") for words in QUOTED.findall(path.read_text("utf-8"))}
    unknown = quoted - texts - EXAMPLES
    assert {words for words in unknown if not any(each.fullmatch(words) for each in patterns)} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_and_picture_that_is_named_exists(path):
    for is_picture, target in links_of(path):
        if target.startswith(("/admin/", "https://")):
            continue
        assert (path.parent / target.partition("#")[0]).exists(), target
        if is_picture:
            picture = path.parent / target
            assert picture.stat().st_size <= MOST_BYTES, target
            assert Image.open(picture).format == "WEBP"


def test_every_picture_is_shown_somewhere():
    shown = {
        target.rpartition("/")[2] for path in FILES for is_picture, target in links_of(path) if is_picture
    }
    assert shown == {path.name for path in PICTURES.iterdir()} == {f"{shot.name}.webp" for shot in SHOTS}


@pytest.mark.django_db
def test_every_chapter_and_every_address_in_it_answers(station, supervisor_user, client_for):
    supervisor_user.groups.add(make_user("keeper", station, Role.COMPLAINTS).groups.get())
    client = client_for(supervisor_user)
    slugs = [*chapters(), *item_chapters(newest_edition())]
    addresses = {reverse("handbook:chapter", args=[slug]) for slug in slugs}
    for slug in slugs:
        html = BeautifulSoup(client.get(reverse("handbook:chapter", args=[slug])).content, "html.parser")
        article = html.select_one(".guide__chapter")
        assert not re.search(r"\[[^\]]*\]\(|<!--", article.get_text()), slug
        addresses |= {link["href"].partition("#")[0] for link in article.select("a[href]")}
        addresses |= {picture["src"] for picture in article.select("img")}
    refused = {each: client.get(each, follow=True).status_code for each in addresses}
    assert {each: code for each, code in refused.items() if code != 200} == {}
    assert "/admin/readiness/" in addresses


def test_every_screen_that_a_chapter_names_exists():
    known = {name for name, _arguments in admin_patterns()}
    known |= {f"{name.rpartition(':')[0]}:" for name in known}
    named = {screen for chapter in chapters().values() for screen in chapter.screens}
    assert named - known == set()


def test_no_two_chapters_explain_the_same_screen():
    named = [screen for chapter in chapters().values() for screen in chapter.screens]
    assert len(named) == len(set(named))


def test_our_screens_have_a_chapter():
    ours = {
        name
        for name, _arguments in admin_patterns()
        if name.partition(":")[0]
        in ("readiness", "month", "duties", "tasks", "approval", "years", "first_day")
    }
    assert [name for name in ours if chapter_of(name) is None] == []


@pytest.mark.django_db
def test_screens_and_forms_lead_to_their_chapter(station, officer_user, client_for):
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    client = client_for(officer_user)
    board = BeautifulSoup(client.get(reverse("month:months")).content, "html.parser")
    assert board.select_one("a.guide-link")["href"] == reverse("handbook:chapter", args=["month"])
    for address, slug in (("/admin/", "today"), ("/admin/documents/", "files"), ("/admin/images/", "files")):
        screen = BeautifulSoup(client.get(address).content, "html.parser")
        assert screen.select_one("a.guide-link")["href"] == reverse("handbook:chapter", args=[slug]), address
    policy = AntiBriberyPolicyPage.objects.descendant_of(station.root_page).get()
    form = BeautifulSoup(client.get(edit_address(policy)).content, "html.parser")
    guidance = form.select_one(".guidance")
    assert policy.item.assessor.en in guidance.get_text()
    assert policy.item.example.en in guidance.get_text()
    assert guidance.select_one("a")["href"] == reverse("handbook:chapter", args=["o18"])
    assert reverse("handbook:first") in client.get("/admin/").content.decode()


@pytest.mark.django_db
def test_what_does_not_exist_is_not_found(officer_user, client_for):
    client = client_for(officer_user)
    for address in ("/admin/guide/xyzzy/", "/admin/guide/pictures/xyzzy.webp"):
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_it_is_for_people_who_are_signed_in(client):
    assert client.get("/admin/guide/").status_code == 302


def test_markup_in_a_chapter_stays_text():
    html = html_of(Chapter.read("x", "# หัวเรื่อง\n\n<script>alert(1)</script>\n\n## ก ข\n"))
    assert "<script>" not in html
    assert 'id="ก-ข"' in html


def test_an_edition_without_explanations_has_chapters_too(tmp_path):
    text = (of_handbook.settings.BASE_DIR / "oit/editions/2567.toml").read_text("utf-8")
    plain = tmp_path / "2567.toml"
    plain.write_text(re.sub(r"^(assessor|example)_.*\n", "", text, flags=re.MULTILINE), "utf-8")
    chapter = item_chapters(load_edition(plain))["o15"]
    assert "สิ่งที่ต้องมีในหน้า" in chapter.text
    assert "ผู้ประเมินดูอะไร" not in chapter.text


@pytest.mark.django_db
def test_the_first_page_of_the_admin_leads_to_this_guide_and_not_to_wagtails(officer_user, client_for):
    shown = BeautifulSoup(client_for(officer_user).get("/admin/").content, "html.parser").select_one("main")
    assert shown.find("a", href=reverse("handbook:first"))
    assert not shown.find("a", href=re.compile("wagtail.org"))
