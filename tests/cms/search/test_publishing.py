"""What is published is found at once, and what is not public is not found."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.models import StationDocument
from cms.search.keeping import catch_up
from cms.search.models import Entry
from feedback.models import Question
from feedback.questions.states import QuestionState
from home.models import ContentPage, EServicePage
from oit.models import StructurePage
from oit.stations import collection_of
from tests.factories import add, chief, draft, in_english, publish, published
from tests.filled.values import stream

pytestmark = pytest.mark.django_db
ANSWER = "<p>นำใบสูติบัตรมาที่ห้องบริการ</p>"


@pytest.fixture
def page(station, committed):
    with committed():
        return published(ContentPage, station, title="ขอใช้เครื่องขยายเสียงงานบวช")


def question(station, **values):
    given = {
        "text": "ส่วนตัว",
        "question_th": "นกแก้วหายแจ้งที่ไหน",
        "answer_th": ANSWER,
        "state": QuestionState.PUBLISHED,
    }
    return Question.objects.create(site=station, **{**given, **values})


def test_a_published_page_is_found_at_once(page, addresses):
    assert addresses("เครื่องขยายเสียง") == ["/test-contentpage/"]


def test_a_page_is_found_by_what_it_shows(station, committed, titles):
    with committed():
        published(EServicePage, station, title="แจ้งความออนไลน์", audience="ผู้ถูกหลอกให้โอนเงิน")
    assert titles("หลอกโอนเงิน") == ["แจ้งความออนไลน์"]


def test_a_withdrawn_or_deleted_page_is_not_found(page, titles):
    page.unpublish()
    assert titles("เครื่องขยายเสียง") == []
    assert not Entry.objects.filter(page=page).exists()


def test_a_draft_is_not_found_before_it_is_published(page, committed, titles):
    page.title = "เลี้ยงสุนัขจรจัด"
    with committed():
        page.save_revision()
        assert titles("สุนัข") == []
    with committed():
        publish(page)
    assert titles("สุนัข") == ["เลี้ยงสุนัขจรจัด"]
    assert titles("เครื่องขยายเสียง") == []


def test_a_page_for_some_people_only_is_not_found_from_the_same_moment(page, titles):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles("เครื่องขยายเสียง") == []


def test_a_page_below_one_for_some_people_only_is_not_found(page, titles):
    home = page.get_parent()
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    assert titles("เครื่องขยายเสียง") == []


def test_each_station_and_language_finds_its_own(page, station, other_station, committed, titles):
    assert titles("เครื่องขยายเสียง", other_station) == []
    assert titles("เครื่องขยายเสียง", language="en") == []
    page.title = "ใบอนุญาต loudspeaker"
    with committed():
        in_english(publish(page))
    assert titles("loudspeaker", language="en") == ["word loudspeaker"]


def test_a_page_that_nobody_noticed_is_read_later(station, committed, titles):
    published(ContentPage, station, title="ขอใช้เครื่องขยายเสียงงานบวช")
    assert titles("เครื่องขยายเสียง") == []
    with committed():
        catch_up()
    assert titles("เครื่องขยายเสียง") == ["ขอใช้เครื่องขยายเสียงงานบวช"]


# --- Questions and officers ----------------------------------------------------------------------


def test_a_published_question_is_found_by_what_is_published_of_it(station, committed, addresses, titles):
    with committed():
        made = question(station)
    assert addresses("นกแก้ว") == [f"/qa/{made.pk}/"]
    assert addresses("ใบสูติบัตร") == [f"/qa/{made.pk}/"]
    assert titles("ส่วนตัว") == []
    assert titles("นกแก้ว", language="en") == []


@pytest.mark.parametrize("state", [QuestionState.NEW, QuestionState.ANSWERED, QuestionState.SPAM])
def test_other_questions_are_not_found(state, station, committed, titles):
    with committed():
        made = question(station)
    made.state = state
    made.save()
    assert titles("นกแก้ว") == []


def test_an_officer_is_found_where_the_station_shows_its_executives(station, committed, addresses, titles):
    with committed():
        published(StructurePage, station)
        officer = chief(station, name_th="สมหญิง กล้าหาญ")
    assert "/oit/2567/o1/#executives" in addresses("สมหญิง กล้าหาญ")
    with committed():
        officer.unpublish()
    assert titles("สมหญิง กล้าหาญ") == []


# --- Files ---------------------------------------------------------------------------------------


@pytest.fixture
def file(station):
    """A table of which the text is found."""
    table = ContentFile("รายการ,ที่เก็บ\nพระเครื่อง,ตู้เซฟ\n".encode(), "exhibits.csv")
    made = StationDocument(title="ทะเบียนของกลาง", file=table, collection=collection_of(station))
    made.save()
    return made


def page_with(file, station):
    page = draft(ContentPage, station, title="ทรัพย์สิน")
    page.body = linking(file)
    return publish(page)


def linking(file):
    return stream(("paragraph", f'<p><a linktype="document" id="{file.pk}">ทะเบียน</a></p>'))


def test_a_file_is_found_by_the_text_inside_it_while_a_public_page_links_it(station, file, committed, titles):
    assert titles("พระเครื่อง") == []
    with committed():
        page = page_with(file, station)
    assert titles("พระเครื่อง") == ["ทะเบียนของกลาง"]
    page.body = stream(("paragraph", "<p>ไม่มีแล้ว</p>"))
    with committed():
        publish(page)
    assert titles("พระเครื่อง") == []


def test_the_text_of_a_replaced_file_is_not_found_any_more(station, file, committed, titles):
    with committed():
        page_with(file, station)
    file.file = ContentFile("รายการ\nนาฬิกา\n".encode(), "exhibits.csv")
    with committed():
        file.save()
    assert titles("พระเครื่อง") == []
    assert titles("นาฬิกา") == ["ทะเบียนของกลาง"]


def test_a_file_of_a_private_collection_is_not_found(station, file, committed, titles):
    with committed():
        page_with(file, station)
    private = Collection.objects.get(pk=file.collection_id)
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert "ทะเบียนของกลาง" not in titles("พระเครื่อง")


def test_a_draft_page_makes_no_file_public(station, file, committed, titles):
    with committed():
        add(ContentPage, station.root_page, title="ร่าง", slug="draft-of-it", body=linking(file))
        catch_up()
    assert titles("พระเครื่อง") == []
