"""What an installation holds for these tests. Run in its own shell: each function prints what it made, as JSON."""

import json
import sys
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from cms.mail.models import QueuedMail
from cms.mail.queue import queue_mail
from cms.models import StationDocument, StationImage, StationSettings, User
from cms.models.station import StationKind
from cms.models.stations import Role
from feedback.complaints.attachments import storing
from feedback.models import Question, QuestionsPage
from home.models import NewsPage
from oit.first_day.views import SHOWN
from oit.models import StructurePage
from oit.stations import collection_of, create_station, group_for
from tests.factories import draft, material, own_page, publish, published

HOST = "kamala.example"
TELEPHONE = "076 319 100"
YEAR = 2567


def _say(made):
    sys.stdout.write(f"{json.dumps(made)}\n")


def station(hostname=HOST, telephone=TELEPHONE):
    """A station with a picture, documents, news in draft, a page for questions, and an officer who is signed in."""
    site = create_station(
        hostname=hostname,
        kind=StationKind.PROVINCIAL,
        name_th="สถานีตำรวจภูธรกมลา",
        name_en="Kamala Police Station",
        is_default=hostname == HOST,
        year=YEAR,
    )
    facts = StationSettings.for_site(site)
    facts.telephone = telephone
    facts.save()
    given = material(site)
    news = draft(NewsPage, site, title="จุดตรวจคืนนี้", slug="checkpoint", date="2024-02-01")
    _say(
        {
            "session": _session_of(site),
            "news": news.pk,
            "news_path": _path(news),
            "questions_path": _path(published(QuestionsPage, site)),
            "document_path": f"/documents/{given.pdf.address}/",
            "document_name": given.pdf.file.name,
            "picture_path": given.image.get_rendition("width-320|format-webp").url,
            "picture_name": given.image.get_rendition("width-320|format-webp").file.name,
            "original_name": given.image.file.name,
            "collection": collection_of(site).pk,
        }
    )


def _path(page):
    return page.get_url_parts()[2]


def _session_of(site):
    user = User.objects.create_user(f"officer-{site.pk}", "officer@example.org", first_name="สมหญิง")
    user.groups.add(group_for(site, Role.OFFICER))
    client = Client()
    client.force_login(user)
    session = client.session
    session[SHOWN] = True
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def questions(*texts):
    """How often each of the ``texts`` was stored as a question."""
    stored = list(Question.objects.values_list("text", flat=True))
    _say([stored.count(text) for text in texts])


def seal(text):
    """Keeps ``text`` as what came with a complaint; says its token and the name of its file."""
    kept = storing.keep("ภาพถ่าย.txt", "text/plain", text.encode())
    _say({"token": kept.token, "name": storing.path_of(kept.name)})


def unseal(token):
    _say(storing.read(storing.pending(token).facts()).decode())


def news(title, slug):
    """News in draft. Says the id and the path."""
    # Newer than all before: on the home page.
    newest = NewsPage.objects.order_by("date").last().date + timedelta(days=1)
    page = draft(NewsPage, Site.objects.get(is_default_site=True), title=title, slug=slug, date=newest)
    _say({"id": page.pk, "path": _path(page)})


def publish_item():
    """Publishes a page of the checklist, of which files are then made."""
    publish(own_page(StructurePage, Site.objects.get(is_default_site=True)))


def store(text):
    """Keeps ``text`` as a document would be. Says its name and the address that the storage gives it."""
    name = default_storage.save("documents/plan.txt", ContentFile(text.encode()))
    _say({"name": name, "url": default_storage.url(name)})


def mail(subject):
    queue_mail(Site.objects.get(is_default_site=True), "reader@example.org", subject, "ขอบคุณที่สอบถาม")


def try_mails_again():
    """As an officer does with the button, before the pause is over."""
    for each in QueuedMail.objects.in_trouble():
        each.try_again()


def tasks():
    """How many tasks there are of each status."""
    _say(dict(Counter(DBTaskResult.objects.values_list("status", flat=True))))


def address_of(title):
    """Where the document with the title is read."""
    _say(f"/documents/{StationDocument.objects.get(title=title).address}/")


def news_with_picture(title):
    """Publishes news that shows the picture with the ``title``. Says its path."""
    page = draft(
        NewsPage, Site.objects.get(is_default_site=True), title=title, slug="picture", date="2024-02-02"
    )
    page.picture = StationImage.objects.get(title=title)
    publish(page)
    _say({"path": _path(page)})
