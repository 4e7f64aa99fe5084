"""As an officer of one station, every address of the admin with the other station's numbers."""

import re
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Revision
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cms.models import Officer, StationDocument, StationGroup, StationImage, StationSettings, User
from cms.models.stations import Role
from feedback.models import Feedback, Question
from home.models import ContentPage, Navigation, Order
from oit.contributions.models import Contribution
from oit.duties.models import Assignment, DayOff, EvidencePack
from oit.models import IntegrityMeasuresPage, PowersPage
from oit.open_data.models import OpenDataSettings
from oit.stations import collection_of, group_for
from oit.supervision.models import Decision, Meeting
from oit.tasks.models import Task, TaskRecord
from tests.factories import published
from tests.filled.integrity import PLAN_ROW
from tests.pictures import jpeg

# A word that stands in everything of the other station, and nowhere else.
SECRET = "ลับเฉพาะเพชรเกษม"
# The row of the other station's plan, and of its decision.
ROW = "5ec2e700"


@pytest.fixture
def others(other_station):
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
    officer = Officer(site=site, rank_th="พ.ต.อ.", name_th=SECRET, position_th=SECRET, is_chief=True)
    officer.save()
    officer.save_revision().publish()
    order = Order(site=site, number="77/2567", date="2024-01-10", subject_th=SECRET, signatory_th="ผกก.")
    order.save()
    order.save_revision().publish()
    question = Question.objects.create(site=site, text=SECRET, published_text=SECRET)
    opinion = Feedback.objects.create(site=site, rating=1, service="fine", comment=SECRET)
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
    person = User.objects.create_user(
        "other-officer", first_name=SECRET, last_name=SECRET, email="o@example.org"
    )
    person.groups.add(group_for(site, Role.OFFICER))
    Assignment.objects.create(site=site, fiscal_year=2567, code="O15", preparer=person)
    DayOff.objects.create(site=site, day="2024-02-08", name=SECRET)
    pack = EvidencePack.objects.create(
        site=site, fiscal_year=2567, closed_on="2024-04-30", index=SECRET.encode(), sheet=SECRET.encode()
    )
    StationSettings.objects.filter(site=site).update(short_name_th=SECRET)
    pages = list(Page.objects.filter(path__startswith=site.root_page.path).values_list("pk", flat=True))
    return {
        Page: [page.pk, site.root_page.pk, *pages[:3], plan.pk],
        StationImage: [image.pk],
        StationDocument: [document.pk],
        Officer: [officer.pk],
        Order: [order.pk],
        Question: [question.pk],
        Feedback: [opinion.pk],
        Meeting: [meeting.pk],
        TaskRecord: [record.pk],
        Contribution: [contribution.pk],
        User: [person.pk],
        EvidencePack: [pack.pk],
        StationSettings: [StationSettings.objects.get(site=site).pk],
        Navigation: [Navigation.objects.get(site=site).pk],
        OpenDataSettings: [OpenDataSettings.for_site(site).pk],
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


def admin_patterns(patterns=None, prefix="", namespace=""):
    """``(namespaced name, argument names)`` of every address below /admin/."""
    for pattern in patterns or get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from admin_patterns(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern) and path.startswith("admin/") and pattern.name:
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
    "key": ["action-plan"],
}


def model_of_namespace(namespace):
    """The model whose ids an address of this namespace takes as ``pk``, or None."""
    match = re.fullmatch(r"wagtailsnippet(?:s|choosers)_(\w+?)_(\w+)", namespace)
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
        ("supervision", "meeting"),
        ("tasks", "taskrecord"),
        ("cms", "stationsettings"),
        ("home", "navigation"),
        ("open_data", "opendatasettings"),
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
                    "officer": Officer,
                    "order": Order,
                    "meeting": Meeting,
                    "taskrecord": TaskRecord,
                }
                chosen[argument] = others.get(ids.get(model), [others[Page][0]])[0]
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
        "task": list(Task.objects.filter(row=ROW).values_list("pk", "person", "due")),
        "record": list(
            TaskRecord.objects.filter(text_th=SECRET).values_list("pk", "live", "latest_revision")
        ),
        "question": list(Question.objects.filter(text=SECRET).values_list("pk", "state")),
        "contribution": list(Contribution.objects.filter(wanted=SECRET).values_list("pk", "state", "links")),
        "feedback": list(Feedback.objects.filter(comment=SECRET).values_list("pk", "published")),
        "user": list(User.objects.filter(first_name=SECRET).values_list("pk", "is_active", "password")),
        "settings": list(StationSettings.objects.filter(short_name_th=SECRET).values_list("pk", "email")),
        "redirect": list(
            Redirect.objects.filter(old_path__contains=SECRET).values_list("pk", "redirect_link")
        ),
        "duties": list(Assignment.objects.values_list("pk", "site", "preparer", "supervisor")),
        "days off": list(DayOff.objects.values_list("pk", "site", "name")),
        "groups": list(StationGroup.objects.values_list("group_id", "group__user")),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.COMPLAINTS])
def test_no_admin_address_shows_or_changes_the_other_station(
    role, station, others, client, django_user_model
):
    person = django_user_model.objects.create_user(f"walker-{role}", is_staff=False)
    person.groups.add(group_for(station, role))
    client.force_login(person)
    # Some of Wagtail's views answer an empty form with an error; what counts here is what they show and change.
    client.raise_request_exception = False
    before = snapshot()
    leaks, walked = [], 0
    for address in dict.fromkeys(addresses(others)):
        if any(word in address for word in ("logout", "account", "failwhale", "test404")):
            continue
        for method in (client.get, client.post):
            response = method(address)
            walked += 1
            body = b"" if response.streaming else response.content
            if SECRET.encode() in body or SECRET.encode("unicode_escape").replace(b"\\\\", b"\\") in body:
                leaks.append(f"{method.__name__.upper()} {address}")
        client.force_login(person)
    assert walked > 300
    assert not leaks, "\n".join(leaks)
    assert snapshot() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("app", "model", "key"),
    [
        ("cms", "officer", Officer),
        ("home", "order", Order),
        ("feedback", "question", Question),
        ("supervision", "meeting", Meeting),
        ("tasks", "taskrecord", TaskRecord),
        ("cms", "user", User),
        ("cms", "stationimage", StationImage),
        ("cms", "stationdocument", StationDocument),
        ("wagtailcore", "page", Page),
    ],
)
def test_bulk_deletion_does_not_reach_the_other_station(app, model, key, supervisor_user, others, client):
    client.force_login(supervisor_user)
    before = snapshot()
    query = urlencode({"id": others[key][0], "next": "/admin/"})
    address = f"{reverse('wagtail_bulk_action', args=[app, model, 'delete'])}?{query}"
    for response in (client.get(address), client.post(address)):
        assert SECRET not in response.content.decode()
    assert snapshot() == before


@pytest.mark.django_db
def test_own_officer_can_be_edited_and_the_other_stations_cannot(station, officer_user, others, client):
    own = Officer.objects.create(site=station, rank_th="พ.ต.ท.", name_th="(ตัวอย่าง)", position_th="สารวัตร")
    client.force_login(officer_user)
    edit = "wagtailsnippets_cms_officer:edit"
    assert client.get(reverse(edit, args=[own.pk])).status_code == 200
    assert client.get(reverse(edit, args=[others[Officer][0]])).status_code in (302, 403, 404)


def test_a_role_at_one_station_allows_nothing_at_another(client_for, station, other_station, supervisor_user):
    """A supervisor here who handles complaints there changes nothing of that station's directory."""
    supervisor_user.groups.add(group_for(other_station, Role.COMPLAINTS))
    client = client_for(supervisor_user)
    there = Officer.objects.create(site=other_station, name_th=SECRET, position_th="ผู้กำกับการ")
    here = Officer.objects.create(site=station, name_th="สมชาย ใจดี", position_th="ผู้กำกับการ")
    statuses = [
        client.get(reverse("wagtailsnippets_cms_officer:edit", args=[each.pk])).status_code
        for each in (here, there)
    ]
    assert statuses[0] == 200
    assert statuses[1] != 200
