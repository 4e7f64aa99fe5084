"""A complaint made, followed and worked on in browsers leaves no word of it anywhere, and nothing else leads to one.

Every field of every form is filled with a word that stands nowhere else. Faults happen on the way, too.
"""

import re
import tempfile

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.admin.api.urls import admin_api
from wagtail.models import ReferenceIndex
from wagtail.search.index import class_is_indexed

from cms.models.stations import Role
from cms.storage import private_storage
from feedback.complaints.models import Case
from tests import traces
from tests.conftest import make_user

from . import attached
from .conftest import PASSPHRASE, REPORT
from .desk.conftest import desk_of as desk_of
from .public.conftest import HEADERS, Reporter

CODE = re.compile(r"\d{4}(?: \d{4}){4}")
RECOVERY_KEY = re.compile(r"(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}")
ZIP_PASSWORD = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){4}")
ADDRESS, DEVICE = "203.0.113.77", "เครื่องของผู้แจ้ง/7.7"


class Words:
    """Makes a word for each field that is filled in, and remembers it."""

    def __init__(self):
        self.made = []

    def __call__(self, field):
        self.made.append(f"นกขมิ้น{len(self.made):03}{field}เหลืองอ่อน")
        return self.made[-1]


@pytest.fixture
def words():
    return Words()


def report(reporter, words):
    """From the first step to the receipt, with a file."""
    reporter.client.defaults |= {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": DEVICE}
    told = {name: words(name) for name in ("what", "when", "where", "who")}
    photo = SimpleUploadedFile(f"{words('file')}.jpg", attached.picture())
    naming = {"mode": "named", "name": words("name"), "contact": words("contact")}
    reporter.through({}, naming, {**told, "role": "inside"})
    values = {**reporter.values("go"), "upload": photo, "go": "next"}
    reporter._show(reporter.client.post(reporter.address, values, headers=HEADERS))
    words.made.append(reporter.values("go")["file"][0].partition(".")[2])
    code = reporter.send()
    words.made += [code, code.replace(" ", "")]
    return code


def follow(reporter, code, words):
    """Comes back, writes, corrects the name and withdraws."""
    reporter.type_code(code)
    reporter.press("send", holding="message", message=words("message"))
    reporter.press("correct", holding="contact", name=words("corrected"), contact=words("corrected contact"))
    reporter.press("withdraw", holding="sure", reason=words("withdrawing"), sure="on")
    assert "withdrawn" in reporter.page.text or "ถอน" in reporter.page.text


def work(desk, number, words):
    """Every deed of an officer, and what is typed and shown there."""
    words.made += [
        each.value for name, each in desk.client.cookies.items() if name.startswith("complaints-key")
    ]
    assert words.made[0] in desk.get("case", number).content.decode()
    desk.post("identity", number, **{"identity-reason": words("reason")})
    desk.post("deed", number, "reply", **{"reply-text": words("reply")})
    desk.post("deed", number, "note", **{"note-text": words("note")})
    status = {"state": "forwarded", "unit": words("unit"), "text": words("told")}
    desk.post("deed", number, "status", **{f"status-{name}": value for name, value in status.items()})
    password = ZIP_PASSWORD.search(desk.get("export", number).content.decode()).group()
    words.made.append(password)
    copy = desk.post("export", number, reason=words("copy"), password=password, with_internal="on")
    assert copy["Content-Type"] == "application/zip"
    desk.get("cases")
    entered = {name: words(f"entered {name}") for name in ("what", "when", "where", "who", "name", "contact")}
    receipt = CODE.search(desk.get("enter").content.decode()).group()
    slip = desk.client.post(desk.address("enter"), {"receipt": receipt, "mode": "named", **entered})
    assert receipt in slip.content.decode()
    words.made.append(receipt)
    desk.post("hand_over", number, reason=words("handing over"))


def set_up_a_key(desk, words):
    """A colleague's, whose passphrase is forgotten and set anew."""
    typed = words("passphrase")
    made = desk.post("enrol", position="other", other_position="สว.สส.สภ.กมลา", passphrase=typed, again=typed)
    words.made.append(RECOVERY_KEY.search(made.content.decode()).group())
    desk.post("unlock", passphrase=words("wrong passphrase"))


def fail(*_args, **_kwargs):
    raise RuntimeError("broken")


def stumble(monkeypatch, desk, number, words):
    """A fault while something is typed, with the reporter and with an officer."""
    with monkeypatch.context() as broken:
        for place in ("public.reporting.page", "public.conversation.page", "desk.case.readings"):
            broken.setattr(f"feedback.complaints.{place}", fail)
        client = Client(raise_request_exception=False, REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=DEVICE)
        for address in ("/complaint/", "/tip/"):
            typed = {"step": "story", "what": words("typed when it broke")}
            assert client.post(address, typed).status_code == 500
        # More fields than a form may have.
        many = {"step": "story", "what": words("too many"), **{f"x{at}": "" for at in range(10_001)}}
        assert client.post("/complaint/", many).status_code == 400
        desk.client.raise_request_exception = False
        assert desk.get("case", number).status_code == 500


@pytest.mark.django_db(transaction=True)
def test_no_word_of_a_complaint_is_written_anywhere(
    station, first, second, desk_of, words, tmp_path, monkeypatch, capfd
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(settings, "ADMINS", [("เจ้าหน้าที่ไอที", "admin@example.org")])
    reporter = Reporter(monkeypatch, "/complaint/")
    code = report(reporter, words)
    number = Case.objects.get().number
    desk = desk_of(first)
    stumble(monkeypatch, desk, number, words)
    work(desk_of(second), number, words)
    set_up_a_key(desk_of(make_user("newcomer", station, Role.COMPLAINTS)), words)
    follow(reporter, code, words)
    call_command("tick")
    output = capfd.readouterr()
    written = {
        "database": traces.database_bytes(),
        "tables": traces.table_bytes(),
        "files": traces.folder_bytes(
            settings.MEDIA_ROOT, private_storage().location, settings.VAR_DIR, tmp_path
        ),
        "output": (output.out + output.err).encode(),
        "sessions": traces.session_bytes(),
        "mails": traces.mail_bytes(),
        "cache": traces.cache_bytes(),
        "settings": traces.settings_bytes(),
    }
    assert number.encode() in written["tables"]
    assert len(words.made) > 30
    assert b"A page of complaints answered" in written["mails"]
    assert (
        traces.found_in(written, [*words.made, PASSPHRASE, attached.CANARY.decode(), ADDRESS, DEVICE]) == []
    )


# --- Ways around -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_nothing_else_leads_to_a_complaint(client, client_for, admin_user, station, first, send):
    """Search, site map, reports of the admin, the log of erasures, previews: none knows of it."""
    sent = send(is_unproven=True)
    admin = client_for(admin_user)
    asked = [
        *(client.get(address, {"q": REPORT["what"]}) for address in ("/search/", "/en/search/")),
        client.get("/sitemap.xml"),
        *(
            admin.get(reverse(name), {"q": REPORT["what"]})
            for name in ("wagtailadmin_explore_root", "wagtailadmin_pages:search", "wagtailusers_users:index")
        ),
        admin.get(reverse("wagtailadmin_reports:site_history"), {"export": "csv"}),
    ]
    for response in asked:
        assert response.status_code == 200
        content = b"".join(response) if response.streaming else response.content
        assert sent.case.number.encode() not in content


def test_the_only_interface_for_programs_knows_pages_pictures_and_documents():
    """That of Wagtail's own editor."""
    spaces = {space for space in get_resolver().namespace_dict if "api" in space.split("_")}
    assert spaces == {"wagtailadmin_api"}
    models = {endpoint.model for endpoint in admin_api._endpoints.values()}
    assert {model._meta.app_label for model in models} == {"wagtailcore", "cms"}


def test_no_model_is_searched_revised_or_referred_to():
    for model in apps.get_app_config("complaints").get_models():
        assert not class_is_indexed(model)
        assert not hasattr(model, "latest_revision")
        assert not ReferenceIndex.model_is_indexable(model) or model.__name__ == "OtherChannelCount"
