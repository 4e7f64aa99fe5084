"""What was acknowledged is there after the server was killed, and nothing is there by half."""

import multiprocessing
import os
import random
import time

import pytest
from django.db import connections

from feedback.complaints import intake
from feedback.complaints.attachments import storing
from feedback.complaints.casefiles import open_with_receipt
from feedback.complaints.models import Attachment, Case, Compartment, Mode, PendingAttachment
from feedback.complaints.sealing.receipts import new_receipt

from .test_attachments import files

KILLS = 200
LONGEST_LIFE = 0.12  # seconds; a report takes about half of it, more on a busy machine
CONTENT = "ภาพถ่ายด่านตรวจ".encode() * 5000


def report_of(receipt):
    return {"what": f"เรียกเงินที่ด่านตรวจ เรื่องของ {receipt}"}


def submit_until_killed(station, acknowledged):
    """A server: sends one report after another, and writes to ``acknowledged`` the code of each that was taken."""
    while True:
        receipt = new_receipt()
        attachments = [storing.keep("ด่าน.jpg", "image/jpeg", CONTENT) for _ in range(2)]
        intake.submit(
            station,
            "corruption",
            report_of(receipt),
            receipt=receipt,
            mode=Mode.NAMED,
            identity={"name": receipt},
            attachments=attachments,
        )
        os.write(acknowledged, f"{receipt}\n".encode())


def acknowledged_by_killed_servers(station):
    """The codes that servers acknowledged before they were killed, each at a moment of its own."""
    reader, writer = os.pipe()
    fork = multiprocessing.get_context("fork")
    for _ in range(KILLS):
        connections.close_all()
        server = fork.Process(target=submit_until_killed, args=(station, writer), daemon=True)
        server.start()
        time.sleep(random.uniform(0, LONGEST_LIFE))
        server.kill()
        server.join()
        assert server.exitcode == -9
    os.close(writer)
    with os.fdopen(reader) as lines:
        return lines.read().splitlines()


@pytest.mark.django_db(transaction=True)
def test_what_was_acknowledged_is_whole_and_nothing_is_there_by_half(station, first, second):
    before = files()
    receipts = acknowledged_by_killed_servers(station)
    assert len(receipts) > KILLS / 20
    for receipt in receipts:
        file = open_with_receipt(station, receipt)
        (report,) = file.conversation
        assert report.body == report_of(receipt)
        assert file.identity[0].body == {"name": receipt}
        assert [file.attachment(one["name"])[1] for one in report.attachments] == [CONTENT, CONTENT]
    for case in Case.objects.all():
        assert case.entries.count() == len(Compartment)
        assert case.sealed_keys.count() == 2 * len(Compartment) + 2
        assert case.attachments.count() == 2
    attached = set(Attachment.objects.values_list("name", flat=True))
    pending = set(PendingAttachment.objects.values_list("name", flat=True))
    assert attached <= files()
    assert files() - before <= attached | pending
