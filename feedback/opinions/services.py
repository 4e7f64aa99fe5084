"""The services that feedback can be about: those of every station, its service point, and its e-services."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.bilingual import Text, active_language
from cms.front import front
from cms.languages import language_of


class Service(models.TextChoices):
    """POINT and ONLINE come with the page of the station that tells of the service, as `cms.front` names them."""

    REPORT = "report", _("Reporting a crime or an incident")
    FINE = "fine", _("Paying a fine")
    CASE = "case", _("Asking about a case")
    PATROL = "patrol", _("Patrol or checkpoint")
    POINT = "point", _("Service point")
    ONLINE = "online", _("Online service")
    WEBSITE = "website", _("This website")
    OTHER = "other", _("Other")


AT_THE_STATION = (Service.REPORT, Service.FINE, Service.CASE, Service.PATROL)


def service_pages(site):
    """``[(Service, Page)]`` of the live Thai pages of the station that tell of a service, in the order of the tree."""
    services = front().services
    found = Page.objects.descendant_of(site.root_page).live().public().exact_type(*services).order_by("path")
    return [(Service(services[page.specific_class]), page) for page in found]


def page_titles(numbers):
    """``{number of a Thai page: its title in the active language}``, in Thai where it has no other."""
    keys = Page.objects.filter(pk__in=numbers).values("translation_key")
    versions = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
    thai = {page.translation_key: page.pk for page in versions if page.pk in set(numbers)}
    titles = {page.pk: Text(page.title, "th") for page in versions if page.pk in thai.values()}
    for page in versions:
        if page.live and language_of(page) == active_language():
            titles[thai[page.translation_key]] = Text(page.title, active_language())
    return titles


def key_of(service, page=None):
    """How the form names a service: "fine", or "online-12" with the number of its Thai page."""
    return f"{service.value}-{page.pk}" if page else service.value


class OfferedServices:
    """What visitors of the station ``site`` can choose from, read once."""

    def __init__(self, site):
        self.pages = service_pages(site)
        self.titles = page_titles([page.pk for _service, page in self.pages])

    @property
    def choices(self):
        """Choices for a select, in groups."""
        return [
            ("", _("Choose a service")),
            (
                _("At the station and on the road"),
                [*self._with_page(Service.POINT), *((each.value, each.label) for each in AT_THE_STATION)],
            ),
            (_("Online"), [*self._with_page(Service.ONLINE), (Service.WEBSITE.value, Service.WEBSITE.label)]),
            (Service.OTHER.value, Service.OTHER.label),
        ]

    def _with_page(self, wanted):
        return [
            (key_of(service, page), self.titles[page.pk]) for service, page in self.pages if service is wanted
        ]

    def find(self, key):
        """``(Service, its page or None)`` that the form names ``key``, one of the choices."""
        named = {key_of(service, page): (service, page) for service, page in self.pages}
        return named[key] if key in named else (Service(key), None)


def with_names(entries):
    """The Feedback ``entries`` as a list, each with ``shown_service``, what it is about in the active language."""
    entries = list(entries)
    titles = page_titles([each.service_page_id for each in entries if each.service_page_id])
    for each in entries:
        each.shown_service = titles.get(each.service_page_id) or each.get_service_display()
    return entries
