"""Loads demonstration stations from their folders: all of them, or nothing."""

from contextlib import ExitStack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override

from cms.models import Officer, StationSettings
from cms.privacy import kinds
from cms.privacy.models import PrivacySettings
from feedback.models import AnswerTemplate, Feedback, PageRemark, PageVotes
from home.models import Navigation, Order
from oit.stations import collection_of, create_station

from .complaints import load_complaints
from .duties import load_duties
from .files import add_documents, add_images
from .folder import in_words
from .pages import load_pages
from .progress import Progress
from .questions import load_questions
from .signs import add_signs
from .superior import load_superior
from .supervision import add_meetings, add_task_records
from .values import References, Values

YEAR = 2567


def load_stations(folders, port, say):
    """Makes and fills the station of each StationFolder, the first one as the default site.

    ``say``: takes each line of progress. Raises DemoError; then no station and no file is left behind.
    """
    with ExitStack() as undo, override("th"):
        with transaction.atomic():
            for folder in folders:
                progress = Progress(folder.name, say)
                progress.say("making the station …")
                site = make_site(folder, port)
                fill_station(site, folder, undo, progress)
        undo.pop_all()


def fill_station(site, folder, undo, progress):
    """Loads everything of the folder into ``site``. ``undo``: an ExitStack that takes what removes its files."""
    references, collection = References(), collection_of(site)
    add_images(folder, collection, references, undo, progress)
    add_documents(folder, collection, references, undo, progress)
    for key, entry in folder.officers.items():
        references.add("officer", key, publish_snippet(Officer(site=site), entry, references))
    for key, entry in folder.orders.items():
        references.add("order", key, publish_snippet(Order(site=site), entry, references))
    load_pages(site, folder, references, progress)
    load_duties(site, folder, folder.station.part("site").data.get("year", YEAR), references)
    load_superior(folder)
    add_meetings(site, folder, references)
    add_task_records(site, folder, references)
    fill_settings(site, folder, references)
    fill_menu(site, folder, references)
    add_signs(site, folder, references)
    load_questions(site, folder, references)
    for entry in folder.answer_templates:
        save(AnswerTemplate(site=site), entry, references)
    load_complaints(site, folder, references)
    for entry in folder.feedback:
        save(Feedback(site=site), entry, references)
    for entry in folder.page_votes:
        save(PageVotes(site=site), entry, references)
    for entry in folder.page_remarks:
        save(PageRemark(site=site), entry, references)


def make_site(folder, port):
    settings, entry = folder.station.part("settings"), folder.station.part("site")
    entry.only("hostname", "site_name", "year")
    try:
        site = create_station(
            hostname=folder.hostname,
            port=port,
            kind=settings.need("kind"),
            name_th=settings.need("name_th"),
            name_en=settings.need("name_en"),
            year=entry.data.get("year", YEAR),
        )
    except ValidationError as error:
        entry.fail(in_words(error))
    if "site_name" in entry.data:
        site.site_name = entry.data["site_name"]
        site.save()
    return site


def fill_settings(site, folder, references):
    settings = StationSettings.objects.get(site=site)
    save(settings, folder.station.part("settings"), references)
    keep_samples(save(PrivacySettings.for_site(site), folder.station.part("privacy"), references))


def keep_samples(privacy):
    """Keeps what the public sent for five years: it is of 2567, and would be erased soon after it was loaded."""
    privacy.days = {kind.key: 5 * 365 for kind in kinds.all_kinds()}
    privacy.save()


def fill_menu(site, folder, references):
    """The main menu in the order of station.toml; without it, the pages that are shown in menus."""
    entry = folder.station.part("menu")
    entry.only("order")
    if links := [{"page": f"page:{slug}"} for slug in entry.data.get("order", ())]:
        values, navigation = Values(entry, references), Navigation.objects.get(site=site)
        values.assign(navigation, {"main_menu": links})
        navigation.save()


def save(instance, entry, references):
    """Fills and saves ``instance``, checked as the admin checks it."""
    values = Values(entry, references)
    values.assign(instance, entry.without("key"))
    values.check(instance)
    instance.save()
    return instance


def publish_snippet(instance, entry, references):
    """Like ``save``, for what has drafts: with a first published revision."""
    save(instance, entry, references).save_revision().publish()
    return instance
