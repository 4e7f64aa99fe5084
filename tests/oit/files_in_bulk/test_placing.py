"""Files in bulk, as an officer meets them: sent in, confirmed, in their places."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.models import StationDocument, StationImage
from cms.models.stations import Role
from oit.duties.models import Assignment
from oit.files_in_bulk import arriving
from oit.files_in_bulk.models import ArrivedFile
from oit.models import ProcurementNoticesPage
from oit.stations import collection_of
from oit.years.models import FrozenPage
from tests.conftest import make_user
from tests.factories import published

from .conftest import draft, months, waiting

pytestmark = pytest.mark.django_db
ADDRESS = "files_in_bulk:files"


def test_files_go_into_their_months_in_the_drafts_and_nowhere_else(o7, o15, send, put):
    send("O7 ต.ค.66.pdf", "๐๑๕-มกราคม 2567.xlsx", "สขร1 พ.ย. 66.pdf", "รายงานผลเดือน ธ.ค. 2566 (O7) แก้ไข.docx")
    said = put().content.decode()
    assert months(o7) == {"2023-10": ["O7 ต.ค.66"], "2023-12": ["รายงานผลเดือน ธ.ค. 2566 (O7) แก้ไข"]}
    assert months(o15) == {"2024-01": ["๐๑๕-มกราคม 2567"], "2023-11": ["สขร1 พ.ย. 66"]}
    assert not Page.objects.get(pk=o7.pk).specific.months
    assert waiting() == []
    for page in (o7, o15):
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in said


def test_what_is_there_already_stays(o7, send, put):
    send("O7 ต.ค.66.pdf")
    put()
    send("O7 ต.ค.66 เพิ่มเติม.docx")
    put()
    assert months(o7) == {"2023-10": ["O7 ต.ค.66", "O7 ต.ค.66 เพิ่มเติม"]}


def test_a_guess_can_be_corrected(o7, o15, send, put):
    send("O7 ต.ค.66.pdf")
    put({"O7 ต.ค.66.pdf": {"place": "O15:files::", "month": "2023-12", "title": "สขร. 1 ธันวาคม 2566"}})
    assert months(o15) == {"2023-12": ["สขร. 1 ธันวาคม 2566"]}
    assert months(o7) == {}


def test_what_cannot_be_guessed_is_kept_and_said(station, send, put):
    send("สแกน0001.pdf", "เอกสารใหม่.docx")
    said = put({"เอกสารใหม่.docx": {"place": "keep"}}).content.decode()
    assert "“เอกสารใหม่” is kept among the files of the station" in said
    assert "1 file has no place yet" in said
    assert waiting() == ["สแกน0001.pdf"]
    kept = StationDocument.objects.filter(collection=collection_of(station))
    assert set(kept.values_list("title", flat=True)) == {"สแกน0001", "เอกสารใหม่"}


def test_a_month_that_is_missing_is_asked_for_beside_it_and_nothing_is_lost(o7, send, put):
    send("O7 รายงาน.pdf", "O7 ต.ค.66.pdf")
    response = put({"O7 รายงาน.pdf": {"title": "รายงานที่แก้ชื่อ"}})
    assert response.status_code == 422
    form = response.context["rows"].forms[0]
    assert form.errors["month"] == ["Choose the month."]
    assert form["title"].value() == "รายงานที่แก้ชื่อ"
    assert months(o7) == {}
    assert len(waiting()) == 2


def test_a_month_of_another_year_is_said(o15, send, officer):
    said = send("O15 ธ.ค. 2565.pdf").content.decode()
    assert "Its name says December 2022, which is not in this fiscal year." in said
    form = officer.get(reverse(ADDRESS)).context["rows"].forms[0]
    assert (form.initial["place"], form.initial["month"]) == ("O15:files::", "")


def test_photos_become_pictures_of_a_month(o7, send, put):
    send("O7 ต.ค. 66 งานจราจร.jpg", "O7 ต.ค. 66 งานจราจร (2).jpg")
    put()
    (october,) = draft(o7).months
    (activity,) = october.value["activities"]
    assert len(activity["pictures"]) == 2
    assert StationImage.objects.filter(title__contains="งานจราจร").count() == 2
    assert not StationDocument.objects.filter(title__contains="งานจราจร").exists()


def test_a_file_without_month_goes_to_its_element(station, send, put):
    page = published(ProcurementNoticesPage, station)
    send("ประกาศเชิญชวน จ้างปรับปรุงอาคาร.pdf")
    put()
    assert [each.value["title"] for each in draft(page).invitations] == ["ประกาศเชิญชวน จ้างปรับปรุงอาคาร"]
    assert not draft(page).plans


def test_a_file_that_is_not_what_it_seems_is_refused_by_name(station, officer):
    false = SimpleUploadedFile("O7 ต.ค.66.pdf", b"MZ not a pdf at all")
    said = officer.post(reverse(ADDRESS), {"files": [false], "do": "send"}, follow=True).content.decode()
    assert "O7 ต.ค.66.pdf" in said
    assert waiting() == []


def test_the_same_file_twice_is_remarked(o7, officer, content):
    same = content("x.pdf")
    for name in ("O7 ต.ค.66.pdf", "O7 ต.ค.66 (2).pdf"):
        file = SimpleUploadedFile(name, same)
        said = officer.post(reverse(ADDRESS), {"files": [file], "do": "send"}, follow=True).content.decode()
    assert "The same file is there already: “O7 ต.ค.66”." in said


def test_a_sending_that_is_repeated_is_kept_once(officer, content):
    address = reverse("files_in_bulk:send")
    for _time in range(2):
        file = SimpleUploadedFile("O7 ต.ค.66.pdf", content("x.pdf"))
        response = officer.post(address, {"file": file, "key": "1-abc"})
        assert response.json() == {"name": "O7 ต.ค.66.pdf"}
    assert len(waiting()) == 1
    refused = officer.post(address, {"file": SimpleUploadedFile("a.pdf", b"x"), "key": "2"})
    assert refused.status_code == 422
    assert "a.pdf" in refused.json()["problem"]


def test_the_same_sending_twice_at_once_leaves_one_document_and_one_file(
    station, officer_user, content, monkeypatch
):
    data = content("O7 ต.ค.66.pdf")

    def sent():
        return SimpleUploadedFile("O7 ต.ค.66.pdf", data)

    first = arriving.arrive(sent(), officer_user, station, "k1")
    stored = set(default_storage.listdir("documents")[1])
    monkeypatch.setattr(arriving, "_known", lambda user, key: None)
    assert arriving.arrive(sent(), officer_user, station, "k1") == first
    assert StationDocument.objects.count() == 1
    assert set(default_storage.listdir("documents")[1]) == stored


def test_a_key_that_is_none_is_made_up(station, officer_user, content):
    upload = SimpleUploadedFile("O7 ต.ค.66.pdf", content("O7 ต.ค.66.pdf"))
    assert arriving.arrive(upload, officer_user, station, "a\0b").key.isalnum()


def test_the_items_of_the_officer_come_first(station, officer_user, officer, send):
    Assignment.objects.create(site=station, fiscal_year=2567, code="O15", preparer=officer_user)
    send("สแกน0001.pdf")
    choices = officer.get(reverse(ADDRESS)).context["rows"].forms[0].fields["place"].choices
    assert choices[2][0].startswith("O15 ")


def test_a_locked_page_and_a_closed_year_take_nothing(o7, o15, send, put, supervisor_user, officer):
    Page.objects.filter(pk=o7.pk).update(locked=True, locked_by=supervisor_user, locked_at=timezone.now())
    send("O7 ต.ค.66.pdf")
    said = put().content.decode()
    assert "is locked" in said
    assert months(o7) == {}
    assert waiting() == ["O7 ต.ค.66.pdf"]
    FrozenPage.objects.create(page=o15, closed_at=timezone.now())
    said = send("O15 ต.ค.66.pdf").content.decode()
    assert "Its name says O15, which you cannot change" in said


def test_approval_stays_with_the_newest_draft(o7, send, put, officer_user):
    page = draft(o7)
    page.save_revision(user=officer_user)
    Page.objects.get(pk=o7.pk).specific.get_workflow().start(
        Page.objects.get(pk=o7.pk).specific, officer_user
    )
    send("O7 ต.ค.66.pdf")
    put()
    stored = Page.objects.get(pk=o7.pk)
    assert stored.workflow_in_progress
    assert stored.current_workflow_task_state.revision_id == stored.latest_revision_id


def test_the_day_list_asks_for_files_without_a_place(send, officer):
    send("สแกน0001.pdf")
    assert "Put 1 file that you sent in in its place" in officer.get("/admin/").content.decode()


def test_the_lists_of_files_and_of_the_month_lead_here(officer):
    for name in ("wagtaildocs:index", "month:months"):
        assert reverse(ADDRESS) in officer.get(reverse(name)).content.decode()


def test_nobody_sends_to_or_puts_for_another_station(
    station, other_station, o7, send, officer, client_for, content
):
    send("O7 ต.ค.66.pdf")
    stranger = client_for(make_user("stranger", other_station, Role.OFFICER))
    assert "O7 ต.ค.66.pdf" not in stranger.get(reverse(ADDRESS)).content.decode()
    elsewhere = f"{reverse(ADDRESS)}?station={other_station.pk}"
    assert officer.get(elsewhere).status_code == 403
    file = SimpleUploadedFile("O7 พ.ย.66.pdf", content("x.pdf"))
    assert officer.post(elsewhere, {"files": [file], "do": "send"}).status_code == 403
    own = ArrivedFile.objects.get()
    stranger.post(
        reverse(ADDRESS),
        {"do": "put", f"file-{own.pk}-place": "O7:files::", f"file-{own.pk}-month": "2023-10"},
    )
    assert months(o7) == {}


def test_a_colleague_does_not_see_what_waits_for_the_officer(station, send, client_for):
    send("O7 ต.ค.66.pdf")
    colleague = client_for(make_user("colleague", station, Role.OFFICER))
    assert not colleague.get(reverse(ADDRESS)).context["rows"].forms
    sealed = client_for(make_user("sealed", station, Role.COMPLAINTS))
    assert sealed.get(reverse(ADDRESS)).status_code in (302, 403)
