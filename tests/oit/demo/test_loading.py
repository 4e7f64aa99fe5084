"""A small station of the test's own: what the loader makes of its files, and what it says of mistakes."""

from contextlib import ExitStack
from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import Officer, StationDocument, StationImage, StationSettings
from cms.translations import Progress, english_progress
from feedback.models import Question
from home.models import Navigation, NewsPage, Order
from oit.demo import DemoError, load_stations
from oit.demo import progress as progress_module
from oit.demo.loading import fill_station
from oit.demo.progress import Progress as Lines

from .conftest import NEWS, OFFICERS

pytestmark = pytest.mark.django_db


def silent(line):
    pass


@pytest.fixture
def fill(station):
    """Loads a folder into the station that every test has."""

    def fill(folder):
        fill_station(station, folder, ExitStack(), Lines(folder.name, silent))

    return fill


def test_a_folder_becomes_a_station(write):
    load_stations([write()], 8102, silent)
    site = Site.objects.get(hostname="demo.localhost")
    assert site.port == 8102
    station = StationSettings.objects.get(site=site)
    assert station.telephone == "076 000 191"
    assert station.phones[0].value["number"] == "076 000 192"
    menu = Navigation.objects.get(site=site).main_menu
    assert [child.value["page"].slug for child in menu] == ["news"]
    post = NewsPage.objects.get(locale__language_code="th")
    assert post.live
    assert post.is_descendant_of(site.root_page)


def test_pages_are_live_in_both_languages(write, fill):
    fill(write())
    thai = NewsPage.objects.get(locale__language_code="th")
    english = NewsPage.objects.get(locale__language_code="en")
    assert thai.live
    assert english.live
    assert thai.slug == english.slug == "checkpoint"
    assert english.title == "A checkpoint"
    assert "See <a" in english.body[0].value.source
    assert "<ul><li>" in thai.body[0].value.source
    assert english.body[1].value["pictures"][0]["caption"] == "Beach"
    assert english_progress(thai).state is Progress.IN_STEP
    for page in (thai, english):
        assert timezone.localdate(page.first_published_at) == date(2024, 4, 4)
    assert not any(Page.find_problems())


def test_references_lead_to_what_they_name(write, fill, station):
    fill(write())
    page = NewsPage.objects.get(locale__language_code="th")
    picture, chief, document = (
        StationImage.objects.get(),
        Officer.objects.get(),
        StationDocument.objects.get(),
    )
    assert (page.picture, page.chief, chief.photo) == (picture, chief, picture)
    assert page.body[1].value["pictures"][0]["image"] == picture
    assert page.body[2].value["files"][0]["document"] == document
    contact = Page.objects.child_of(station.root_page).get(slug="contact")
    assert f'linktype="page" id="{contact.pk}"' in page.body[0].value.source

    order = Order.objects.get()
    assert (order.file, order.items, order.live) == (document, "O1", True)
    assert document.content_type == "application/pdf"
    assert document.title_en == "Order 1/2567"
    assert document.collection == picture.collection
    assert not document.collection.is_root()

    question = Question.objects.get()
    assert question.state == "published"
    assert timezone.localdate(question.answered_at) == date(2024, 3, 21)


def test_after_a_mistake_nothing_is_left_behind(write, settings):
    sites, pages = Site.objects.count(), Page.objects.count()
    folder = write(**{"pages/news": NEWS.replace('"image:beach"', '"image:forest"')})
    with pytest.raises(DemoError, match=r"news/checkpoint”: picture: nothing is known as “image:forest”"):
        load_stations([folder], 8000, silent)
    assert (Site.objects.count(), Page.objects.count()) == (sites, pages)
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        (
            {"pages/news": NEWS.replace(', en = "Beach"', "")},
            r"small/pages/news.toml, pages 1 “news/checkpoint”: no English for: “หาด”",
        ),
        (
            {"officers": OFFICERS + 'shoe_size = "42"\n'},
            r"small/officers.toml, officers 1 “chief”: cms.Officer has no field “shoe_size”",
        ),
        (
            {"pages/news": NEWS.replace("caption =", "legend =")},
            r"small/pages/news.toml, pages 1 “news/checkpoint”: body, gallery, pictures: unknown: legend",
        ),
        (
            {"pages/news": NEWS.replace('"paragraph"', '"poem"')},
            r"news/checkpoint”: body: there is no block “poem” here",
        ),
        (
            {"pages/news": NEWS.replace('kind = "chief"', 'kind = "weather"')},
            r"news/checkpoint”: kind: .*weather",
        ),
        (
            {"pages/news": NEWS.replace("page:contact", "page:nowhere")},
            r"news/checkpoint”: body, paragraph: a link leads to “page:nowhere”",
        ),
        (
            {"pages/news": NEWS.replace("<p>See", "<p>One</p><p>See")},
            r"news/checkpoint”: body, paragraph: 2 parts in Thai and 3 in English",
        ),
        (
            {"pages/news": NEWS.replace("news/checkpoint", "blog/checkpoint")},
            r"blog/checkpoint”: there is no page “blog”",
        ),
        (
            {"pages/news": NEWS.replace("news/checkpoint", "qa/checkpoint")},
            r"qa/checkpoint”: home.NewsPage cannot be made below",
        ),
        (
            {"documents": '[documents.plan]\ntitle = { th = "แผน" }\nkind = "docx"\nmaker = "poem"\n'},
            r"small/documents.toml, documents.plan: there is no maker “poem”",
        ),
        ({"feedback": "[[feedback]\n"}, r"small/feedback.toml: not a readable TOML file"),
    ],
)
def test_a_mistake_is_named_with_file_and_entry(write, fill, files, complaint):
    with pytest.raises(DemoError, match=complaint):
        fill(write(**files))


def test_progress_is_said_once_a_second(monkeypatch):
    seconds = iter([0, 0.4, 0.9, 1.2, 1.2, 1.6])
    monkeypatch.setattr(progress_module, "monotonic", lambda: next(seconds))
    lines = []
    for _thing in Lines("สภ.กมลา", lines.append).of("กขคงจ", "pages"):
        pass
    assert lines == ["สภ.กมลา: 3 of 5 pages …"]
