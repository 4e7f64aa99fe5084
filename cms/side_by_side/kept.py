"""What the English page takes from the Thai one as it is, and may have of its own: links, pictures, files."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page

from cms.admin.isolation import own_pages
from cms.models import StationDocument, StationImage
from cms.models.stations import own_collections

from .places import Place
from .segments import key_of_place

# What a link may begin with besides the address of a website.
OWN_SCHEMES = ("/", "#", "mailto:", "tel:")
is_website = URLValidator(schemes=["http", "https"])


def is_address(value):
    if not value.startswith(OWN_SCHEMES):
        is_website(value)


@dataclass(frozen=True)
class Kept:
    """``value``: that of the Thai page, an address or the id of a picture, a file or a page.

    ``own``: what the English page has instead, or None.
    """

    path: str
    value: str | int
    place: Place
    own: str | int | None = None

    @cached_property
    def key(self):
        return key_of_place(self.path)

    @property
    def _kind(self):
        kinds = (ImageChooserBlock, DocumentChooserBlock, PageChooserBlock)
        return next((kind for kind in kinds if isinstance(self.place.holder, kind)), None)

    def is_offered(self, page):
        """Whether the English of ``page`` would show something of its own here."""
        if isinstance(self.value, str):
            return bool(self.value)
        return self._kind is not None and not page.files_from_thai

    @property
    def shown(self):
        """The Thai page's own, to be read: an address, or a title."""
        if isinstance(self.value, str):
            return self.value
        model = {ImageChooserBlock: StationImage, DocumentChooserBlock: StationDocument}.get(self._kind, Page)
        found = model.objects.filter(pk=self.value).first()
        return found.title if found else ""

    def form_field(self, user):
        """The field of a form in which something else is named; empty for the same as in Thai."""
        in_thai = _("In Thai: %(value)s") % {"value": self.shown}
        given = {"required": False, "label": self.place.label, "help_text": escape(in_thai)}
        if isinstance(self.value, str):
            return forms.CharField(
                max_length=2000, validators=[_address_in_words], widget=forms.TextInput, **given
            )
        if self._kind is PageChooserBlock:
            return forms.ModelChoiceField(
                own_pages(user).filter(depth__gt=1), widget=AdminPageChooser(), **given
            )
        own = {"collection__in": own_collections(user)} if not user.is_superuser else {}
        if self._kind is ImageChooserBlock:
            return forms.ModelChoiceField(
                StationImage.objects.filter(**own), widget=AdminImageChooser(), **given
            )
        return forms.ModelChoiceField(
            StationDocument.objects.filter(**own), widget=AdminDocumentChooser(), **given
        )


def _address_in_words(value):
    try:
        is_address(value)
    except ValidationError:
        raise ValidationError(
            _(
                "This is no address. Begin with https://, or with / for a page of this site; mailto: and tel: are for "
                "mail and telephone."
            )
        ) from None
