"""What take-overs leave behind is found, each kind planted as an attacker would; what a station does itself is not."""

import datetime
from pathlib import Path

import pytest
from django.conf import settings as real_settings
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.integrity.checks import code
from cms.models import StationDocument, User
from cms.models.stations import Role
from home.models import ContentPage, NewsPage
from oit.stations import collection_of, group_for
from tests.factories import draft, in_english, publish, published

pytestmark = pytest.mark.django_db

ADVERT = "<p>สล็อตเว็บตรง เครดิตฟรี 100 แตกง่าย ฝากถอนไม่มีขั้นต่ำ UFABET ทางเข้า</p>"
RAID = (
    "<p>จับกุมผู้จัดให้มีการเล่นพนันออนไลน์ บาคาร่า และสล็อต ผ่านเว็บไซต์คาสิโน ในพื้นที่ตำบลกมลา "
    "พร้อมของกลางคอมพิวเตอร์ 3 เครื่อง ประชาชนแจ้งเบาะแสการพนันออนไลน์ได้ที่ 191</p>"
)


def text(value):
    return [{"type": "paragraph", "value": value}]


@pytest.fixture
def news(station):
    return published(NewsPage, station, title="จับพนันออนไลน์", date=datetime.date(2024, 2, 8), body=text(RAID))


def test_a_station_at_work_raises_nothing(news, found, station):
    news.title = "จับกุมผู้เล่นพนันออนไลน์ 3 ราย"
    publish(news)
    in_english(news)
    draft(ContentPage, station, title="ร่าง", body=text(ADVERT))
    assert found() == []
    assert found(None) == []


def test_a_page_that_nobody_published(found, station):
    page = draft(ContentPage, station, title="สล็อต")
    Page.objects.filter(pk=page.pk).update(live=True)
    [(kind, subject, detail)] = found()
    assert (kind, subject) == ("page", f"page {page.pk}")
    assert "สล็อต" in detail


def test_a_page_that_was_withdrawn_and_is_there_again(news, kinds):
    news.unpublish()
    Page.objects.filter(pk=news.pk).update(live=True)
    assert kinds() == ["page"]


def test_a_page_that_was_changed_in_the_database(news, found):
    NewsPage.objects.filter(pk=news.pk).update(body=f'[{{"type": "paragraph", "value": "{RAID} เพิ่ม"}}]')
    Page.objects.filter(pk=news.pk).update(title="ชื่อที่ไม่มีใครตั้ง")
    [(kind, subject, _detail)] = found()
    assert kind == "content"
    assert "body" in subject
    assert "title" in subject


def test_a_changed_english_text(news, kinds):
    english = in_english(news)
    Page.objects.filter(pk=english.pk).update(title="Slots")
    assert kinds() == ["content"]


def test_advertisements_that_somebody_published(news, found):
    news.body = text(ADVERT)
    publish(news)
    [(kind, _subject, detail)] = found()
    assert kind == "flood"
    assert "เครดิตฟรี" in detail


@pytest.mark.parametrize(
    "hidden",
    [
        '<p>ข่าว</p><div style="position:absolute; left:-9999px">ลิงก์</div>',
        "<p style='display : none'>ลิงก์</p>",
        "<script src=/x.js></script>",
        '<img src="/x.png" onerror="x()">',
        '<a href="javascript:x()">อ่านต่อ</a>',
        '<iframe src="https://example.com/"></iframe>',
        "<p>ข่าว\u200b\u200b\u200c\u200b\u200d\u200bวันนี้</p>",
    ],
)
def test_what_visitors_do_not_see(hidden, news, kinds):
    news.body = text(hidden)
    publish(news)
    assert kinds() == ["hidden"]


def test_breaks_between_words_hide_nothing(news, found):
    news.body = text("<p>สถานี\u200bตำรวจ\u200bภูธร\u200bกมลา (hidden) ใช้ style ใหม่</p>")
    publish(news)
    assert found() == []


def test_a_link_to_a_new_site(news, found):
    news.body = text('<p><a href="https://new.example.com/x">ข่าว</a></p>')
    publish(news)
    assert [each[:2] for each in found()] == [("host", "new.example.com")]


@pytest.mark.parametrize(
    "host", ["pgslot-auto.example.com", "xn--m3c5aon3k.example.com", "www.ufa888.example"]
)
def test_a_link_to_gambling(host, news, kinds):
    news.body = text(f'<p><a href="https://{host}/">ข่าว</a></p>')
    publish(news)
    assert kinds() == ["flood", "host"]


def test_a_flood_of_links(news, kinds):
    links = "".join(f'<a href="https://s{number}.example.com/">อ่าน</a> ' for number in range(30))
    news.body = text(f"<p>{links}</p>")
    publish(news)
    assert set(kinds()) == {"flood", "host"}


@pytest.mark.parametrize("target", ["https://pg.example.com/", "//pg.example.com/", "/\\pg.example.com/"])
def test_a_redirect_away(target, found, station):
    Redirect.objects.create(site=station, old_path="/oit", redirect_link=target)
    [(kind, subject, _detail)] = found()
    assert kind == "redirect"
    assert "/oit" in subject


def test_a_redirect_within_the_site_is_nothing(found, station):
    Redirect.objects.create(site=station, old_path="/old", redirect_link="/news/")
    Redirect.objects.create(
        site=station, old_path="/older", redirect_link=f"https://{station.hostname}/news/"
    )
    assert found() == []


def test_a_redirect_of_every_station(found):
    Redirect.objects.create(site=None, old_path="/oit", redirect_link="https://pg.example.com/")
    assert [kind for kind, *_rest in found(None)] == ["redirect"]


def test_a_new_administrator(found, officer_user):
    User.objects.filter(pk=officer_user.pk).update(is_superuser=True)
    assert [each[:2] for each in found(None)] == [("administrator", "officer")]


def test_a_permission_that_no_role_gives(found, officer_user):
    officer_user.user_permissions.add(Permission.objects.get(codename="change_user"))
    assert [each[:2] for each in found(None)] == [("administrator", "officer: +")]


def test_a_group_of_no_station(found, officer_user):
    officer_user.groups.add(Group.objects.create(name="ผู้ดูแล"))
    assert [each[:2] for each in found(None)] == [("administrator", "officer: +")]


def test_a_role_that_is_raised(found, officer_user, station):
    officer_user.groups.add(group_for(station, Role.CHIEF))
    assert [each[:2] for each in found()] == [("role", "officer: chief")]


def test_a_role_that_was_taken_away_and_comes_back(found, chief_user, station):
    # The head was there at the first look.
    chief_user.groups.clear()
    assert found() == []
    chief_user.groups.add(group_for(station, Role.CHIEF))
    assert [each[:2] for each in found()] == [("role", "chief: chief")]


@pytest.fixture
def chief_user(chief_user, station):
    """Before ``found`` takes its first look."""
    return chief_user


def test_a_new_host_name(found, other_station):
    Site.objects.create(hostname="pg.example.com", root_page=other_station.root_page)
    assert [each[:2] for each in found(None)] == [("site", "pg.example.com")]


def upload(station, name, title="เอกสาร"):
    """A document whose record and file were put there past the checks of uploads."""
    file = default_storage.save(f"documents/{name}", ContentFile(b"%PDF-1.4"))
    StationDocument.objects.bulk_create(
        [StationDocument(title=title, file=file, collection=collection_of(station), address="planted")]
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("shell.php.pdf", "เอกสาร"),
        ("page.html", "เอกสาร"),
        ("slot-online.pdf", "เอกสาร"),
        ("a.pdf", "แจกเครดิตฟรี"),
    ],
)
def test_a_file_by_its_name(name, title, found, station):
    upload(station, name, title)
    assert "upload" in [kind for kind, *_rest in found()]


def test_files_of_the_station_are_nothing(found, station):
    upload(station, "รายงาน-2567.pdf", "รายงานผลการจับกุมบ่อนบาคาร่า")
    assert found() == []


def test_a_file_among_the_pictures(found, settings):
    folder = Path(settings.MEDIA_ROOT, "images")
    folder.mkdir()
    (folder / "photo.width-800.webp").write_bytes(b"RIFF")
    assert found(None) == []
    (folder / "index.html").write_text("สล็อต")
    assert [each[:2] for each in found(None)] == [("upload", "images/index.html")]


@pytest.fixture
def program(settings, tmp_path):
    """A small program, noted as installed."""
    settings.BASE_DIR = tmp_path / "program"
    for name in ("templates/base.html", "static/js/menu.js", "cms/urls.py", "cms/__pycache__/urls.pyc"):
        path = settings.BASE_DIR / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (settings.STATIC_ROOT / "menu.1234.js").write_text("x")
    code.accept()
    return settings.BASE_DIR


@pytest.mark.parametrize("name", ["templates/base.html", "static/js/menu.js", "cms/urls.py", "cms/shell.py"])
def test_a_changed_or_new_file(name, program, found):
    assert found(None) == []
    (program / name).write_text("สล็อต")
    [(kind, _subject, detail)] = found(None)
    assert (kind, detail) == ("code", name)


def test_a_file_that_is_gone(program, found):
    (program / "cms/urls.py").unlink()
    assert [(kind, detail) for kind, _subject, detail in found(None)] == [("code", "cms/urls.py")]


def test_a_changed_collected_file(program, found, settings):
    (settings.STATIC_ROOT / "menu.1234.js").write_text("y")
    assert [detail for *_rest, detail in found(None)] == ["collected/menu.1234.js"]


def test_what_python_makes_is_no_part_of_the_program(program, found):
    (program / "cms/__pycache__/urls.pyc").write_text("y")
    assert found(None) == []


def test_a_manifest_that_was_changed_itself(program, found):
    code.manifest_path().write_text(code.manifest_path().read_text()[:-2] + "xx")
    assert [each[:2] for each in found(None)] == [("code", "integrity/manifest")]


def test_an_update_that_is_noted_is_nothing(program, found):
    (program / "cms/urls.py").write_text("y")
    assert found(None)
    code.accept()
    assert found(None) == []


def test_the_whole_program_is_compared():
    """Every folder of the program that has code, templates or static files is one of those whose files are noted."""
    folders = {path.name for path in real_settings.BASE_DIR.iterdir() if path.is_dir()}
    others = {"docs", "tests", "locale", "var"} | {name for name in folders if name.startswith((".", "__"))}
    assert folders - others == set(code.FOLDERS)
