"""Every address of the admin, with the numbers of another station, and what of that station must not change."""

import re

from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Revision
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cms.bin.models import BinEntry
from cms.integrity.models import Finding
from cms.mail.models import QueuedMail
from cms.models import DayOff, Officer, StationDocument, StationGroup, StationImage, StationSettings, User
from cms.privacy.models import PrivacySettings
from cms.search.models import SynonymSet
from cms.short_links.models import ShortLink
from feedback.complaints.models import Case, Entry, KeyHolder, OtherChannelCount
from feedback.models import (
    AnswerTemplate,
    Feedback,
    PageRemark,
    Question,
    QuestionNote,
    QuestionSettings,
)
from home.models import Navigation, Order
from home.posting.models import SocialPost
from home.quick_post.models import PendingPhoto
from oit.contributions.models import Contribution
from oit.duties.models import Assignment, EvidencePack
from oit.open_data.models import OpenDataSettings
from oit.signs.models import Sign
from oit.supervision.models import Meeting
from oit.tasks.models import Task, TaskRecord

# A word that stands in everything of the other station, and nowhere else.
SECRET = "ลับเฉพาะเพชรเกษม"
# The row of the other station's plan, and of its decision.
ROW = "5ec2e700"
# The number of the other station's complaint.
NUMBER = "K-5555-2222"


def admin_patterns(patterns=None, prefix="", namespace=""):
    """``(namespaced name, argument names)`` of every address below /admin/."""
    for pattern in patterns or get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from admin_patterns(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern) and path.startswith(f"{settings.ADMIN_PATH}/") and pattern.name:
            yield f"{namespace}{pattern.name}", tuple(pattern.pattern.regex.groupindex)


MODELS = {
    "page_id": Page,
    "parent_page_id": Page,
    "page_to_move_id": Page,
    "destination_id": Page,
    "page_pk": Page,
    "image_id": StationImage,
    "document_id": StationDocument,
    "doc_id": StationDocument,
    "revision_id": Revision,
    "revision_id_a": Revision,
    "revision_id_b": Revision,
    "translation_id": Translation,
    "translation_source_id": TranslationSource,
    "string_segment_id": StringSegment,
    "collection_id": Collection,
    "meeting_id": Meeting,
    "redirect_id": Redirect,
    "mail_id": QueuedMail,
    "post_id": SocialPost,
    "finding_id": Finding,
    "entry_id": Question,
    "site_id": "site",
    "holder_id": KeyHolder,
    "binned_id": BinEntry,
    "photo": PendingPhoto,
}
NAMESPACES = {
    "wagtailadmin_api:pages": Page,
    "wagtailadmin_api:images": StationImage,
    "wagtailadmin_api:documents": StationDocument,
    "wagtailimages_chooser": StationImage,
    "wagtaildocs_chooser": StationDocument,
    "wagtailusers_users": User,
    "wagtailusers_groups": StationGroup,
    "wagtailadmin_collections": Collection,
    "wagtailsites": "site",
    "duties": EvidencePack,
}
WORDS = {
    "action_name": ["copy", "publish"],
    "filter_spec": ["width-100"],
    "mode": ["default"],
    "action": ["delete"],
    "name": ["index.json"],
    "row": [ROW],
    "month": ["2023-11"],
    "key": ["action-plan"],
    "entry_model": ["feedback.question"],
    "kind": ["corruption"],
    "number": [NUMBER],
    "deed": ["reply"],
    "format": ["pdf", "png"],
}


def model_of_namespace(namespace):
    """The model whose ids an address of this namespace takes as ``pk``, or None."""
    match = re.fullmatch(r"wagtailsnippet(?:s|choosers)_(\w+)_([a-z]+)", namespace)
    if match:
        return apps.get_model(*match.groups())
    return NAMESPACES.get(namespace)


def addresses(others):
    """Every admin address, with the other station's numbers wherever it takes a number."""
    for name, arguments in dict.fromkeys(admin_patterns()):
        namespace = name.rpartition(":")[0]
        values = {}
        for argument in arguments:
            model = MODELS.get(argument) or (
                argument in ("pk", "object_id") and model_of_namespace(namespace)
            )
            values[argument] = others.get(model) or WORDS.get(argument) or [1]
        for app, model in named_models(arguments):
            yield from _reversed(name, values, arguments, app, model, others)


# What anybody who may enter the admin is led to, or leaves it by.
FOR_EVERYONE = ("logout", "account", "failwhale", "test404")


def walk(client, user, others, leave_out=()):
    """Asks as ``user`` for every address with the other station's numbers, and sends each an empty form.

    Asserts that nothing shows the other station's word and that nothing of it changed. ``leave_out``: the beginnings
    of addresses that are not asked for.
    """
    # Some of Wagtail's views answer an empty form with an error; what counts here is what they show and change.
    client.raise_request_exception = False
    before, leaks, walked = snapshot(), [], 0
    for address in dict.fromkeys(addresses(others)):
        if any(word in address for word in FOR_EVERYONE) or address.startswith(tuple(leave_out)):
            continue
        for method in (client.get, client.post):
            walked += 1
            if shows_secret(method(address)):
                leaks.append(f"{method.__name__.upper()} {address}")
        client.force_login(user)
    assert walked > 300
    assert not leaks, "\n".join(leaks)
    assert snapshot() == before


def shows_secret(response):
    body = b"" if response.streaming else response.content
    return SECRET.encode() in body or SECRET.encode("unicode_escape").replace(b"\\\\", b"\\") in body


def named_models(arguments):
    """The models to put into addresses that take an app's and a model's name."""
    if not any(argument.endswith(("app_label", "app_name")) for argument in arguments):
        return [("", "")]
    return [
        ("wagtailcore", "page"),
        ("home", "contentpage"),
        ("cms", "officer"),
        ("home", "order"),
        ("cms", "user"),
        ("cms", "stationimage"),
        ("cms", "stationdocument"),
        ("feedback", "question"),
        ("feedback", "answertemplate"),
        ("feedback", "questionsettings"),
        ("supervision", "meeting"),
        ("tasks", "taskrecord"),
        ("short_links", "shortlink"),
        ("signs", "sign"),
        ("cms", "stationsettings"),
        ("home", "navigation"),
        ("open_data", "opendatasettings"),
        ("privacy", "privacysettings"),
    ]


def _reversed(name, values, arguments, app, model, others):
    longest = max((len(each) for each in values.values()), default=1)
    for index in range(longest):
        chosen = {argument: each[index % len(each)] for argument, each in values.items()}
        for argument in arguments:
            if argument.endswith(("app_label", "app_name", "content_type_app_name")):
                chosen[argument] = app
            elif argument.endswith("model_name"):
                chosen[argument] = model
            elif argument in ("pk", "object_id") and app:
                ids = {
                    "stationsettings": StationSettings,
                    "navigation": Navigation,
                    "opendatasettings": OpenDataSettings,
                    "privacysettings": PrivacySettings,
                    "questionsettings": QuestionSettings,
                    "question": Question,
                    "answertemplate": AnswerTemplate,
                    "synonymset": SynonymSet,
                    "officer": Officer,
                    "order": Order,
                    "meeting": Meeting,
                    "taskrecord": TaskRecord,
                    "shortlink": ShortLink,
                    "sign": Sign,
                }
                # The addresses of settings name the station that they are of.
                kind = "site" if name.startswith("wagtailsettings:") else ids.get(model)
                chosen[argument] = others.get(kind, [others[Page][0]])[0]
        try:
            yield reverse(name, kwargs=chosen)
        except NoReverseMatch:
            continue


def snapshot():
    """What of the other station must not change: live texts and the number of everything."""
    return {
        "page": list(
            Page.objects.filter(title__contains=SECRET).values_list("pk", "live", "path", "latest_revision")
        ),
        "image": list(
            StationImage.objects.filter(title=SECRET).values_list("pk", "description", "collection")
        ),
        "document": list(
            StationDocument.objects.filter(title=SECRET).values_list("pk", "file", "collection")
        ),
        "officer": list(Officer.objects.filter(name_th=SECRET).values_list("pk", "live", "latest_revision")),
        "order": list(Order.objects.filter(subject_th=SECRET).values_list("pk", "live", "latest_revision")),
        "meeting": list(Meeting.objects.filter(place_th=SECRET).values_list("pk", "live", "latest_revision")),
        "short link": list(ShortLink.objects.filter(label=SECRET).values_list("pk", "page", "address")),
        "sign": list(Sign.objects.filter(point=SECRET).values_list("pk", "content", "placed_on", "made_on")),
        "task": list(Task.objects.filter(row=ROW).values_list("pk", "person", "due")),
        "record": list(
            TaskRecord.objects.filter(text_th=SECRET).values_list("pk", "live", "latest_revision")
        ),
        "question": list(
            Question.objects.filter(text=SECRET).values_list(
                "pk", "state", "reply", "question_th", "assigned_to"
            )
        ),
        "note": QuestionNote.objects.count(),
        "synonyms": list(SynonymSet.objects.values_list("pk", "words")),
        "template": list(AnswerTemplate.objects.values_list("pk", "title", "text_th")),
        "contribution": list(Contribution.objects.filter(wanted=SECRET).values_list("pk", "state", "links")),
        "photos": list(PendingPhoto.objects.filter(name=SECRET).values_list("key", "size")),
        "posts": list(SocialPost.objects.filter(title=SECRET).values_list("pk", "state")),
        "bin": list(BinEntry.objects.filter(title=SECRET).values_list("pk", "document")),
        "mail": list(QueuedMail.objects.filter(subject=SECRET).values_list("pk", "tries")),
        "finding": list(Finding.objects.filter(subject=SECRET).values_list("pk", "accepted_at")),
        "privacy": list(PrivacySettings.objects.values_list("site", "days", "contact_th")),
        "key": list(KeyHolder.objects.filter(position=SECRET).values_list("pk", "countersigned_by")),
        "case": list(Case.objects.filter(number=NUMBER).values_list("pk", "state")),
        "complaint": [Entry.objects.count(), OtherChannelCount.objects.count()],
        "feedback": list(Feedback.objects.filter(better=SECRET).values_list("pk", "published", "state")),
        "remark": list(PageRemark.objects.filter(words=SECRET).values_list("pk", "state", "outcome")),
        "user": list(User.objects.filter(first_name=SECRET).values_list("pk", "is_active", "password")),
        "settings": list(StationSettings.objects.filter(short_name_th=SECRET).values_list("pk", "email")),
        "redirect": list(
            Redirect.objects.filter(old_path__contains=SECRET).values_list("pk", "redirect_link")
        ),
        "duties": list(Assignment.objects.values_list("pk", "site", "preparer", "supervisor")),
        "days off": list(DayOff.objects.values_list("pk", "site", "name")),
        "groups": list(StationGroup.objects.values_list("group_id", "group__user")),
    }
