"""What stands on the infographic of a page, in the page's own language: the same content that signs are drawn from."""

from django.utils.translation import gettext as _

from cms.languages import language_of
from cms.lines_of_work import LineOfWork
from cms.models import StationSettings
from home.models import EServicePage
from oit.models import ServiceManualsPage
from oit.signs import blocks
from oit.signs.facts import plain
from oit.signs.texts import Both

INVITATION = Both("สแกนเปิดหน้านี้บนเว็บไซต์", "Scan to open this on the website")
TIME, FEE, BRING = Both("ใช้เวลา", "Time"), Both("ค่าธรรมเนียม", "Fee"), Both("สิ่งที่ต้องเตรียม", "Have ready")


def content_of(page, part=""):
    """The content of the infographic of an e-service, or of the service with the block id ``part`` of a manuals page.

    None where the page has no such thing, or its steps are not written. In the active language, that of the page.
    """
    if isinstance(page, EServicePage) and not part:
        return _of_e_service(page)
    if isinstance(page, ServiceManualsPage):
        found = next((child.value for child in page.services if child.id == part), None)
        return _of_service(page, part, found) if found else None
    return None


def _of_e_service(page):
    if not page.steps:
        return None
    pictures = [step.value["picture"] for step in page.thai.steps]
    steps = [
        (_in(page, step.value["title"]), _in(page, plain(step.value["text"])), Both(), picture and picture.pk)
        for step, picture in zip(page.steps, pictures, strict=False)
    ]
    facts = [(TIME, page.time_taken), (FEE, page.fee)]
    return _content(page, page.title, facts, steps, page.full_url)


def _of_service(page, part, service):
    steps = [(_in(page, step["text"]), Both(), _in(page, step["time"]), None) for step in service["steps"]]
    if not steps:
        return None
    facts = [(TIME, service["time_taken"]), (BRING, service["documents_needed"]), (FEE, service["fee"])]
    return _content(page, service["name"], facts, steps, f"{page.full_url}#services-{part}")


def _content(page, title, facts, steps, address):
    settings = StationSettings.for_site(page.station)
    told = [(_only(page, label), _in(page, value), None) for label, value in facts if value]
    return {
        "station": {"th": settings.name_th, "en": settings.name_en},
        "mark": settings.mark,
        "logo": settings.logo_id,
        "theme": settings.theme,
        "heading": _in(page, title).as_data(),
        "invitation": _only(page, INVITATION).as_data(),
        "blocks": [*([blocks.rows(told)] if told else []), blocks.steps(steps)],
        "address": address,
        "made": f"{page.updated:%Y-%m-%d}",
    }


def _in(page, text):
    """The text in the language of the page alone."""
    return Both(en=str(text)) if language_of(page) == "en" else Both(th=str(text))


def _only(page, both):
    return Both(en=both.en) if language_of(page) == "en" else Both(th=both.th)


def title_of(page, part=""):
    """What a file of the page is called."""
    if part in LineOfWork:
        return _("%(title)s, %(line)s") % {"title": page.title, "line": LineOfWork(part).label}
    found = next((child.value["name"] for child in getattr(page, "services", ()) if child.id == part), "")
    return found or page.title
