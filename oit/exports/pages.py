"""What item pages have to do with the files that are made of them."""

from django.utils.functional import cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from oit.papers.formats import DOCUMENT_FORMATS, TABLE_FORMATS

from .models import ExportedFile
from .serving import serve_made

FORMATS = (*DOCUMENT_FORMATS, *TABLE_FORMATS)
# What a link to a made file tells. A page may have two hundred of them, and most of their columns say something else.
LISTED = ("element", "month", "format", "title", "size", "made_at")


def there(version, thai):
    """The files of ``version``, an item page or a Page with its ``exported``, that are made of what is published.

    In the order of the formats. ``thai``: the Thai page.
    """
    return _in_order(each for each in version.exported if each.is_of(version, thai))


def _in_order(files):
    return sorted(files, key=lambda each: (each.element, each.month, FORMATS.index(each.format)))


class FilesMixin(RoutablePageMixin):
    """For an item page: its made files lie below its own address."""

    @path("files/<str:name>/", name="file")
    def made_file(self, request, name):
        return serve_made(self, request, name)

    @cached_property
    def exported(self):
        """Every ExportedFile of the page, there or not."""
        return list(ExportedFile.objects.filter(page_id=self.pk))

    @cached_property
    def made_files(self):
        """``{(element key, ISO month): its files}`` that are made of what is published, the formats in their order.

        A file here is a row of what LISTED names. Empty for a draft.
        """
        found = {}
        if self.shows_published:
            files = ExportedFile.objects.of(self, self.thai).values_list(*LISTED, named=True)
            for each in _in_order(files):
                found.setdefault((each.element, each.month), []).append(each)
        return found
