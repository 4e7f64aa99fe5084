"""What files hide, and citizen numbers, are not published without a stated reason, whatever way it is tried."""

from datetime import date, timedelta

import docx
import openpyxl
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from cms.models import StationDocument
from cms.models.stations import Role
from cms.publishing import NotPublished
from home.models import NewsIndexPage, NewsPage
from oit.checks import item_page_types
from oit.lint import files
from oit.models import ProcurementSummaryPage, RiskResultsPage
from oit.reasons import ReasonNeeded
from oit.reasons.forms import ReasonedForm
from oit.reasons.gate import reasons_of
from oit.stations import collection_of
from tests.admin_forms import edit_address, post_edit
from tests.conftest import make_user
from tests.factories import draft, publish
from tests.filled.pages import month
from tests.filled.values import stream

from .items import text
from .lint.test_files import CITIZEN, MASKED, saved

pytestmark = pytest.mark.django_db
OTHER_CITIZEN = "1101700230716"  # made up too
REASON = "เจ้าของหมายเลขยินยอมเป็นหนังสือแล้ว"


@pytest.fixture
def supervisor(supervisor_user, client_for):
    supervisor_user.position = "สารวัตรอำนวยการ"
    supervisor_user.save()
    UserProfile.objects.create(user=supervisor_user, preferred_language="en")
    return client_for(supervisor_user)


def hiding(station, title="สขร. 1 ตุลาคม", sheet="ร่าง"):
    """A workbook with a hidden sheet among the station's documents."""
    book = openpyxl.Workbook()
    book.create_sheet(sheet).sheet_state = "hidden"
    made = StationDocument(
        title=title, file=ContentFile(saved(book).read(), f"{sheet}.xlsx"), collection=collection_of(station)
    )
    made.save()
    return made


@pytest.fixture
def hidden_sheet(station, given):
    """A draft of O15 whose October has a workbook with a hidden sheet."""
    return with_file(draft(ProcurementSummaryPage, station), given, hiding(station))


def with_file(page, given, document):
    page.months = stream(month("2023-10", given, files=[document.pk]))
    page.save_revision()
    return page


def is_live(page):
    return type(page).objects.get(pk=page.pk).live


def test_a_hidden_sheet_is_pointed_out_beside_the_field_for_the_reason(supervisor, hidden_sheet):
    response = post_edit(supervisor, hidden_sheet, publish=True, introduction="พิมพ์ไว้แล้ว")
    assert response.status_code == 200
    assert "reason_to_publish" in response.context["form"].errors
    shown = response.content.decode()
    assert "สขร. 1 ตุลาคม: " in shown
    assert "A sheet is hidden: sheet “ร่าง”" in shown
    assert 'name="reason_to_publish"' in shown
    assert "พิมพ์ไว้แล้ว" in shown
    assert not is_live(hidden_sheet)


def test_with_a_reason_it_goes_on_and_the_reason_stays_in_the_history(
    supervisor, supervisor_user, hidden_sheet
):
    assert post_edit(supervisor, hidden_sheet, publish=True, reason_to_publish=REASON).status_code == 302
    assert is_live(hidden_sheet)
    (entry,) = registry.get_logs_for_instance(hidden_sheet).filter(action="oit.publish_with_reason")
    assert (entry.user, entry.data["reason"], entry.data["position"]) == (
        supervisor_user,
        REASON,
        "สารวัตรอำนวยการ",
    )
    assert entry.data["about"][0].startswith("สขร. 1 ตุลาคม: มีแผ่นงานที่ซ่อนไว้")
    history = supervisor.get(reverse("wagtailadmin_pages:history", args=[hidden_sheet.pk]))
    assert REASON in history.content.decode()
    assert REASON in supervisor.get(edit_address(hidden_sheet)).content.decode()


def test_the_same_file_needs_no_second_reason_and_another_does(supervisor, station, hidden_sheet, given):
    post_edit(supervisor, hidden_sheet, publish=True, reason_to_publish=REASON)
    assert post_edit(supervisor, hidden_sheet, publish=True, introduction="แก้คำ").status_code == 302
    page = ProcurementSummaryPage.objects.get(pk=hidden_sheet.pk)
    with_file(page, given, hiding(station, sheet="เก่า"))
    assert post_edit(supervisor, page, publish=True).status_code == 200


def test_submitting_for_approval_asks_too_and_the_approver_reads_the_reason(
    officer, supervisor, hidden_sheet
):
    assert post_edit(officer, hidden_sheet, **{"action-submit": "1"}).status_code == 200
    sent = post_edit(officer, hidden_sheet, reason_to_publish=REASON, **{"action-submit": "1"})
    assert sent.status_code == 302
    assert REASON in supervisor.get(edit_address(hidden_sheet)).content.decode()


def test_an_approver_returns_it_without_a_reason_and_does_not_approve_it(superuser, hidden_sheet):
    post_edit(superuser, hidden_sheet, reason_to_publish=REASON, **{"action-submit": "1"})
    PageLogEntry.objects.filter(action="oit.publish_with_reason").delete()
    page = ProcurementSummaryPage.objects.get(pk=hidden_sheet.pk)
    act = {"action-workflow-action": "true"}
    assert post_edit(superuser, page, **act, **{"workflow-action-name": "approve"}).status_code == 200
    confirm = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", page.current_workflow_task_state.pk]
    )
    superuser.post(confirm, {"comment": ""})
    assert not is_live(page)
    assert post_edit(superuser, page, **act, **{"workflow-action-name": "reject"}).status_code == 302
    assert page.workflow_states.get().status == "needs_changes"


def test_a_draft_is_saved_without_a_reason_and_keeps_what_was_typed_of_one(officer, hidden_sheet):
    assert post_edit(officer, hidden_sheet, introduction="ร่าง").status_code == 302
    assert 'name="reason_to_publish"' not in officer.get(edit_address(hidden_sheet)).content.decode()
    assert post_edit(officer, hidden_sheet, reason_to_publish=REASON).status_code == 302
    assert REASON in officer.get(edit_address(hidden_sheet)).content.decode()
    assert not registry.get_logs_for_instance(hidden_sheet).filter(action="oit.publish_with_reason").exists()


def test_no_other_way_leads_around_it(supervisor, hidden_sheet):
    with pytest.raises(ReasonNeeded, match="ตุลาคม"):
        hidden_sheet.get_latest_revision().publish()
    api = reverse("wagtailadmin_api:pages:action", args=[hidden_sheet.pk, "publish"])
    supervisor.post(api)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    told = supervisor.post(f"{bulk}?id={hidden_sheet.pk}&next=/admin/", follow=True)
    assert "was not published" in told.content.decode()
    assert not is_live(hidden_sheet)


def test_what_is_due_by_itself_is_left_out_until_it_is_explained(supervisor, station, hidden_sheet):
    hidden_sheet.go_live_at = timezone.now() + timedelta(hours=1)
    revision = hidden_sheet.save_revision()
    revision.publish()
    past = timezone.now() - timedelta(hours=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    content = {**revision.content, "go_live_at": past.isoformat()}
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled")
    assert not is_live(hidden_sheet)
    revision.refresh_from_db()
    assert revision.approved_go_live_at == past


def test_a_citizen_number_in_the_text_is_named_without_giving_it_away(supervisor, station, given):
    page = draft(RiskResultsPage, station, introduction=f"ติดต่อ {CITIZEN}")
    response = post_edit(supervisor, page, publish=True)
    assert response.status_code == 200
    assert MASKED in text(BeautifulSoup(response.content, "html.parser").select_one("#page-edit-form"))
    post_edit(supervisor, page, publish=True, reason_to_publish=REASON)
    (entry,) = registry.get_logs_for_instance(page).filter(action="oit.publish_with_reason")
    assert CITIZEN not in str(entry.data)
    assert is_live(page)


def test_comments_and_tracked_changes_are_found(supervisor, station, given):
    word = docx.Document()
    paragraph = word.add_paragraph("ร่างประกาศ")
    word.add_comment(paragraph.runs, text="ตัดออก", author="สว.")
    made = StationDocument(
        title="ประกาศ", file=ContentFile(saved(word).read(), "draft.docx"), collection=collection_of(station)
    )
    made.save()
    page = with_file(draft(ProcurementSummaryPage, station), given, made)
    response = post_edit(supervisor, page, publish=True)
    assert response.status_code == 200
    assert "ประกาศ: " in response.content.decode()


def test_a_file_is_read_once(supervisor, hidden_sheet, monkeypatch):
    read_files = []
    reader = files.findings_in
    monkeypatch.setattr(files, "findings_in", lambda *args: read_files.append(1) or reader(*args))
    supervisor.get(edit_address(hidden_sheet))
    assert not read_files
    for _time in range(3):
        post_edit(supervisor, hidden_sheet, publish=True)
    assert len(read_files) == 1


@pytest.mark.parametrize("model", item_page_types().values(), ids=lambda model: model.__name__)
def test_the_form_of_every_item_asks(model):
    assert issubclass(model.base_form_class, ReasonedForm)


@pytest.fixture
def news(station):
    page = draft(NewsPage, station, date=date(2024, 1, 13), introduction=f"ผู้เสียหาย {CITIZEN}")
    page.get_parent().specific.save_revision().publish()
    return page


def test_news_is_saved_and_its_reason_asked_for_on_a_screen_of_its_own(supervisor, news):
    response = post_edit(supervisor, news, publish=True, title="ข่าวที่แก้แล้ว")
    address = reverse("readiness:reason", args=[news.pk])
    assert response.url == address
    asked = supervisor.get(address).content.decode()
    assert MASKED in asked
    assert not is_live(news)
    assert supervisor.post(address, given_for(supervisor, news, "")).status_code == 200
    assert not is_live(news)
    assert supervisor.post(address, given_for(supervisor, news)).status_code == 302
    assert NewsPage.objects.get(pk=news.pk).title == "ข่าวที่แก้แล้ว"
    assert is_live(news)


def given_for(client, page, reason=REASON):
    """What a browser posts of the screen that asks for the reason."""
    html = BeautifulSoup(client.get(reverse("readiness:reason", args=[page.pk])).content, "html.parser")
    return {"revision": html.select_one("[name=revision]")["value"], "reason": reason}


def test_what_changed_since_it_was_shown_is_not_published(supervisor, news):
    address, seen = reverse("readiness:reason", args=[news.pk]), given_for(supervisor, news)
    changed = news.get_latest_revision_as_object()
    changed.introduction = f"ผู้ต้องหา {OTHER_CITIZEN}"
    changed.save_revision()
    refused = supervisor.post(address, seen)
    assert refused.status_code == 409
    html = BeautifulSoup(refused.content, "html.parser")
    assert "was changed meanwhile" in html.text
    assert OTHER_CITIZEN[-4:] in html.select_one(".board").text
    assert REASON in html.select_one("[name=reason]").text
    assert not is_live(news)
    assert not reasons_of(news)
    again = {"revision": html.select_one("[name=revision]")["value"], "reason": REASON}
    assert supervisor.post(address, again).status_code == 302
    assert NewsPage.objects.get(pk=news.pk).introduction == changed.introduction


def test_a_locked_page_is_not_published_there(supervisor, news, officer_user):
    seen = given_for(supervisor, news)
    NewsPage.objects.filter(pk=news.pk).update(locked=True, locked_by=officer_user)
    for answer in (
        supervisor.post(reverse("readiness:reason", args=[news.pk]), seen, follow=True),
        supervisor.get(reverse("readiness:reason", args=[news.pk]), follow=True),
    ):
        assert "is locked and was not published" in answer.content.decode()
    assert not is_live(news)


def test_a_reason_is_not_kept_where_publishing_fails(supervisor, news, monkeypatch):
    def fail(*args, **kwargs):
        raise NotPublished("ไม่สำเร็จ")

    seen = given_for(supervisor, news)
    monkeypatch.setattr(NewsPage, "publish", fail)
    supervisor.post(reverse("readiness:reason", args=[news.pk]), seen)
    assert not is_live(news)
    assert not reasons_of(news)


def test_nobody_publishes_there_what_they_may_not_publish(news, station, other_station, client_for):
    address = reverse("readiness:reason", args=[news.pk])
    for user in (
        make_user("complaints", station, Role.COMPLAINTS),
        make_user("other", other_station, Role.CHIEF),
    ):
        client_for(user).post(address, {"reason": REASON})
        assert not is_live(news)


@pytest.mark.parametrize(
    "failure",
    [ClientError({"Error": {"Code": "503"}}, "GetObject"), EndpointConnectionError(endpoint_url="s3")],
)
def test_a_file_store_out_of_reach_loses_nothing_that_was_typed(
    supervisor, hidden_sheet, monkeypatch, failure
):
    def fail(document, *args):
        raise failure

    monkeypatch.setattr(StationDocument, "open_file", fail)
    assert post_edit(supervisor, hidden_sheet, publish=True, introduction="พิมพ์ไว้แล้ว").status_code == 302
    assert ProcurementSummaryPage.objects.get(pk=hidden_sheet.pk).introduction == "พิมพ์ไว้แล้ว"


def test_clean_pages_are_asked_nothing(supervisor, station, given):
    page = draft(ProcurementSummaryPage, station)
    page.months = stream(month("2023-10", given))
    page.save_revision()
    assert post_edit(supervisor, page, publish=True).status_code == 302
    assert is_live(publish(page))


def test_a_new_post_is_not_public_before_its_reason_is_given(station, client):
    """Wagtail puts a new page live before it publishes the first version of it."""
    index = NewsIndexPage.objects.descendant_of(station.root_page).get(locale__language_code="th")
    for slug, introduction, status in (("named", f"ผู้เสียหาย {CITIZEN}", 404), ("clean", "จับกุมผู้ต้องหา", 200)):
        post = NewsPage(title="ผลการจับกุม", slug=slug, date=date(2024, 1, 13), introduction=introduction)
        index.add_child(instance=post)
        assert client.get(f"/news/{slug}/").status_code == status
