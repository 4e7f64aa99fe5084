"""Tasks in the admin: the list, one task on a phone, and who does what."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cms.models import StationDocument, StationImage
from cms.models.stations import Role
from oit.duties.sources import sources
from oit.tasks.duties import TaskDuties
from oit.tasks.listing import TaskList, TaskState
from oit.tasks.models import Task, TaskRecord
from tests.conftest import make_user
from tests.factories import publish
from tests.oit.items import text
from tests.pictures import jpeg

from .conftest import ROWS

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 31)


@pytest.fixture
def supervisor(supervisor_user, client_for):
    return client_for(supervisor_user)


def by_row(year_page, on=ON):
    return {each.source.row: each for each in TaskList(year_page, on).all}


def address(page, row=ROWS[0]):
    return reverse("tasks:measure", args=[page.pk, row])


def titles(client, **query):
    soup = BeautifulSoup(client.get(reverse("tasks:list"), query).content, "html.parser")
    return [text(link) for link in soup.select(".board-row h3 a")]


def typed(**values):
    return {"day": "2024-02-20", "text_th": "ติดตั้งป้ายครบทุกจุด", **values}


# --- Where tasks come from, and how late they are --------------------------------------------------


def test_every_row_of_the_plans_and_every_decision_is_a_task(plan, risks, meeting, year_page):
    meeting()
    found = by_row(year_page)
    assert set(found) == {*ROWS, "00000001", "00000002", "0000d001"}
    assert found[ROWS[0]].source.code == "O24"
    assert not Task.objects.exists()


def test_a_plan_that_is_not_published_gives_no_tasks(plan, year_page):
    plan.unpublish()
    assert not by_row(year_page)


def test_states(plan, record, year_page):
    published = timezone.localdate(plan.first_published_at)
    assert by_row(year_page)[ROWS[1]].state == TaskState.OVERDUE
    assert by_row(year_page, date(2024, 1, 1))[ROWS[1]].state == TaskState.OPEN
    record(plan, ROWS[1], completes=True, live=False)
    assert by_row(year_page)[ROWS[1]].state == TaskState.DONE
    assert published


def test_a_row_that_left_the_plan_keeps_its_records_and_its_words(plan, record, year_page, officer):
    record(plan, ROWS[1])
    Task.objects.create(site=year_page.station, page=plan, row=ROWS[2])
    plan.action_plan = plan.action_plan[:1]
    publish(plan)
    found = by_row(year_page)
    assert set(found) == {ROWS[0], ROWS[1]}
    assert found[ROWS[1]].state == TaskState.GONE
    page = officer.get(address(plan, ROWS[1])).content.decode()
    assert "ติดป้ายบอกทาง" in page
    assert "no longer in the published plan" in page
    assert "Made and put up for every line of work." in page
    assert officer.post(address(plan, ROWS[1]), typed()).status_code in (302, 403)
    assert TaskRecord.objects.count() == 1


def test_a_later_meeting_belongs_to_the_newest_year_only(meeting, year_page):
    made = meeting()
    type(made).objects.update(date=date(2024, 11, 5))
    assert [each.source.row for each in TaskList(year_page, ON).all] == ["0000d001"]
    assert TaskList(year_page, ON, is_newest=False).all == []


# --- The list --------------------------------------------------------------------------------------


def test_the_list_shows_first_what_is_the_readers_own(plan, risks, meeting, officer, officer_user, station):
    assert len(titles(officer)) == 5
    Task.objects.create(site=station, page=plan, row=ROWS[0], person=officer_user)
    meeting(person=officer_user)
    assert titles(officer) == ["จัดทำคู่มือห้าสายงาน", "เร่งเผยแพร่ O15"]
    assert len(titles(officer, whose="all")) == 6
    assert len(titles(officer, whose="nobody")) == 4
    assert len(titles(officer, whose="all", item="O20")) == 2
    assert titles(officer, whose="all", item="decisions") == ["เร่งเผยแพร่ O15"]
    assert titles(officer, whose="all", state="done") == []


def test_complaint_officers_and_other_stations_have_no_way_in(
    plan, station, other_station, client_for, supervisor
):
    strangers = (
        make_user("sealed", station, Role.COMPLAINTS),
        make_user("far", other_station, Role.SUPERVISOR),
    )
    for person in strangers:
        client = client_for(person)
        for path in (address(plan), f"{reverse('tasks:list')}?station={station.pk}"):
            assert client.get(path).status_code in (302, 403)
        assert client.post(address(plan), typed()).status_code in (302, 403)
        path = f"{reverse('tasks:assign')}?station={station.pk}"
        assert client.post(path, {}).status_code in (302, 403)
    assert not TaskRecord.objects.exists()
    assert supervisor.get(address(plan)).status_code == 200


def test_a_task_that_is_not_there_is_not_found(plan, officer):
    assert officer.get(address(plan, "ffffffff")).status_code == 404


# --- What was done ---------------------------------------------------------------------------------


def test_an_officer_records_with_photos_and_a_file(plan, officer, officer_user, station):
    csv = SimpleUploadedFile("ผล.csv", "ก,ข\n1,2\n".encode(), "text/csv")
    data = typed(
        photos=[jpeg("a.jpg"), jpeg("b.jpg")],
        photos_th="ป้ายบอกทางหน้าสถานี",
        photos_en="The sign in front of the station",
        document=csv,
        document_th="รายการจุดติดตั้ง",
        completes="on",
    )
    assert officer.post(address(plan), data).status_code == 302
    made = TaskRecord.objects.get()
    assert (made.live, made.recorded_by, made.completes) == (False, officer_user, True)
    pictures = list(StationImage.objects.order_by("-pk")[:2])
    assert {each.value for each in made.pictures} == set(pictures)
    assert {each.description_en for each in pictures} == {"The sign in front of the station"}
    file = StationDocument.objects.get(title="รายการจุดติดตั้ง")
    assert [each.value for each in made.files] == [file]
    assert file.collection == pictures[0].collection
    assert "ติดตั้งป้ายครบทุกจุด" in officer.get(address(plan)).content.decode()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text_th": ""}, "text_th"),
        ({"day": "2099-01-01"}, "This day is still to come."),
        ({"day": "2023-09-30"}, "before the fiscal year of the plan"),
        ({"photos": "picture"}, "Say what the photos show"),
        ({"photos": "damaged", "photos_th": "ป้าย", "photos_en": "Sign"}, "a.jpg"),
        ({"document": "damaged", "document_th": "ผล"}, "report.pdf"),
    ],
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(values, said, plan, officer):
    files = {
        "picture": jpeg("a.jpg"),
        "damaged": SimpleUploadedFile("a.jpg" if "photos" in values else "report.pdf", b"no such file"),
    }
    values = {name: files.get(value, value) for name, value in values.items()}
    response = officer.post(address(plan), typed(**values, text_en="Signs were put up."))
    assert response.status_code == 200
    assert said in str(response.context["form"].errors)
    assert "Signs were put up." in response.content.decode()
    assert not TaskRecord.objects.exists()
    assert not Task.objects.exists()


def test_only_those_who_may_publish_do(plan, officer, supervisor):
    assert officer.post(address(plan), typed(**{"action-publish": "1"})).status_code in (302, 403)
    assert not TaskRecord.objects.exists()
    assert supervisor.post(address(plan), typed(**{"action-publish": "1"})).status_code == 302
    assert TaskRecord.objects.get().live


def test_a_record_is_edited_but_never_made_without_its_task(plan, record, supervisor, other_station):
    made = record(plan, ROWS[0])
    assert supervisor.get(reverse("wagtailsnippets_tasks_taskrecord:edit", args=[made.pk])).status_code == 200
    for answer in (supervisor.get, supervisor.post):
        response = answer(reverse("wagtailsnippets_tasks_taskrecord:add"))
        assert (response.status_code, response["Location"]) == (302, reverse("tasks:list"))
    assert TaskRecord.objects.count() == 1


# --- Who does what ---------------------------------------------------------------------------------


def test_a_supervisor_names_people_and_days_for_all_at_once(
    plan, supervisor, officer, officer_user, year_page
):
    path = reverse("tasks:assign")
    assert officer.get(path).status_code in (302, 403)
    shown = supervisor.get(path).context["forms"]
    data = {
        form.add_prefix(name): form[name].value() or ""
        for form in shown
        for name in ("person", "due", "interval")
    }
    key = f"page-{plan.pk}-{ROWS[0]}"
    data |= {f"{key}-person": officer_user.pk, f"{key}-due": "2024-06-30", f"{key}-interval": "weekly"}
    assert supervisor.post(path, data).status_code == 302
    task = Task.objects.get()
    assert (task.row, task.person, task.due, task.interval) == (
        ROWS[0],
        officer_user,
        date(2024, 6, 30),
        "weekly",
    )
    assert by_row(year_page)[ROWS[1]].until == date(2024, 1, 31)

    wrong = supervisor.post(path, data | {f"{key}-person": "999999", f"{key}-due": "2024-07-31"})
    assert wrong.status_code == 200
    assert "2024-07-31" in wrong.content.decode()
    task.refresh_from_db()
    assert task.due == date(2024, 6, 30)


# --- As duties -------------------------------------------------------------------------------------


def test_open_tasks_are_duties_and_pass_to_someone_else_together(
    plan, meeting, station, other_station, officer_user, supervisor_user, record
):
    assert any(isinstance(each, TaskDuties) for each in sources())
    meeting(person=officer_user)
    for row in ROWS[:2]:
        Task.objects.create(site=station, page=plan, row=row, person=officer_user)
    record(plan, ROWS[1], completes=True)
    duties = {each.title: each for each in TaskDuties().open(station, ON)}
    assert "O24 ติดป้ายบอกทาง" not in duties
    mine = duties["O24 จัดทำคู่มือห้าสายงาน"]
    assert (mine.person, mine.due, mine.address) == (officer_user, date(2024, 1, 31), address(plan))
    assert mine.reason
    assert not list(TaskDuties().open(other_station, ON))
    assert TaskDuties().hand_over(station, officer_user, supervisor_user) == 2
    people = {each.title: each.person for each in TaskDuties().open(station, ON)}
    assert people["O24 จัดทำคู่มือห้าสายงาน"] == people["เร่งเผยแพร่ O15"] == supervisor_user
    assert TaskDuties().hand_over(station, officer_user, supervisor_user) == 0
