"""What item pages have to do with the files that are made of them."""

from django.utils.functional import cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from oit.papers.formats import DOCUMENT_FORMATS, TABLE_FORMATS

from .models import ExportedFile
from .serving import serve_made

FORMATS = (*DOCUMENT_FORMATS, *TABLE_FORMATS)


class FilesMixin(RoutablePageMixin):
    """For an item page: its made files lie below its own address."""

    @path("files/<str:name>/", name="file")
    def made_file(self, request, name):
        return serve_made(self, request, name)

    @cached_property
    def exported(self):
        """Every ExportedFile of the page, there or not."""
        return list(ExportedFile.objects.filter(page_id=self.pk))

    @property
    def made_files(self):
        """``{(element key, ISO month): its files}`` that are made of what is published, the formats in their order.

        Empty for a draft.
        """
        found = {}
        if not self.shows_published:
            return found
        for each in sorted(self.exported, key=lambda each: FORMATS.index(each.format)):
            if each.is_of(self, self.thai):
                found.setdefault((each.element, each.month), []).append(each)
        return found
