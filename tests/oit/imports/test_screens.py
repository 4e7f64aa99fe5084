"""An officer fills in the table of an element from a file: looks at it first, and takes it into the draft."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from botocore.exceptions import ClientError
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from wagtail.models import Page, PageLogEntry
from wagtail.users.models import UserProfile

from cms.models import User
from cms.models.stations import Role
from cms.storage import private_storage
from oit.datasets.present import display
from oit.imports import keeping, preview
from oit.imports.keeping import FOLDER, forget
from oit.imports.targets import Target
from oit.models import BriberyRiskPage, ProcurementSummaryPage, StatisticsPage
from oit.years.closing import close_when_over
from tests.admin_forms import edit_address, post_edit
from tests.conftest import make_user
from tests.factories import draft, published
from tests.filled.integrity import RISK_ROW
from tests.filled.reports import CASES
from tests.filled.values import stream
from tests.transactions import open_transactions, watched

from .test_refused_files import REFUSED

pytestmark = pytest.mark.django_db
FILLED = (
    "จ้างซ่อมรถยนต์สายตรวจ",
    "๑๒,๕๐๐",
    "12,500",
    "เฉพาะเจาะจง",
    "ร้านกมลาการช่าง 12,000 บาท",
    "ร้านกมลาการช่าง",
    "12000",
    "ราคาต่ำสุด",
    "7/2567",
    "15 พ.ย. 2566",
)
STORED = {
    "work": "จ้างซ่อมรถยนต์สายตรวจ",
    "budget": "12500.00",
    "method": "specific",
    "agreed_price": "12000.00",
    "contract_date": "2023-11-15",
}


@pytest.fixture
def o15(station):
    """O15 as published, with nothing in it."""
    return published(ProcurementSummaryPage, station, months=stream())


@pytest.fixture
def officer(client, officer_user):
    """The browser of an officer who reads the admin in English."""
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    client.force_login(officer_user)
    return client


def address(page, key="months"):
    return reverse("imports:import", args=[page.pk, key])


def template(client, page, key="months"):
    """The template as a browser downloads it."""
    response = client.get(reverse("imports:template", args=[page.pk, key]))
    assert (
        "สขร" in response.headers["Content-Disposition"]
        or "utf-8''" in response.headers["Content-Disposition"]
    )
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def officer_of(client):
    return User.objects.get(pk=client.session["_auth_user_id"])


def uploaded(content, name="สขร1.xlsx"):
    if isinstance(content, Workbook):
        buffer = BytesIO()
        content.save(buffer)
        content = buffer.getvalue()
    return SimpleUploadedFile(name, content)


def filled_template(client, page, *rows):
    book = template(client, page)
    for number, cells in enumerate(rows, 2):
        for index, value in enumerate(cells, 1):
            book.worksheets[0].cell(number, index).value = value
    return uploaded(book)


def send(client, page, file=None, key="months", month="2023-11", **data):
    values = {"do": "read", "month": month, **({"file": file} if file else {}), **data}
    return client.post(address(page, key), values)


def text(response):
    page = BeautifulSoup(response.content, "html.parser").select_one(".imports")
    return " ".join(page.get_text(" ").split())


def kept(response):
    """What the browser sends back to accept the preview, or None where it cannot be accepted."""
    page = BeautifulSoup(response.content, "html.parser")
    button = page.select_one("button[value=take]")
    return button and button.find_parent("form").select_one("[name=kept]")["value"]


def accept(client, page, response, key="months"):
    return client.post(address(page, key), {"do": "take", "kept": kept(response)})


def newest(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def months(page):
    """{month: rows} of the newest draft."""
    return {child.value["month"]: list(child.value["rows"]) for child in newest(page).months}


def kept_files():
    return private_storage().listdir(FOLDER)[1]


def test_wrong_cells_are_named_mended_and_taken_into_the_draft(officer, o15, supervisor_user):
    wrong = [FILLED, (*FILLED[:1], "มาก", *FILLED[2:9], "31 ก.พ. 2567")]
    before = newest(o15).latest_revision_id

    response = send(officer, o15, filled_template(officer, o15, *wrong))

    said = text(response)
    assert "2 things are wrong" in said
    assert re.search(r"row 3, column B “[^”]+”: “มาก”", said)
    assert re.search(r"row 3, column J “[^”]+”: .*31 ก.พ. 2567", said)
    assert kept(response) is None
    assert newest(o15).latest_revision_id == before

    response = send(officer, o15, filled_template(officer, o15, FILLED, FILLED))
    assert "2 rows were understood" in text(response)
    assert "15 Nov" in text(response)
    assert newest(o15).latest_revision_id == before

    response = accept(officer, o15, response)
    assert response.url == f"{edit_address(o15)}#element-months"
    rows = months(o15)["2023-11"]
    assert [{**row, **STORED} for row in rows] == rows
    assert len({row["id"] for row in rows}) == 2
    assert not Page.objects.get(pk=o15.pk).specific.months
    assert "จ้างซ่อมรถยนต์สายตรวจ" not in officer.get(o15.url).content.decode()
    entry = PageLogEntry.objects.get(page=o15.pk, action="oit.import")
    with override("en"):
        assert "สขร1.xlsx" in entry.message
        assert "2 rows added" in entry.message

    officer.force_login(supervisor_user)
    post_edit(officer, newest(o15), publish=True)
    assert "จ้างซ่อมรถยนต์สายตรวจ" in officer.get(o15.url).content.decode()


def test_what_changes_is_shown_cell_by_cell_and_rows_keep_their_ids(officer, o15):
    accept(officer, o15, send(officer, o15, filled_template(officer, o15, FILLED)))
    before = months(o15)["2023-11"]
    response = send(officer, o15, filled_template(officer, o15, (*FILLED[:6], "11500", *FILLED[7:])))
    said = text(response)
    assert re.search(r"12,000\.00 → 11,500\.00", said)
    assert re.search(r"Added 0 Changed 1 Removed 0 Unchanged 0", said)
    accept(officer, o15, response)
    assert months(o15)["2023-11"] == [{**before[0], "agreed_price": "11500.00"}]

    response = send(officer, o15, filled_template(officer, o15, (*FILLED[:6], "11500", *FILLED[7:])))
    assert "nothing to take in" in text(response)
    assert kept(response) is None


def test_other_months_stay(officer, o15):
    accept(officer, o15, send(officer, o15, filled_template(officer, o15, FILLED), month="2023-10"))
    accept(officer, o15, send(officer, o15, filled_template(officer, o15, FILLED, FILLED)))
    assert {month: len(rows) for month, rows in months(o15).items()} == {"2023-10": 1, "2023-11": 2}


def test_a_statement_of_nothing_makes_room_for_the_table(officer, station):
    nothing = {"month": "2023-11", "rows": [], "nothing": True, "files": [], "note": ""}
    page = published(ProcurementSummaryPage, station, months=stream(("month", nothing)))
    response = send(officer, page, filled_template(officer, page, FILLED))
    assert "there was nothing to report" in text(response)
    accept(officer, page, response)
    assert not newest(page).months[0].value["nothing"]
    assert len(months(page)["2023-11"]) == 1


def headings(client, page, key="months"):
    return [cell.value for cell in template(client, page, key).worksheets[0][1]]


def test_a_table_is_pasted(officer, o15):
    lines = [[heading.replace("\n", " ") for heading in headings(officer, o15)], FILLED]
    pasted = "\r\n".join("\t".join(cells) for cells in lines)
    response = send(officer, o15, pasted=pasted)
    assert accept(officer, o15, response).status_code == 302
    rows = months(o15)["2023-11"]
    assert [{**row, **STORED} for row in rows] == rows


def test_a_thai_csv_of_windows_is_read(officer, o15):
    quoted = [",".join(f'"{cell}"' for cell in cells) for cells in (headings(officer, o15), FILLED)]
    response = send(officer, o15, uploaded("\r\n".join(quoted).encode("cp874"), "สขร1.csv"))
    accept(officer, o15, response)
    assert [row["work"] for row in months(o15)["2023-11"]] == ["จ้างซ่อมรถยนต์สายตรวจ"]


@pytest.mark.parametrize(
    ("sent", "place", "reason"),
    [
        ({"file": ("รายงาน.pdf", b"%PDF-1.7 ...")}, "file", "is a PDF file"),
        ({"file": ("ว่าง.xlsx", b"")}, "file", "is empty"),
        ({}, "file", "Choose the file with the table"),
        ({"pasted": 'งาน\t"ราคา\n1\t2'}, "pasted", "quotation mark"),
        ({"month": "", "pasted": "งาน\tราคา"}, "month", "required"),
        ({"month": "2022-01", "pasted": "งาน\tราคา"}, "month", "not one of the available choices"),
        ({"file": ("ก.csv", b"a,b"), "pasted": "ก\tข"}, "pasted", "Take only one"),
    ],
)
def test_what_is_refused_is_said_beside_its_field(officer, o15, sent, place, reason):
    file = sent.get("file")
    data = {**sent, "file": uploaded(file[1], file[0])} if file else sent
    response = send(officer, o15, **data)
    assert response.status_code == 422
    form = BeautifulSoup(response.content, "html.parser").select_one(".imports__form")
    field = form.select_one(f"#id_{place}").find_parent(class_="w-field__wrapper")
    assert reason in field.get_text()
    assert form.select_one("#id_pasted").get_text().strip() == sent.get("pasted", "").strip()


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_bad_file_is_a_fault_of_the_site_or_changes_the_page(officer, o15, language):
    UserProfile.objects.filter(user=officer_of(officer)).update(preferred_language=language)
    revision = newest(o15).latest_revision_id
    for name, (data, reason) in REFUSED.items():
        response = send(officer, o15, uploaded(data, "สขร1.xlsx"))
        assert response.status_code == 422, name
        said = text(response)
        assert (reason in said) == (language == "en"), name
        assert kept(response) is None, name
    assert newest(o15).latest_revision_id == revision


def test_questions_are_asked_and_the_answers_kept(officer, o15):
    book = template(officer, o15)
    sheet = book.worksheets[0]
    for index, value in enumerate(FILLED, 1):
        sheet.cell(2, index).value = value
    again = book.copy_worksheet(sheet)
    again.title = "อีกแผ่น"
    again.cell(2, 1).value = "จ้างทำความสะอาด"
    sheet.cell(1, 1).value = "หัวเรื่อง"
    again.cell(1, 1).value = "หัวเรื่อง"

    response = send(officer, o15, uploaded(book))
    assert "Which sheet" in text(response)
    assert kept(response) is None
    token = BeautifulSoup(response.content, "html.parser").select_one("[name=kept]")["value"]
    unanswered = officer.post(address(o15), {"do": "answer", "kept": token})
    assert "This field is required" in text(unanswered)

    response = officer.post(address(o15), {"do": "answer", "kept": token, "answer-sheet": "2"})
    assert "Which column of the file" in text(response)
    token = BeautifulSoup(response.content, "html.parser").select_one("[name=kept]")["value"]
    response = officer.post(address(o15), {"do": "answer", "kept": token, "answer-find:work": "A"})
    accept(officer, o15, response)
    assert [row["work"] for row in months(o15)["2023-11"]] == ["จ้างทำความสะอาด"]


def test_a_page_changed_meanwhile_is_looked_at_again(officer, o15):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    changed = newest(o15)
    changed.introduction = "แก้ไขระหว่างนั้น"
    changed.save_revision()

    response = accept(officer, o15, response)
    assert "was changed meanwhile" in response.content.decode()
    assert months(o15) == {}
    accept(officer, o15, response)
    assert len(months(o15)["2023-11"]) == 1
    assert newest(o15).introduction == "แก้ไขระหว่างนั้น"


def test_what_was_taken_is_not_kept_and_not_taken_twice(officer, o15):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    before = len(kept_files())
    accept(officer, o15, response)
    assert len(kept_files()) == before - 1
    revision = newest(o15).latest_revision_id
    again = officer.get(accept(officer, o15, response).url)
    assert "no longer kept" in again.content.decode()
    assert newest(o15).latest_revision_id == revision


def test_what_nobody_accepted_is_forgotten_after_an_hour(officer, o15, monkeypatch):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    forget()
    assert kept_files()
    monkeypatch.setattr("oit.imports.keeping.KEPT_FOR", timedelta(seconds=-1))
    forget()
    assert not kept_files()
    monkeypatch.undo()
    assert "no longer kept" in officer.get(accept(officer, o15, response).url).content.decode()


def test_nobody_waits_while_the_file_is_read(officer, o15, monkeypatch):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    before, seen = open_transactions(), []
    for name in ("read_file", "read_pasted"):
        monkeypatch.setattr(keeping, name, watched(getattr(keeping, name), seen))
    monkeypatch.setattr(preview, "read_book", watched(preview.read_book, seen))
    assert accept(officer, o15, response).status_code == 302
    assert months(o15)
    assert seen == [before] * 2


def test_a_page_that_changes_while_the_file_is_read_is_looked_at_again(officer, o15, monkeypatch):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    read_file = keeping.read_file

    def slowly(*args):
        page = newest(o15)
        page.introduction = "แก้ระหว่างอ่านแฟ้ม"
        page.save_revision()
        return read_file(*args)

    monkeypatch.setattr(keeping, "read_file", slowly)
    again = accept(officer, o15, response)
    assert again.status_code == 409
    assert "changed meanwhile" in again.content.decode()
    assert (newest(o15).introduction, months(o15)) == ("แก้ระหว่างอ่านแฟ้ม", {})
    monkeypatch.undo()
    assert accept(officer, o15, again).status_code == 302
    assert newest(o15).introduction == "แก้ระหว่างอ่านแฟ้ม"
    assert len(months(o15)) == 1


def test_a_page_that_is_locked_while_the_file_is_read_stays_as_it_is(
    officer, o15, supervisor_user, monkeypatch
):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    read_file = keeping.read_file

    def slowly(*args):
        Page.objects.filter(pk=o15.pk).update(locked=True, locked_by=supervisor_user)
        return read_file(*args)

    monkeypatch.setattr(keeping, "read_file", slowly)
    assert "This page is locked" in text(accept(officer, o15, response))
    assert months(o15) == {}


def out_of_reach(*args, **kwargs):
    raise ClientError({"Error": {"Code": "503"}}, "PutObject")


def test_what_cannot_be_kept_is_said_beside_its_field(officer, o15, monkeypatch):
    pasted = "\n".join("\t".join(row) for row in (headings(officer, o15), FILLED))
    monkeypatch.setattr(type(private_storage()), "save", out_of_reach)
    response = send(officer, o15, pasted=pasted)
    assert response.status_code == 503
    form = BeautifulSoup(response.content, "html.parser").select_one(".imports__form")
    assert "file store does not answer" in form.text
    assert FILLED[0] in form.select_one("[name=pasted]").text
    assert form.select_one("[name=month] [selected]")["value"] == "2023-11"


@pytest.mark.parametrize("what", ["exists", "open"])
def test_what_cannot_be_read_now_can_be_taken_later(officer, o15, monkeypatch, what):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    monkeypatch.setattr(type(private_storage()), what, out_of_reach)
    assert "kept for an hour" in accept(officer, o15, response).content.decode()
    assert months(o15) == {}
    monkeypatch.undo()
    assert accept(officer, o15, response).status_code == 302
    assert months(o15)


def test_what_cannot_be_removed_was_taken_all_the_same(officer, o15, monkeypatch):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    monkeypatch.setattr(type(private_storage()), "delete", out_of_reach)
    assert accept(officer, o15, response).status_code == 302
    assert months(o15)


def test_another_persons_upload_is_not_taken(officer, o15, supervisor_user):
    response = send(officer, o15, filled_template(officer, o15, FILLED))
    officer.force_login(supervisor_user)
    accept(officer, o15, response)
    assert months(o15) == {}


def test_a_dataset_of_the_whole_year(officer, station):
    row = {"id": "0000000a", "month": "2023-10", **CASES}
    page = published(StatisticsPage, station, cases=[row, {**row, "id": "0000000b", "month": "2023-11"}])
    screen = officer.get(address(page, "cases"))
    assert "The draft has 2 rows" in text(screen)
    assert "id_month" not in screen.content.decode()
    book = template(officer, page, "cases")
    book.worksheets[0].append(["ต.ค. 2566", *CASES.values()])
    response = send(officer, page, uploaded(book), key="cases")
    assert re.search(r"Added 0 Changed 0 Removed 1 Unchanged 1", text(response))
    accept(officer, page, response, key="cases")
    assert newest(page).cases == [row]


def test_the_lines_of_work_in_the_file_stay_as_they_are(officer, station):
    rows = [
        {"id": f"0000000{n}", **RISK_ROW, "line": line} for n, line in enumerate(("traffic", "investigation"))
    ]
    page = draft(BriberyRiskPage, station, risks=rows)
    columns = Target.find(officer_of(officer), page.pk, "processes").schema.typed_columns
    book = template(officer, page, "processes")
    for row in (*rows, {**rows[0], "process": "การตรวจค้นยานพาหนะ", "event": "เรียกรับทรัพย์สิน"}):
        with override("th"):
            book.worksheets[0].append([display(column, row.get(column.key)) for column in columns])
    response = send(officer, page, uploaded(book), key="processes")
    assert re.search(r"Added 1 Changed 0 Removed 0 Unchanged 2", text(response))
    assert kept(response)
    accept(officer, page, response, key="processes")
    taken = newest(page).risks
    assert [(row["line"], row["process"]) for row in taken] == [
        ("traffic", RISK_ROW["process"]),
        ("investigation", RISK_ROW["process"]),
        ("traffic", "การตรวจค้นยานพาหนะ"),
    ]
    assert [row["id"] for row in taken[:2]] == ["00000000", "00000001"]


def test_a_choice_that_there_is_not_is_named(officer, station):
    page = draft(BriberyRiskPage, station)
    book = template(officer, page, "processes")
    book.worksheets[0].append(["งานครัว", *list(RISK_ROW.values())[1:]])
    said = text(send(officer, page, uploaded(book), key="processes"))
    assert "“งานครัว” is not one of the choices" in said


def test_a_month_of_another_year_is_refused_like_in_the_form(officer, station):
    page = draft(StatisticsPage, station)
    book = template(officer, page, "cases")
    book.worksheets[0].append(["ต.ค. 2560", *CASES.values()])
    response = send(officer, page, uploaded(book), key="cases")
    assert "1 thing is wrong" in text(response)
    assert kept(response) is None


def test_the_edit_form_leads_to_it(officer, o15):
    form = officer.get(edit_address(o15)).content.decode()
    assert address(o15) in form
    assert address(o15, "columns") not in form
    assert officer.get(address(o15, "columns")).status_code == 404


def test_only_who_may_edit_the_page(client, o15, other_station, officer_user, django_user_model):
    for person in (
        make_user("of-the-other", other_station, Role.OFFICER),
        django_user_model.objects.create_user("nobody"),
    ):
        client.force_login(person)
        for where in (address(o15), reverse("imports:template", args=[o15.pk, "months"])):
            assert client.get(where).status_code in (302, 403, 404)
        assert send(client, o15, uploaded(b"a,b", "ก.csv")).status_code in (302, 403, 404)
    client.logout()
    assert client.get(address(o15)).status_code == 302


def test_a_person_without_the_right_to_edit(client, station, o15):
    client.force_login(make_user("complaints", station, Role.COMPLAINTS))
    response = client.get(address(o15))
    assert response.status_code in (302, 403)


def test_a_closed_year_is_left_alone(officer, o15):
    preview = send(officer, o15, filled_template(officer, o15, FILLED))
    assert close_when_over(o15.get_parent().specific, on=date(2025, 1, 1))
    assert officer.get(address(o15)).status_code in (302, 403)
    assert accept(officer, o15, preview).status_code in (302, 403)
    assert months(o15) == {}


def test_a_locked_page_stays_as_it_is(officer, o15, supervisor_user):
    preview = send(officer, o15, filled_template(officer, o15, FILLED))
    Page.objects.filter(pk=o15.pk).update(locked=True, locked_by=supervisor_user)
    screen = officer.get(address(o15))
    assert "This page is locked" in text(screen)
    assert not BeautifulSoup(screen.content, "html.parser").select(".imports form")
    accept(officer, o15, preview)
    assert months(o15) == {}
