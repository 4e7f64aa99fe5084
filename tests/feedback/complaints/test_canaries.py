"""Whoever has the database, the files, the settings and the logs, and no passphrase, learns nothing of a complaint.

A report is planted with words that stand nowhere else; then every byte that was written is searched for them, and for
the keys and codes that would open it.
"""

import logging
import tempfile

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from cms.storage import private_storage
from feedback.complaints import holders, intake, unlocking
from feedback.complaints.attachments import receiving, storing, uploading
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Compartment, Mode, State
from feedback.complaints.records import RecordKind
from feedback.complaints.renewing import renew_owed
from feedback.complaints.sealing.receipts import new_receipt
from tests import traces

from . import attached
from .conftest import PASSPHRASE

WORDS = {
    "what": "นกขมิ้นเหลืองอ่อน",
    "where": "Zanzibarstrasse",
    "name": "กุลธิดา พวงพยอม",
    "telephone": "089-777-1234",
    "file name": "ใบเสร็จลับเฉพาะ",
    "question": "พยานเห็นรถสีอะไร",
    "answer": "สีเขียวไข่กา",
    "note": "สงสัยดาบตำรวจหมายเลขเก้า",
    "reason": "โทรนัดพบที่วัดฉลอง",
    "outcome": "ส่งต่อจเรตำรวจแล้วนะ",
    "concerned": "รองผู้กำกับการสืบสวนพิเศษ",
    "in the file": attached.CANARY.decode(),
}


class Walk:
    """What a reporter and an officer do, with everything secret that comes up in it."""

    def __init__(self, station, officer):
        self.station, self.officer = station, officer
        self.receipt = new_receipt()
        self.keys = []

    def report(self):
        photo = SimpleUploadedFile(f"{WORDS['file name']}.jpg", attached.picture())
        request = RequestFactory().post("/", {"what": WORDS["what"], "files": photo})

        @uploading.files_in_memory
        def view(request):
            pending = receiving.receive(request.FILES["files"])
            self.keys.append(pending.key)
            return intake.submit(
                self.station,
                "corruption",
                {"what": request.POST["what"], "where": WORDS["where"]},
                receipt=self.receipt,
                mode=Mode.CONFIDENTIAL,
                identity={"name": WORDS["name"], "telephone": WORDS["telephone"]},
                attachments=[storing.pending(pending.token)],
                concerns=[WORDS["concerned"]],
            )

        self.number = view(request).number

    def work(self):
        request = RequestFactory().get("/")
        request.user = self.officer.holder.user
        request.session = SessionStore()
        request.session.create()
        response = HttpResponse()
        unlocking.unlock(request, response, self.officer.holder, PASSPHRASE)
        request.COOKIES = {name: cookie.value for name, cookie in response.cookies.items()}
        self.keys += [bytes.fromhex(value) for value in request.COOKIES.values()]
        key = unlocking.unlocked(request, self.station, "corruption")
        self.keys.append(key.secret.seed)
        file = open_case(key, self.number)
        self.keys += file.keys.values()
        assert file.attachment(file.conversation[0].attachments[0]["name"])
        file.read_identity(WORDS["reason"])
        file.append(RecordKind.NOTE, {"text": WORDS["note"]}, Compartment.INTERNAL)
        file.append(RecordKind.MESSAGE, {"text": WORDS["question"]})

    def answer(self):
        file = open_with_receipt(self.station, self.receipt)
        self.keys += file.keys.values()
        file.append(RecordKind.MESSAGE, {"text": WORDS["answer"]})
        open_case(self.officer.key, self.number).set_state(State.FORWARDED, {"text": WORDS["outcome"]})

    def disclose(self):
        file = open_with_receipt(self.station, self.receipt)
        file.disclose(Mode.NAMED, {"name": WORDS["name"], "telephone": WORDS["telephone"]})
        self.keys += open_case(self.officer.key, self.number).keys.values()

    def renew(self, leaving):
        """A colleague leaves, and the case gets new keys."""
        holders.remove(leaving.holder, self.officer.key)
        self.officer.holder.refresh_from_db()
        assert renew_owed(self.officer.key) == 1
        self.keys += open_case(self.officer.key, self.number).keys.values()

    @property
    def secrets(self):
        return [
            *WORDS.values(),
            PASSPHRASE,
            self.officer.recovery_key,
            self.officer.recovery_key.replace("-", ""),
            self.receipt,
            self.receipt.replace(" ", ""),
            *self.keys,
        ]


@pytest.mark.django_db(transaction=True)
def test_nothing_that_is_written_anywhere_tells_of_a_complaint(
    station, first, second, tmp_path, monkeypatch, caplog, capfd
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    caplog.handler.setLevel(logging.NOTSET)
    walk = Walk(station, first)
    walk.report()
    walk.work()
    walk.answer()
    walk.disclose()
    walk.renew(second)
    output = capfd.readouterr()
    written = {
        "database": traces.database_bytes(),
        "files": traces.folder_bytes(
            settings.MEDIA_ROOT, private_storage().location, settings.VAR_DIR, tmp_path
        ),
        "logs": (caplog.text + output.out + output.err).encode(),
        "settings": traces.settings_bytes(),
        "sessions": traces.session_bytes(),
        "mails": traces.mail_bytes(),
        "cache": traces.cache_bytes(),
    }
    # The search looks where it should: it finds what may be known.
    assert walk.number.encode() in written["database"]
    assert str(private_storage().location).encode() in written["files"]
    assert traces.found_in(written, walk.secrets) == []
