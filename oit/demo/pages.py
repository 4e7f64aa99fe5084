"""The pages of a demonstration station: found or made, filled, published, and translated into English."""

from datetime import date, timedelta

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import F
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from cms.models.stations import Role
from cms.thai.years import Month
from cms.translating import publish_english
from home.models import NewsPage
from oit.models import ItemPage, Publication

from .folder import in_words
from .values import Values, moment

# What is told as of the last assessed day is written up and published in the days after it.
READY_AFTER = timedelta(days=10)
MONTH_READY_AFTER = timedelta(days=4)


def load_pages(site, folder, references, progress):
    """Fills every page of the folder. Raises DemoError; then some pages may be there already."""
    make_missing(site, folder, references)
    for path, entry in progress.of(folder.pages.items(), "pages"):
        page = references.known["page"][path]
        values = Values(entry, references)
        values.assign(page, entry.need("fields"))
        publish(page, entry)
        if entry.data.get("english"):
            translate(page, entry, values.texts)
        if day := day_of_publication(page):
            set_publication(page.translation_key, moment(day))


def make_missing(site, folder, references):
    """Makes a draft of every page that is not there yet, so that pages may refer to any other."""
    home = site.root_page.specific
    for page in home.get_descendants(inclusive=True).specific():
        references.add("page", page.url_path.removeprefix(home.url_path).strip("/"), page)
    pages = references.known["page"]
    for path, entry in folder.pages.items():
        model = model_of(entry)
        if path not in pages:
            above, _slash, slug = path.rpartition("/")
            if above not in pages:
                entry.fail(f"there is no page “{above}” to put it below. Parents come first.")
            title = Values(entry, references).text(entry.need("fields").get("title", slug), "title")
            draft = model(title=title, slug=slug, live=False, locale=home.locale)
            check_place(draft, pages[above], entry)
            pages[path] = pages[above].add_child(instance=draft)
        elif type(pages[path]) is not model:
            entry.fail(f"the station has a page of the type {pages[path]._meta.label} here.")


def model_of(entry):
    try:
        return apps.get_model(entry.need("type"))
    except (LookupError, ValueError):
        return entry.fail(f"there is no page type “{entry.data['type']}”.")


def check_place(draft, parent, entry):
    if not type(draft).can_create_at(parent):
        entry.fail(f"{draft._meta.label} cannot be made below “{parent}”.")


def publish(page, entry):
    """Publishes the Thai page as it is now."""
    try:
        page.save_revision().publish()
    except ValidationError as error:
        entry.fail(in_words(error))


def translate(page, entry, texts):
    """Enters the English of the page and publishes it. Raises DemoError naming every text that has none."""
    page = type(page).objects.get(pk=page.pk)
    english = Locale.objects.get(language_code="en")
    above = page.get_parent()
    if not above.is_root() and not above.get_translations().filter(locale=english).exists():
        entry.fail("it cannot be in English, because the page above it is not.")
    texts.add_earlier([page.translation_key])
    if missing := publish_english(page, texts):
        entry.fail("no English for: " + "; ".join(f"“{text}”" for text in missing))


def day_of_publication(page) -> date | None:
    """The day on which the page would have been published, where its content tells."""
    if isinstance(page, NewsPage):
        return page.date
    return page.edition.as_of + READY_AFTER if isinstance(page, ItemPage) else None


def set_publication(translation_key, when):
    """Dates the publication of a page in both languages, and of the Thai that the English was made from.

    A month of it was out in the first days of the next one, published by an information officer.
    """
    pages = Page.objects.filter(translation_key=translation_key, live=True)
    pages.update(first_published_at=when, last_published_at=when)
    TranslationSource.objects.filter(object_id=translation_key).update(last_updated_at=when)
    publications = Publication.objects.filter(page__in=pages)
    publications.update(first_published_at=when, last_published_at=when, position=Role.OFFICER.label)
    for each in publications.exclude(month=""):
        each.first_published_at = min(when, moment(Month.from_iso(each.month).last_day + MONTH_READY_AFTER))
        each.save()
    publications.filter(stated_at__isnull=False).update(stated_at=F("first_published_at"))
