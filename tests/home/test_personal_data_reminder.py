"""The reminder that somebody's name seems to stand in a page: said after saving, and never in the way."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import StationImage
from home.models import ContentPage, NewsIndexPage, NewsKind, NewsPage
from home.wagtail_hooks import MOST_NAMED, reminder
from tests.cms.pages import publish
from tests.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def write(officer, index):
    """A function that saves a new post through the admin's form; returns the reminders that follow."""

    def write(action="action-publish", body=(), headers=None, **fields):
        values = {
            "title": "จับกุมยาเสพติด",
            "slug": "arrest",
            "kind": NewsKind.RESULTS,
            "date": "2024-02-09",
            "body": streamfield([("paragraph", rich_text(html)) for html in body]),
            "comments": inline_formset([]),
            action: "1",
            **fields,
        }
        address = reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk])
        saved = officer.post(address, nested_form_data(values), headers=headers)
        assert saved.status_code == 302 or headers
        return reminders(officer)

    return write


def reminders(client):
    shown = client.get(reverse("wagtailadmin_home")).context["messages"]
    return [str(message) for message in shown if "personal-data" in message.tags]


@pytest.mark.parametrize("action", ["action-publish", "action-save"])
def test_a_post_about_an_arrest_that_names_somebody_is_saved_and_reminded_of_once(action, write):
    (said,) = write(action, body=["<p>จับกุม<b>นายสมชาย</b> ใจดี รถทะเบียน กข 1234</p>"])
    assert "นายสมชาย ใจดี" in said
    assert "กข 1234" in said
    assert NewsPage.objects.get(slug="arrest").live == (action == "action-publish")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "จับนายสมชาย ใจดี"},
        {"introduction": "จับนายสมชาย ใจดี"},
        {"place": "บ้านนายสมชาย ใจดี"},
        {"search_description": "จับนายสมชาย ใจดี"},
        {"kind": NewsKind.ENFORCEMENT, "introduction": "จับนายสมชาย ใจดี"},
    ],
)
def test_all_texts_of_a_post_about_a_crime_are_looked_at(fields, write):
    (said,) = write(**fields)
    assert "นายสมชาย ใจดี" in said


def test_nothing_is_said_where_nobody_is_named(write):
    body = ["<p>ชายอายุ 35 ปี ถูกจับพร้อมของกลาง โดย พ.ต.อ.สมศักดิ์ มือสะอาด</p>"]
    assert write(title="จับกุม นาย ก.", body=body) == []


def test_guests_of_an_activity_may_be_named(write):
    assert write(kind=NewsKind.ACTIVITIES, body=["<p>นายสมชาย ใจดี นายอำเภอกะทู้ เป็นประธาน</p>"]) == []


def test_saving_by_itself_while_somebody_writes_says_nothing(write):
    body = ["<p>จับกุมนายสมชาย ใจดี</p>"]
    assert write("action-save", body=body, headers={"Accept": "application/json"}) == []


@pytest.mark.parametrize("block", ["picture", "gallery"])
def test_captions_are_looked_at_on_every_page_with_pictures(block, officer, home):
    image = StationImage(title="ภาพ", file=jpeg())
    image.save()
    shown = {"image": image.pk, "caption": "นายสมชาย ใจดี กับของกลาง"}
    value = shown if block == "picture" else {"pictures": [shown]}
    page = publish(home, ContentPage(title="ภาพกิจกรรม", slug="pictures"))
    page.body = page.body.stream_block.to_python(
        [{"type": block, "value": value}, {"type": "paragraph", "value": "<p>นายวิชัย ดีงาม</p>"}]
    )
    page.save_revision().publish()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {
        "title": page.title,
        "slug": page.slug,
        "comments": inline_formset([]),
        "body": _posted(block, shown),
    }
    assert officer.post(address, nested_form_data(form)).status_code == 302
    (said,) = reminders(officer)
    assert "นายสมชาย ใจดี" in said
    assert "นายวิชัย" not in said


def _posted(block, shown):
    picture = {"image": str(shown["image"]), "caption": shown["caption"]}
    if block == "gallery":
        picture = {"pictures": _list([{**picture, "date": "", "place": "", "line_of_work": ""}])}
    return streamfield([(block, picture), ("paragraph", rich_text("<p>นายวิชัย ดีงาม</p>"))])


def _list(values):
    return {
        "count": str(len(values)),
        **{
            str(number): {"value": value, "order": str(number), "deleted": "", "id": ""}
            for number, value in enumerate(values)
        },
    }


def test_the_editor_says_beforehand_what_to_look_for(officer, index):
    page = officer.get(reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk]))
    assert f'href="{reverse("wagtailimages:index")}"' in page.text


def test_a_long_list_of_words_is_cut():
    with override("en"):
        assert reminder([f"นาย{number}" for number in range(MOST_NAMED + 5)]).count("นาย") == MOST_NAMED
