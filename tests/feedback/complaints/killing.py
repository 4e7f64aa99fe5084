"""Servers that take reports and are killed: a program of its own, with the site's own settings, on an empty database.

``take(number)`` kills so many and prints the receipts that they gave; ``check`` reads those and looks what is amiss.
"""

import multiprocessing
import os
import random
import sys
import time

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from wagtail.models import Locale, Page, Site

from cms.storage import private_storage
from feedback.complaints import holders, intake
from feedback.complaints.attachments import storing
from feedback.complaints.casefiles import open_with_receipt
from feedback.complaints.models import Attachment, Case, Compartment, Mode, PendingAttachment
from feedback.complaints.sealing import stretching
from feedback.complaints.sealing.receipts import new_receipt

# Guessing is of no interest here.
stretching.COST = stretching.Cost(passes=1, memory=8192)
PASSPHRASE = "ข้าวเหนียวมะม่วง สี่สิบจาน"
SERVERS = 4  # at once: so many reports are under way when they are killed
LONGEST = 0.1  # seconds for which they live at most, once each has answered
FORK = multiprocessing.get_context("fork")
CONTENT = "ภาพถ่ายด่านตรวจ".encode() * 2000
HOLDERS = 2


def report_of(receipt):
    return {"what": f"เรียกเงินที่ด่านตรวจ เรื่องของ {receipt}"}


# --- Before ----------------------------------------------------------------------------------------


def make_tables():
    """At once, without the migrations that lead to them."""
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)


def make_room():
    """A station with two designated officers."""
    locale = Locale.objects.bulk_create([Locale(language_code="th")])[0]
    kind = ContentType.objects.get_for_model(Page)
    root = Page(title="root", slug="root", path="0001", depth=1, numchild=0, locale=locale, content_type=kind)
    Page.objects.bulk_create([root])
    site = Site.objects.bulk_create(
        [Site(hostname="kamala", root_page=Page.objects.get(), is_default_site=True)]
    )[0]
    by = None
    for number in range(HOLDERS):
        user = get_user_model().objects.create(username=f"officer{number}")
        holder, _ = holders.enrol(
            site, "corruption", user, f"ตำแหน่งที่ {number}", PASSPHRASE, is_custodian=True
        )
        if by:
            holders.countersign(holder, by)
        else:
            by = holders.open_with_passphrase(holder, PASSPHRASE)


def take(number):
    make_tables()
    make_room()
    print("\n".join(killed_servers(number)))


# --- Taking reports ----------------------------------------------------------------------------------


def serve(acknowledged):
    """A server: takes one report after another, and writes to ``acknowledged`` the code of each that was taken."""
    site = Site.objects.get()
    while True:
        receipt = new_receipt()
        attachments = [storing.keep("ด่าน.jpg", "image/jpeg", CONTENT) for _ in range(2)]
        intake.submit(
            site,
            "corruption",
            report_of(receipt),
            receipt=receipt,
            mode=Mode.NAMED,
            identity={"name": receipt},
            attachments=attachments,
        )
        os.write(acknowledged, f"{receipt}\n".encode())


def killed_servers(kills):
    """Kills that many servers, SERVERS at a time, at moments that nobody chose. Returns the codes they acknowledged."""
    connections.close_all()
    codes = []
    for _ in range(kills // SERVERS):
        started = [started_server() for _ in range(SERVERS)]
        first = [lines.readline() for _, lines in started]
        time.sleep(random.uniform(0, LONGEST))
        for server, _ in started:
            server.kill()
        for server, _ in started:
            server.join()
            assert server.exitcode == -9
        codes += [*first, *(line for _, lines in started for line in lines)]
    return [code.strip() for code in codes]


def started_server():
    """A server, and the lines that it will write."""
    reader, writer = os.pipe()
    server = FORK.Process(target=serve, args=(writer,), daemon=True)
    server.start()
    os.close(writer)
    return server, os.fdopen(reader)


# --- Looking afterwards ------------------------------------------------------------------------------


def check():
    """Fails unless each receipt on standard input opens a whole report, and nothing else is there by half."""
    receipts = sys.stdin.read().splitlines()
    assert receipts
    site = Site.objects.get()
    for receipt in receipts:
        file = open_with_receipt(site, receipt)
        (report,) = file.conversation
        assert report.body == report_of(receipt)
        assert file.identity[0].body == {"name": receipt}
        assert [file.attachment(one["name"])[1] for one in report.attachments] == [CONTENT, CONTENT]
    for case in Case.objects.all():
        assert case.entries.count() == len(Compartment)
        assert case.sealed_keys.count() == HOLDERS * len(Compartment) + len(intake.REPORTERS)
        assert case.attachments.count() == 2
    attached = set(Attachment.objects.values_list("name", flat=True))
    pending = set(PendingAttachment.objects.values_list("name", flat=True))
    storage = private_storage()
    folders, _ = storage.listdir(storing.FOLDER)
    stored = {name for folder in folders for name in storage.listdir(f"{storing.FOLDER}/{folder}")[1]}
    assert attached <= stored
    assert stored <= attached | pending
