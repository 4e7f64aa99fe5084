"""What another station has, for tests of who sees and changes it."""

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Revision
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cms.bin.files import put_file
from cms.integrity.models import Finding
from cms.mail.models import QueuedMail
from cms.mail.queue import queue_mail
from cms.models import DayOff, Officer, StationDocument, StationGroup, StationImage, StationSettings, User
from cms.models.stations import Role
from cms.privacy.models import PrivacySettings
from cms.search.models import SynonymSet
from cms.short_links.models import ShortLink
from feedback.complaints.holders import enrol
from feedback.complaints.intake import submit
from feedback.complaints.models import Case, KeyHolder
from feedback.complaints.sealing import stretching
from feedback.complaints.sealing.receipts import new_receipt
from feedback.models import (
    AnswerTemplate,
    Feedback,
    PageRemark,
    Question,
    QuestionNote,
    QuestionSettings,
)
from home.models import ContentPage, Navigation, Order
from home.posting.models import SocialPost
from home.quick_post.models import PendingPhoto
from oit.contributions.models import Contribution
from oit.duties.models import Assignment, EvidencePack, EvidenceZip
from oit.models import IntegrityMeasuresPage, PowersPage
from oit.open_data.models import OpenDataSettings
from oit.signs.models import Sign
from oit.stations import collection_of, group_for
from oit.supervision.models import Decision, Meeting
from oit.tasks.models import Task, TaskRecord
from tests.factories import published
from tests.filled.integrity import PLAN_ROW
from tests.pictures import jpeg

from .walking import NUMBER, ROW, SECRET


@pytest.fixture
def others(other_station, monkeypatch):
    """One of everything in the other station, each with the secret word: ``{model: [ids]}``."""
    site = other_station
    collection = collection_of(site)
    page = ContentPage(title=f"หน้า {SECRET}", slug="hidden-page", introduction=SECRET)
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(page)
    english = site.root_page.get_translations().first().locale
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    image = StationImage(title=SECRET, description=SECRET, file=jpeg("other.jpg"), collection=collection)
    image.save()
    document = StationDocument(
        title=SECRET, file=ContentFile("ก,ข\n1,2\n".encode(), "secret.csv"), collection=collection
    )
    document.save()
    binned = StationDocument(
        title=SECRET, file=ContentFile("ค,ง\n3,4\n".encode(), "binned.csv"), collection=collection
    )
    binned.save()
    binned = put_file(binned, None)
    officer = Officer(site=site, rank_th="พ.ต.อ.", name_th=SECRET, position_th=SECRET, is_chief=True)
    officer.save()
    officer.save_revision().publish()
    order = Order(site=site, number="77/2567", date="2024-01-10", subject_th=SECRET, signatory_th="ผกก.")
    order.save()
    order.save_revision().publish()
    question = Question.objects.create(site=site, text=SECRET, question_th=SECRET, reply=f"<p>{SECRET}</p>")
    QuestionNote.objects.create(question=question, text=SECRET)
    template = AnswerTemplate.objects.create(site=site, title=SECRET, text_th=f"<p>{SECRET}</p>")
    synonyms = SynonymSet.objects.create(site=site, words=f"{SECRET}\n{SECRET}")
    opinion = Feedback.objects.create(site=site, rating=1, service="fine", better=SECRET)
    mail = queue_mail(site, "somchai@example.com", SECRET, SECRET, about=question)
    QueuedMail.objects.update(tries=1)
    social = SocialPost.objects.create(site=site, title=SECRET, channel="line", state="failed", error=SECRET)
    remark = PageRemark.objects.create(site=site, page=page, address="/hidden-page/", words=SECRET)
    plan_row = {"id": ROW, **PLAN_ROW, "activity": SECRET, "output": SECRET}
    plan = published(IntegrityMeasuresPage, site, action_plan=[plan_row])
    meeting = Meeting(site=site, kind="briefing", date="2024-01-10", place_th=SECRET)
    meeting.decisions.add(Decision(row=ROW, text_th=SECRET))
    meeting.save()
    meeting.save_revision().publish()
    task = Task.objects.create(site=site, page=plan, row=ROW)
    record = TaskRecord.objects.create(site=site, task=task, day="2024-01-11", text_th=SECRET)
    record.save_revision().publish()
    item = PowersPage.objects.descendant_of(site.root_page).first()
    asked = {"page_id": item.pk, "element": "powers", "line_of_work": "traffic", "due": "2024-01-31"}
    contribution = Contribution.objects.create(site=site, wanted=SECRET, officer=SECRET, **asked)
    link = ShortLink.objects.create(site=site, label=SECRET, page=page)
    sign = Sign.objects.create(site=site, kind="pledge", point=SECRET, link=link, made_on="2024-01-08")
    person = User.objects.create_user(
        "other-officer", first_name=SECRET, last_name=SECRET, email="o@example.org"
    )
    person.groups.add(group_for(site, Role.OFFICER))
    Assignment.objects.create(site=site, fiscal_year=2567, code="O15", preparer=person)
    DayOff.objects.create(site=site, day="2024-02-08", name=SECRET)
    pack = EvidencePack.objects.create(
        site=site, fiscal_year=2567, closed_on="2024-04-30", index=SECRET.encode(), sheet=SECRET.encode()
    )
    zipped = EvidenceZip.objects.create(
        site=site,
        fiscal_year=2567,
        state="ready",
        made_at=timezone.now(),
        file=ContentFile(SECRET.encode(), "pack.zip"),
        missing=[{"name": SECRET, "address": SECRET, "reason": "closed", "detail": SECRET}],
    )
    # Guessing is made dear for guessers, not for tests.
    monkeypatch.setattr(stretching, "COST", stretching.Cost(passes=1, memory=8192))
    holder, _recovery_key = enrol(site, "corruption", person, SECRET, SECRET)
    case = submit(site, "corruption", {"what": SECRET}, receipt=new_receipt())
    Case.objects.filter(pk=case.pk).update(number=NUMBER)
    StationSettings.objects.filter(site=site).update(short_name_th=SECRET)
    pages = list(Page.objects.filter(path__startswith=site.root_page.path).values_list("pk", flat=True))
    return {
        Page: [page.pk, site.root_page.pk, *pages[:3], plan.pk],
        StationImage: [image.pk],
        StationDocument: [document.pk],
        Officer: [officer.pk],
        Order: [order.pk],
        Question: [question.pk],
        AnswerTemplate: [template.pk],
        SynonymSet: [synonyms.pk],
        QuestionSettings: [QuestionSettings.for_site(site).pk],
        Feedback: [opinion.pk],
        QueuedMail: [mail.pk],
        SocialPost: [social.pk],
        type(binned): [binned.pk],
        PendingPhoto: [PendingPhoto.objects.create(user=person, key=uuid4(), name=SECRET, size=9).key],
        Finding: [Finding.objects.create(kind="host", site=site, subject=SECRET, key="secret").pk],
        PageRemark: [remark.pk],
        KeyHolder: [holder.pk],
        Meeting: [meeting.pk],
        TaskRecord: [record.pk],
        Contribution: [contribution.pk],
        ShortLink: [link.pk],
        Sign: [sign.pk],
        User: [person.pk],
        EvidencePack: [pack.pk],
        EvidenceZip: [zipped.pk],
        StationSettings: [StationSettings.objects.get(site=site).pk],
        Navigation: [Navigation.objects.get(site=site).pk],
        OpenDataSettings: [OpenDataSettings.for_site(site).pk],
        PrivacySettings: [PrivacySettings.for_site(site).pk],
        Collection: [collection.pk],
        StationGroup: list(StationGroup.objects.filter(site=site).values_list("group_id", flat=True)),
        Revision: list(
            Revision.objects.filter(
                object_id__in=[page.pk, officer.pk, order.pk, meeting.pk, record.pk]
            ).values_list("pk", flat=True)
        ),
        Translation: [translation.pk],
        TranslationSource: [source.pk],
        StringSegment: list(StringSegment.objects.filter(source=source).values_list("pk", flat=True))[:1],
        Redirect: [
            Redirect.objects.create(
                site=site, old_path=f"/{SECRET}", redirect_link="https://example.go.th/"
            ).pk
        ],
        "site": [site.pk],
    }
