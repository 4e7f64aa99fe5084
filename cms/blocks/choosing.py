"""Choosers of pictures and documents for streams, which keep the number of what is in the bin.

To all who ask for it a file in the bin is as if it were deleted (`cms.models.media.OutsideBin`), so that a page saved
meanwhile would lose it for good. These blocks hold an InBin in its place: pages pass over it, the form names it, and
what is stored stays, until something else is chosen.
"""

from dataclasses import dataclass

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.documents import blocks as wagtail_documents
from wagtail.images import blocks as wagtail_images

from cms.models.stations import own_collections
from cms.requests import current_request, is_admin

PREVIEW = 48  # pixels


@dataclass(frozen=True)
class InBin:
    """A file that a block chose and that is in the bin. It counts as nothing.

    ``title``: in its place the number, for whoever may not see the file.
    """

    pk: int
    title: str

    def __bool__(self):
        return False

    def __str__(self):
        return _("In the bin: %(title)s") % {"title": self.title}


def _collections_of_reader():
    """The numbers of the collections whose files may be seen by whoever uses the admin at this moment.

    Any number can be put into a form. Readers of pages see nothing of what is in the bin.
    """
    request = current_request()
    if request is None or not is_admin(request):
        return set()
    return set(own_collections(request.user).values_list("pk", flat=True))


class KeepsBinned:
    """Mixed into a ChooserBlock of a model with ``binned_at``."""

    def in_bin(self, numbers):
        """``{number: InBin}`` of those of ``numbers``, which may be anything, that are in the bin."""
        wanted = {int(each) for each in numbers if str(each).isdecimal()}
        if not wanted:
            return {}
        binned = self.model_class._base_manager.filter(pk__in=wanted).exclude(binned_at=None)
        found = list(binned.values_list("pk", "title", "collection"))
        seen = _collections_of_reader() if found else set()
        return {pk: InBin(pk, title if place in seen else str(pk)) for pk, title, place in found}

    def to_python(self, value):
        found = super().to_python(value)
        return found if found is not None else self.in_bin([value]).get(value)

    def bulk_to_python(self, values):
        values = list(values)
        found = super().bulk_to_python(values)
        binned = self.in_bin(value for value, each in zip(values, found, strict=True) if each is None)
        return [
            each if each is not None else binned.get(value) for value, each in zip(values, found, strict=True)
        ]

    def value_from_form(self, value):
        found = super().value_from_form(value)
        return found if found is not None else next(iter(self.in_bin([value]).values()), None)

    def clean(self, value):
        return value if isinstance(value, InBin) else super().clean(value)

    def get_form_state(self, value):
        if not isinstance(value, InBin):
            return super().get_form_state(value)
        return {
            "id": value.pk,
            "title": str(value),
            "edit_url": reverse("bin:list"),
            # Asked for by the chooser of pictures alone.
            "preview": {"url": static("images/in-bin.svg"), "width": PREVIEW, "height": PREVIEW},
            "default_alt_text": "",
        }


class ImageChooserBlock(KeepsBinned, wagtail_images.ImageChooserBlock):
    pass


class DocumentChooserBlock(KeepsBinned, wagtail_documents.DocumentChooserBlock):
    pass


# In migrations they are those of Wagtail: what is stored is the same.
DECONSTRUCT_ALIASES = {
    ImageChooserBlock: "wagtail.images.blocks.ImageChooserBlock",
    DocumentChooserBlock: "wagtail.documents.blocks.DocumentChooserBlock",
}
