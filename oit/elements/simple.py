"""A text, a date, a picture."""

from django.utils.translation import gettext as _

from .base import DeclaredElement
from .taking import Part, put_text
from .words import has_words


class TextElement(DeclaredElement):
    """A rich text in the page's own language."""

    template = "oit/elements/text.html"
    lasting = True

    def data(self, page):
        text = getattr(page, self.fields[0])
        return {"text": text} if has_words(text) else None

    def todo(self, page, rule, on):
        if not has_words(getattr(page, self.fields[0])):
            yield _("Write this part.")

    def parts(self, page):
        return (Part.TEXT,)

    def take(self, page, given):
        put_text(page, self.fields[0], given)


class DateElement(DeclaredElement):
    """A date."""

    template = "oit/elements/date.html"

    def data(self, page):
        value = getattr(page.thai, self.fields[0])
        return {"date": value} if value else None

    def dated(self, page):
        return getattr(page.thai, self.fields[0])

    def todo(self, page, rule, on):
        if not getattr(page.thai, self.fields[0]):
            yield _("Give the date.")


class PictureElement(DeclaredElement):
    """A picture."""

    template = "oit/elements/picture.html"
    lasting = True

    def data(self, page):
        picture = getattr(page.thai, self.fields[0])
        return {"picture": picture} if picture else None

    def todo(self, page, rule, on):
        if not getattr(page.thai, f"{self.fields[0]}_id"):
            yield _("Choose the picture.")

    def look(self, page, rule, on):
        yield _("A picture is here: look yourself whether it shows all that the checklist asks for.")
