"""What tests need of a station: pictures, files, people, and pages of every type in their place.

``tests.filled`` has what fills the fields of each type.
"""

import re
import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import openpyxl
from django.core.files.base import ContentFile
from pypdf import PdfWriter

from cms.models import BasePage, Officer, StationDocument, StationImage
from cms.translating import publish_english
from home.models import HomePage
from oit.models import FiscalYearPage, ItemPage
from oit.stations import collection_of
from tests.pictures import jpeg

THAI = re.compile(r"[\u0e00-\u0e7f]+")


# --- Pictures, files, people -------------------------------------------------------------------


@dataclass(frozen=True)
class Material:
    """What pages of a station point at."""

    site: object
    image: StationImage
    pdf: StationDocument
    xlsx: StationDocument
    chief: Officer


def material(site):
    """Files and a head of station, in office since 2022, for the Site ``site``."""
    image = StationImage(
        title="หน้าสถานี",
        description="อาคารสถานีตำรวจ",
        description_en="The station",
        file=jpeg("station.jpg"),
        collection=collection_of(site),
    )
    image.save()
    return Material(site, image, document(site, "pdf"), document(site, "xlsx"), chief(site, photo=image))


def document(site, ending, title="สขร. 1"):
    """A real file of the kind ``ending``: pdf, xlsx or docx."""
    content = BytesIO()
    if ending == "pdf":
        writer = PdfWriter()
        writer.add_blank_page(width=200, height=200)
        writer.write(content)
    elif ending == "xlsx":
        openpyxl.Workbook().save(content)
    else:
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("word/document.xml", "<document/>")
    file = ContentFile(content.getvalue(), f"report.{ending}")
    made = StationDocument(title=title, title_en="Report", file=file, collection=collection_of(site))
    made.save()
    return made


def officer(site, **values):
    """Someone of the directory, published."""
    given = {
        "rank_th": "พันตำรวจโท",
        "rank_en": "Police Lieutenant Colonel",
        "name_th": "สมหญิง ใจดี",
        "position_th": "สารวัตรอำนวยการ",
        "position_en": "Inspector",
        "telephone": "076 000 191",
        "in_office_from": date(2022, 10, 1),
        **values,
    }
    made = Officer.objects.create(site=site, **given)
    made.save_revision().publish()
    return made


def chief(site, **values):
    return officer(site, **{"position_th": "ผู้กำกับการ", "is_chief": True, "sort_order": 1, **values})


# --- Pages -------------------------------------------------------------------------------------


def place(model, site):
    """The page of the station below which one of the type ``model`` may be made, with room made for it.

    A home page stands below the root of everything.
    """
    if model is HomePage:
        return site.root_page.get_parent().specific
    wanted = tuple(model.allowed_parent_page_models())
    below = site.root_page.get_descendants(inclusive=True).order_by("path").specific()
    parent = next((page for page in below if isinstance(page, wanted)), None)
    if parent is None:
        parent = draft(next(each for each in wanted if issubclass(each, BasePage)), site)
    for child in parent.get_children().type(model):
        if not model.can_create_at(parent) or issubclass(model, ItemPage | FiscalYearPage):
            for version in child.get_translations(inclusive=True):
                type(version).objects.get(pk=version.pk).delete()
            parent = type(parent).objects.get(pk=parent.pk)
    return parent


def draft(model, site, **values):
    """A draft of the type ``model`` in its place, empty but for ``values``.

    Where there is one of a kind, it is the station's own, emptied: making room for another takes its time.
    """
    page = own_page(model, site)
    if page is None:
        return add(model, place(model, site), **values)
    for name, value in {"introduction": "", **values}.items():
        setattr(page, name, value)
    page.save_revision()
    return page


def own_page(model, site):
    """The page that a new station has of a type of which there is one (in each year), or None."""
    if model is HomePage:
        return site.root_page.specific
    if not (model.max_count_per_parent or issubclass(model, ItemPage | FiscalYearPage)):
        return None
    return model.objects.descendant_of(site.root_page).first()


def add(model, parent, **values):
    """A new draft of the type ``model`` below ``parent``, where there is room for it."""
    page = model(live=False, locale=parent.locale, **{**starting_values(model, parent), **values})
    parent.add_child(instance=page)
    page.save_revision()
    return page


def starting_values(model, parent):
    """The least that a new page below ``parent`` needs."""
    if issubclass(model, ItemPage):
        item = model.free_item_below(parent)
        return {"fiscal_year": parent.fiscal_year, "code": item.code}
    if issubclass(model, FiscalYearPage):
        return {"fiscal_year": 2567}
    return {"title": "หน้าทดสอบ", "slug": f"test-{model.__name__.lower()}"}


def publish(page):
    """Publishes the newest version of ``page`` and gives the page as stored."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def published(model, site, **values):
    return publish(draft(model, site, **values))


class AnyEnglish:
    """Texts for ``publish_english``: an English word in the place of each Thai one, markup kept."""

    def get(self, thai):
        return THAI.sub("word", thai)


def in_english(page):
    """Publishes the live Thai ``page`` in English and gives the English page."""
    missing = publish_english(page, AnyEnglish())
    assert not missing
    return page.get_translations().get(locale__language_code="en").specific
