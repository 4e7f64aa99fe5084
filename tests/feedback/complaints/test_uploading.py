"""Uploads stay in memory, and too many of them do no harm to the rest of the form."""

import socket
import tempfile
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files import temp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from feedback.complaints.attachments import apart, receiving, scanning, storing, uploading
from feedback.complaints.attachments.serving import download

from . import attached


@pytest.fixture(autouse=True)
def _in_english():
    translation.activate("en")


def posted(*files, text="ข้อความ"):
    """The request as a view sees it that is decorated."""
    seen = []

    @uploading.files_in_memory
    def view(request):
        seen.append((request.POST["text"], request.FILES.getlist("files")))
        seen.append(uploading.left_out(request))
        return HttpResponse()

    view(RequestFactory().post("/", {"files": list(files), "text": text}))
    return (*seen[0], seen[1])


@pytest.fixture
def no_temporary_files(monkeypatch):
    def refused(*args, **kwargs):
        raise AssertionError("A temporary file would have been written.")

    # Django keeps its own name of it.
    for module in (tempfile, temp):
        monkeypatch.setattr(module, "NamedTemporaryFile", refused)


@pytest.mark.usefixtures("no_temporary_files")
def test_a_large_file_is_not_written_to_the_disk():
    content = bytes(9 * 1024 * 1024)
    _, (file,), _ = posted(SimpleUploadedFile("คลิป.mp4", content))
    assert file.read() == content


def test_what_is_too_much_is_left_out_and_the_text_is_kept(monkeypatch):
    monkeypatch.setattr(uploading, "MOST", 100_000)
    small, large = (SimpleUploadedFile(f"{size}.mp4", bytes(size)) for size in (60_000, 70_000))
    text, files, left_out = posted(small, large, SimpleUploadedFile("30.mp4", bytes(30_000)))
    assert text == "ข้อความ"
    assert [file.name for file in files] == ["60000.mp4", "30.mp4"]
    assert left_out == ["70000.mp4"]


@pytest.mark.django_db
def test_a_file_is_cleaned_and_sealed(monkeypatch):
    pending = receiving.receive(SimpleUploadedFile("ด่าน.jpg", attached.picture()))
    content = storing.read(pending.facts())
    assert content.startswith(b"\xff\xd8")
    assert attached.CANARY not in content
    assert pending.is_scanned is False


@pytest.mark.django_db
def test_all_files_of_a_form_count_together(monkeypatch):
    first = receiving.receive(SimpleUploadedFile("1.jpg", attached.picture()))
    monkeypatch.setattr(receiving, "MOST", first.size + 100)
    with pytest.raises(ValidationError, match=r"2\.jpg"):
        receiving.receive(SimpleUploadedFile("2.jpg", attached.picture()), [first])


@pytest.mark.django_db
def test_a_crowd_of_files_waits_its_turn(monkeypatch):
    monkeypatch.setattr(receiving, "PATIENCE", 0)
    with receiving._turns, pytest.raises(ValidationError, match="without it"):
        receiving.receive(SimpleUploadedFile("1.jpg", attached.picture()))
    assert receiving.receive(SimpleUploadedFile("1.jpg", attached.picture()))


@pytest.mark.django_db
def test_forms_that_nobody_sends_cannot_fill_the_disk(monkeypatch):
    receiving.receive(SimpleUploadedFile("1.jpg", attached.picture()))
    monkeypatch.setattr(storing, "MOST_PENDING", 1000)
    with pytest.raises(ValidationError, match="without it"):
        receiving.receive(SimpleUploadedFile("2.jpg", attached.picture()))


def test_a_file_is_handed_out_as_a_download_that_does_nothing():
    response = download({"content_type": "image/jpeg", "title": "ด่าน.jpg"}, b"x")
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Cache-Control"] == "no-store"
    assert (
        download({"content_type": "text/html", "title": "a"}, b"")["Content-Type"]
        == "application/octet-stream"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("called", "content", "title"),
    [
        ("หลักฐาน.hta", attached.picture(), "หลักฐาน.hta.jpg"),
        ("หลักฐาน.pdf.exe", attached.document(), "หลักฐาน.pdf.exe.pdf"),
        ("หลักฐาน", attached.recording("mp3", None, "libmp3lame"), "หลักฐาน.mp3"),
        ("ภาพ.HEIC", attached.picture("HEIF"), "ภาพ.HEIC.jpg"),
        ("ภาพ.JPEG", attached.picture(), "ภาพ.JPEG"),
    ],
)
def test_a_file_is_called_what_it_is(called, content, title):
    """A program or a page with scripts in the disguise of a picture would run where an officer opens it by its name."""
    assert receiving.receive(SimpleUploadedFile(called, content)).title == title


# --- Cleaning apart ------------------------------------------------------------------------------


CONFINED = "from feedback.complaints.attachments import worker; worker.confine(); "


@pytest.mark.parametrize(
    "command",
    [
        CONFINED + "bytearray(4 * 1024**3)",
        CONFINED + "import tempfile; tempfile.TemporaryFile(buffering=0).write(b'x')",
        "import os; os.abort()",
        "while True: pass",
    ],
    ids=["takes too much memory", "writes a file", "crashes", "never ends"],
)
def test_a_file_that_overpowers_its_parser_is_refused_and_the_server_lives(monkeypatch, command):
    monkeypatch.setattr(apart, "COMMAND", ["-c", command])
    monkeypatch.setattr(apart, "PATIENCE", 5)
    with pytest.raises(ValidationError, match=r"“1\.jpg” was not attached"):
        receiving.receive(SimpleUploadedFile("1.jpg", attached.picture()))


def test_a_parser_finds_no_secret_of_the_server(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setattr(apart, "COMMAND", ["-c", "import os; print('text/plain'); print(dict(os.environ))"])
    assert b"canary" not in apart.clean_apart(b"")[1]


# --- The virus scanner ---------------------------------------------------------------------------


@pytest.fixture
def clamav(settings, tmp_path):
    """A function that has a daemon answer once with the line given, and then be gone."""
    path = Path(tempfile.mkdtemp(prefix="clam")) / "s"
    settings.CLAMAV_SOCKET = str(path)
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()

    def answer(line):
        def serve():
            connection, _ = server.accept()
            with connection:
                received = b""
                while not received.endswith((bytes(4), b"PING\n")):
                    received += connection.recv(65536)
                connection.sendall(line)

        threading.Thread(target=serve, daemon=True).start()

    yield answer
    server.close()


def test_without_a_scanner_files_are_taken_and_it_is_said(settings):
    settings.CLAMAV_SOCKET = ""
    assert scanning.scanner_state() == scanning.Scanner.ABSENT
    assert scanning.was_scanned(b"x") is False


def test_a_scanner_that_does_not_answer_loses_nothing(settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "nobody")
    assert scanning.scanner_state() == scanning.Scanner.SILENT
    assert scanning.was_scanned(b"x") is False


def test_a_scanned_file_is_marked(clamav):
    clamav(b"PONG\n")
    assert scanning.scanner_state() == scanning.Scanner.WORKING
    clamav(b"stream: OK\n")
    assert scanning.was_scanned(b"x") is True


def test_a_scanner_that_gives_up_loses_nothing(clamav):
    clamav(b"INSTREAM size limit exceeded. ERROR\n")
    assert scanning.was_scanned(b"x") is False


def test_a_harmful_file_is_refused_by_name(clamav):
    clamav(b"stream: Win.Test.EICAR_HDB-1 FOUND\n")
    with pytest.raises(ValidationError, match=r"“ไวรัส\.jpg” was not attached"):
        receiving.receive(SimpleUploadedFile("ไวรัส.jpg", attached.picture()))
