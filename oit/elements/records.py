"""Words, files and photos about one thing."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model

from cms.thai.dates import format_date
from home.models import Order, OrderPurpose
from oit.exports.presence import presences

from .base import DeclaredElement
from .formats import asks_for, formats_todo
from .simple import has_words
from .streams import merged, rich_text_of, with_pictures
from .taking import Part, put_files, put_photos, put_text

# What to do about a part that is missing, and what to call it where any one of several will do.
WAYS = {
    "text": (gettext_lazy("Write this part."), gettext_lazy("a text")),
    "files": (gettext_lazy("Add the file."), gettext_lazy("a file")),
    "photos": (gettext_lazy("Add a photo."), gettext_lazy("a photo")),
}


def text_in(page, field):
    """The rich text of the page, the Thai one marked so where it has none; empty where nobody wrote anything."""
    own, thai = getattr(page, field), getattr(page.thai, field)
    words = own if page.thai is page else rich_text_of(thai, own)
    return words if has_words(words) else ""


def files_in(page, field):
    """``{document, note}`` of each file that was not deleted since."""
    return [value for _id, value in merged(page, field) if value["document"]]


def photos_in(page, field):
    """``{image, caption, date, place, line_of_work_label}`` of each photo that was not deleted since."""
    return with_pictures([value for _id, value in merged(page, field)])


class RecordElement(DeclaredElement):
    """A text, files, photos: any of the three that the page has for this element.

    ``text``, ``files``, ``photos``: names of fields. ``needs``: roles of which one must be there, by default
    "text" or "files".
    """

    template = "oit/elements/record.html"
    lasting = True

    def __init__(self, key, text="", files="", photos="", needs=("text", "files")):
        super().__init__(key, *(name for name in (text, files, photos) if name))
        self.text, self.files, self.photos, self.needs = text, files, photos, tuple(needs)

    def data(self, page):
        shown = {
            "text": text_in(page, self.text) if self.text else "",
            "files": files_in(page, self.files) if self.files else [],
            "pictures": photos_in(page, self.photos) if self.photos else [],
        }
        return shown if any(shown.values()) else None

    def look(self, page, rule, on):
        if self.text and "text" in self.needs and not self.has(page, "text", on):
            yield _("Only files are here: look yourself whether they say all that the checklist asks for.")

    def todo(self, page, rule, on):
        possible = [role for role in self.needs if getattr(self, role)]
        if any(self.has(page, role, on) for role in possible):
            return
        if len(possible) == 1:
            yield str(WAYS[possible[0]][0])
        else:
            parts = _(" or ").join(str(WAYS[role][1]) for role in possible)
            yield _("Add at least one of these here: %(parts)s.") % {"parts": parts}

    def parts(self, page):
        held = (
            (Part.DAY, self.photos),
            (Part.TEXT, self.text),
            (Part.FILES, self.files),
            (Part.PHOTOS, self.photos),
        )
        return tuple(part for part, name in held if name)

    def take(self, page, given):
        if self.text:
            put_text(page, self.text, given)
        if self.files:
            put_files(page, self.files, given)
        if self.photos:
            put_photos(page, self.photos, given)

    def has(self, page, role, on):
        """Whether there is what plays the ``role`` ("text", "files" or "photos") on the day ``on``."""
        if role == "text":
            return has_words(getattr(page, self.text))
        name = "document" if role == "files" else "image"
        return any(child.value[name] for child in getattr(page.thai, getattr(self, role)))


class FilesElement(DeclaredElement):
    """Files in every format that the item asks for: fields ``(files,)``."""

    template = "oit/elements/files.html"
    lists_files = True

    def data(self, page):
        files = files_in(page, self.fields[0])
        made = any(element and not month for element, month in page.made_files)
        return {"files": files} if files or made else None

    def todo(self, page, rule, on):
        documents = [child.value["document"] for child in getattr(page.thai, self.fields[0])]
        if not any(documents) and not page.item.formats:
            yield str(WAYS["files"][0])
        yield from formats_todo(documents, page.item.formats, presences(page).get(None, {}))

    def is_shown_by(self, made, item):
        return bool(made.element and not made.month) and asks_for(item, made.format)

    def parts(self, page):
        return (Part.FILES,)

    def take(self, page, given):
        put_files(page, self.fields[0], given)


class PhotosElement(DeclaredElement):
    """Photos of what was done: fields ``(photos,)``."""

    template = "oit/elements/photos.html"

    def data(self, page):
        pictures = photos_in(page, self.fields[0])
        return {"pictures": pictures} if pictures else None

    def todo(self, page, rule, on):
        number = sum(bool(child.value["image"]) for child in getattr(page.thai, self.fields[0]))
        if number < rule.minimum:
            yield _("Add photos of what was done: %(number)s so far, at least %(minimum)s needed.") % {
                "number": number,
                "minimum": rule.minimum,
            }

    def parts(self, page):
        return (Part.DAY, Part.PHOTOS)

    def take(self, page, given):
        put_photos(page, self.fields[0], given)


class ReportedElement(DeclaredElement):
    """That something was submitted to the head of station: fields ``(date, number, files)``."""

    template = "oit/elements/reported.html"

    def data(self, page):
        date, number, files = self.fields
        shown = {
            "date": getattr(page.thai, date),
            "number": getattr(page.thai, number),
            "files": files_in(page, files),
        }
        return shown if any(shown.values()) else None

    def todo(self, page, rule, on):
        date, number, files = self.fields
        if not getattr(page.thai, date):
            yield _("Give the day on which it was submitted to the head of station.")
        has_file = any(child.value["document"] for child in getattr(page.thai, files))
        if not getattr(page.thai, number) and not has_file:
            yield _("Give the number of the memorandum to the head of station, or add its file.")

    def parts(self, page):
        return (Part.FILES,)

    def take(self, page, given):
        put_files(page, self.fields[2], given)


class AnnouncementsElement(DeclaredElement):
    """Announced criteria, each with number, date and signatory, and what they say: fields ``(announcements, text)``."""

    template = "oit/elements/announcements.html"

    def lasting_fields(self):
        """What they say; they themselves are announced anew."""
        return self.fields[1:]

    def data(self, page):
        announcements, text = self.fields
        shown = {
            "announcements": [
                {"id": number, "value": value}
                for number, value in merged(page, announcements)
                if value["document"]
            ],
            "text": text_in(page, text),
        }
        return shown if any(shown.values()) else None

    def todo(self, page, rule, on):
        announcements, text = self.fields
        if not any(child.value["document"] for child in getattr(page.thai, announcements)):
            yield _("Add the announcement: a scan, with its date and who signed it.")
        if not has_words(getattr(page, text)):
            yield _("Write what the announcement says: a scan can be neither searched nor read aloud.")

    def parts(self, page):
        return (Part.TEXT,)

    def take(self, page, given):
        put_text(page, self.fields[1], given)


class OrdersElement(DeclaredElement):
    """Published orders of one purpose: those of the fiscal year, or that name the item, up to the day in question."""

    derived = True
    template = "oit/elements/orders.html"
    explanation = gettext_lazy(
        "Comes from the orders register: the published orders about this, of the fiscal year or naming this item. "
        "Enter and change them there."
    )

    def __init__(self, key, purpose):
        super().__init__(key)
        self.purpose = purpose

    def data(self, page):
        chosen = page.thai.chosen
        orders = [
            {"order": order, "file": chosen.get(get_document_model(), order.file_id)}
            for order in self.orders(page, page.assessed_on)
        ]
        return {"orders": orders} if orders else None

    def orders(self, page, on):
        return [order for order in self.beside(page.thai) if order.date <= on]

    def beside(self, page):
        known = vars(page).setdefault("_orders", {})
        if self.purpose not in known:
            known[self.purpose] = self._orders(page) if page.path else []
        return known[self.purpose]

    def _orders(self, page):
        year = page.year
        about = Q(date__range=(year.first_day, year.last_day)) | Q(items__contains=page.code)
        # Their files are read with those of the page.
        found = Order.objects.of_station(page.station).published().select_related(None)
        # "O2" is also contained in "O24".
        return [
            order
            for order in found.filter(about, purpose=self.purpose)
            if order.date in year or page.code in order.items.split(", ")
        ]

    def todo(self, page, rule, on):
        orders = self.orders(page, on)
        if not orders:
            yield _("Enter the order in the orders register, as one about “%(purpose)s”, and publish it.") % {
                "purpose": OrderPurpose(self.purpose).label
            }
        for order in orders:
            day = format_date(order.date)
            if not order.number.strip(" -–"):
                yield _("Orders register: give the number of the order of %(day)s.") % {"day": day}
            if order.file_id is None:
                yield _("Orders register: add the file of the order of %(day)s.") % {"day": day}

    def turns(self, page, on):
        return [order.date for order in self.orders(page, page.year.last_day)]
