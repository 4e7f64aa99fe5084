"""E-services, from their own pages."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.languages import below_in_both_languages, language_of
from home.models import EServiceKind, EServicePage

from .base import DeclaredElement
from .station import other_language


def services_of(page):
    """The live e-services of the page's station, each in the language of ``page`` or else in Thai, in their order.

    Read once for all elements of the page.
    """
    if "_e_services" not in vars(page):
        below = below_in_both_languages(page.station.root_page, 2)
        found = {}
        services = EServicePage.objects.live().filter(below, view_restrictions=None).order_by()
        # To read them in order, a database would go through the pages of all stations.
        for service in sorted(services, key=lambda each: each.path):
            if language_of(service) == "th" or language_of(service) == language_of(page):
                versions = found.setdefault(service.translation_key, {})
                versions[language_of(service)] = service
        page._e_services = [
            versions.get(language_of(page)) or versions["th"]
            for versions in found.values()
            if "th" in versions
        ]
    return page._e_services


def is_official(service):
    """Whether its system's own address is given, one that protects what visitors send."""
    return urlsplit(service.official_url).scheme == "https"


def shown(page, service):
    return {"page": service, "lang": other_language(page, service)}


class ServiceElement(DeclaredElement):
    """The page of the e-service of one kind."""

    derived = True
    template = "oit/elements/service.html"
    explanation = gettext_lazy(
        "Comes from the page of this service below the list of e-services. Change it there."
    )

    def __init__(self, key, kind):
        super().__init__(key)
        self.kind = kind

    def service(self, page):
        """The station's live page of this kind of service, one with an official address if there is one, or None."""
        found = [service for service in services_of(page) if service.kind == self.kind]
        return next(filter(is_official, found), found[0] if found else None)

    def data(self, page):
        service = self.service(page)
        return shown(page, service) if service else None

    def todo(self, page, rule, on):
        if problem := self.problem(page):
            yield problem

    def problem(self, page):
        """What is missing of the service, or an empty string."""
        service = self.service(page)
        label = EServiceKind(self.kind).label
        if service is None:
            return _("Publish a page of the kind “%(kind)s” below the list of e-services.") % {"kind": label}
        if not is_official(service):
            return _("E-service “%(kind)s”: give the official address of the system, with https://.") % {
                "kind": label
            }
        return ""


class AllServicesElement(DeclaredElement):
    """All e-services that the checklist asks for, each reached from here."""

    derived = True
    template = "oit/elements/all_services.html"
    explanation = gettext_lazy("Comes from the pages below the list of e-services. Change them there.")

    def data(self, page):
        services = services_of(page)
        return {"services": [shown(page, service) for service in services]} if services else None

    def todo(self, page, rule, on):
        asked = [each for each in page.elements if page.item.element(each.key)]
        for declared in asked:
            if isinstance(declared, ServiceElement) and (problem := declared.problem(page)):
                yield problem
