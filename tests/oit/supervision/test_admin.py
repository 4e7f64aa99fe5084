"""The supervision log in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.models.stations import Role
from oit.supervision.models import Meeting
from tests.conftest import make_user
from tests.factories import material

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_supervision_meeting:add"
EDIT = "wagtailsnippets_supervision_meeting:edit"


def posted(photos=(), decisions=(), **values):
    """The form of a record as a browser sends it. ``photos``: numbers of pictures; ``decisions``: lines."""
    people = {"position_th": "รองสารวัตร", "position_en": "Sub-inspector", "number": "3"}
    data = {
        "kind": "training",
        "date": "2024-01-15",
        "place_th": "ห้องประชุม",
        "place_en": "Meeting room",
        "summary_th": "อบรมผู้จัดทำข้อมูล",
        "summary_en": "Preparers were trained.",
        "minutes": "",
        **stream_data("attendance", "position", [people]),
        **stream_data("photos", "photo", photos),
        "decisions-TOTAL_FORMS": len(decisions),
        "decisions-INITIAL_FORMS": 0,
        **values,
    }
    for number, line in enumerate(decisions):
        data |= {f"decisions-{number}-{key}": value for key, value in line.items()}
        data |= {f"decisions-{number}-id": "", f"decisions-{number}-ORDER": number + 1}
    return data


def stream_data(name, kind, values):
    data = {f"{name}-count": len(values)}
    for number, value in enumerate(values):
        prefix = f"{name}-{number}"
        data |= {
            f"{prefix}-type": kind,
            f"{prefix}-order": number,
            f"{prefix}-deleted": "",
            f"{prefix}-id": "",
        }
        inner = {f"-{key}": each for key, each in value.items()} if isinstance(value, dict) else {"": value}
        data |= {f"{prefix}-value{key}": each for key, each in inner.items()}
    return data


def errors_of(response):
    assert response.status_code == 200
    form = response.context["form"]
    lines = [str(line.errors) for formset in form.formsets.values() for line in formset.forms]
    return str(form.errors) + " ".join(lines)


@pytest.fixture
def supervisor(supervisor_user, client_for):
    return client_for(supervisor_user)


def test_the_form_offers_exactly_the_elements_that_show_records(officer):
    page = BeautifulSoup(officer.get(reverse(ADD)).content, "html.parser")
    offered = [box["value"] for box in page.select('[name="evidence"]')]
    assert offered == [
        "ChiefParticipationPage.ita-briefing",
        "IntegrityMeasuresPage.briefing",
        "IntegrityMeasuresPage.supervision",
        "MeasuresReportPage.photo-assignment-meeting",
        "MeasuresReportPage.photo-supervision-meeting",
    ]
    assert "O25" in page.select('[name="evidence"]')[-1].parent.text


def test_an_officer_records_and_a_supervisor_publishes(officer, supervisor, station, officer_user):
    decision = {"text_th": "เผยแพร่ O15 ทุกเดือน", "person": officer_user.pk, "due": "2024-02-29"}
    data = posted(decisions=[decision], **{"action-publish": "1"})
    assert officer.post(reverse(ADD), data).status_code == 302
    made = Meeting.objects.get()
    assert made.site == station
    assert not made.live
    latest = made.latest_revision.as_object()
    assert [each.value["number"] for each in latest.attendance] == [3]
    data |= {"decisions-INITIAL_FORMS": 1, "decisions-0-id": latest.decisions.get().pk}
    assert supervisor.post(reverse(EDIT, args=[made.pk]), data).status_code == 302
    made.refresh_from_db()
    assert made.live
    assert [each.person for each in made.decisions.all()] == [officer_user]


def test_a_photo_needs_its_descriptions_before_the_record_is_published(supervisor, given):
    given.image.description_en = ""
    given.image.save()
    data = posted(photos=[given.image.pk])
    assert "เขียนคำอธิบายภาพ “หน้าสถานี”" in errors_of(
        supervisor.post(reverse(ADD), data | {"action-publish": "1"})
    )
    assert supervisor.post(reverse(ADD), data).status_code == 302


def test_evidence_needs_a_summary_once_it_is_published(supervisor):
    data = posted(summary_th="", evidence=["IntegrityMeasuresPage.briefing"])
    assert "summary_th" in errors_of(supervisor.post(reverse(ADD), data | {"action-publish": "1"}))
    assert supervisor.post(reverse(ADD), data).status_code == 302


def test_nothing_of_another_station_can_be_chosen(supervisor, other_station):
    others = material(other_station)
    stranger = make_user("stranger", other_station, Role.OFFICER)
    for data, field in (
        (posted(minutes=others.pdf.pk), "minutes"),
        (posted(photos=[others.image.pk]), "photos"),
        (posted(decisions=[{"text_th": "ติดตาม", "person": stranger.pk}]), "person"),
    ):
        assert field in errors_of(supervisor.post(reverse(ADD), data))
    assert not Meeting.objects.exists()


def test_people_of_other_stations_and_complaint_officers_are_not_offered(supervisor, station, other_station):
    make_user("stranger", other_station, Role.OFFICER)
    make_user("sealed", station, Role.COMPLAINTS)
    gone = make_user("gone", station, Role.OFFICER)
    gone.is_active = False
    gone.save()
    offered = supervisor.get(reverse(ADD)).context["form"].formsets["decisions"].empty_form.fields["person"]
    assert [person.username for person in offered.queryset] == ["supervisor"]
