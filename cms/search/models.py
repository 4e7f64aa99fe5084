"""What can be found on the public sites, the words it is made of, and the text of published files."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.search import index

from cms.addresses import url_of
from cms.media.content import ALLOWED_DOCUMENT_TYPES
from cms.models.stations import StationOwned

from .kinds import Kind

# Of a very long text, as of a budget of a thousand pages, only the beginning is searched.
LONGEST_TEXT = 150_000


def _above(start, path):
    """What holds of a node of a tree that is, or is above, the one with the ``path``; ``start``: where its own is."""
    return {start: Substr(OuterRef(path), 1, Length(start))}


class EntryQuerySet(models.QuerySet):
    def public(self):
        """Those of which page and file may be seen by everybody, whatever the index still knows."""
        pages = PageViewRestriction.objects.filter(**_above("page__path", "page__path"))
        files = CollectionViewRestriction.objects.filter(
            **_above("collection__path", "document__collection__path")
        )
        return self.filter(~Exists(pages), ~Exists(files), page__live=True)


class Entry(index.Indexed, models.Model):
    """One thing that is found, in one language: a page, or something that is shown on that page.

    It is public as long as its ``page`` is. ``key``: what it is among those of its page, "" the page itself;
    ``suffix``: what its address has after that of the page; ``document``: the file that it is, if it is one.
    ``item``: the code of the checklist's item that it belongs to, as O11; ``year``: its fiscal year (พ.ศ.).
    ``title`` and ``text`` are plain; ``text_language`` is the language of both where it is not that of the page.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="search_entries")
    key = models.CharField(max_length=60, blank=True)
    document = models.ForeignKey("cms.StationDocument", on_delete=models.CASCADE, null=True, related_name="+")
    suffix = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    text_language = models.CharField(max_length=2, blank=True)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    item = models.CharField(max_length=4, blank=True)
    format = models.CharField(max_length=100, blank=True)
    read_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = EntryQuerySet.as_manager()

    # Kept in step by ``keeping``, which knows when a page changes.
    search_auto_update = False
    search_fields = [
        index.SearchField("title"),
        index.SearchField("place"),
        index.SearchField("text"),
    ]
    # What two entries must have in common to be the same; ``read_at`` may differ.
    TOLD = (
        "document_id", "suffix", "kind", "title", "text", "text_language", "date", "year", "item", "format",
    )  # fmt: skip

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        constraints = [models.UniqueConstraint(fields=["page", "key"], name="one_entry_per_page_and_key")]

    def __str__(self):
        return self.title

    @property
    def place(self):
        """Words that no text has, which a search is narrowed by in the index; and the code of its item."""
        facts = {"kind": self.kind, "year": self.year, "item": self.item, "format": self.format_label}
        marks = [mark(name, value) for name, value in facts.items() if value]
        return " ".join([scope(self.site_id, self.language), *marks, self.item])

    def get_address(self, request):
        """The path that leads to it, for a request of its station."""
        return self.document.url if self.document else f"{url_of(self.page.url_path, request)}{self.suffix}"

    @property
    def kind_label(self):
        return Kind(self.kind).label

    @property
    def format_label(self):
        return ALLOWED_DOCUMENT_TYPES.get(self.format, "")

    @property
    def foreign(self):
        """The language of title and text where it is not that of the page, else ""."""
        return self.text_language if self.text_language != self.language else ""


def scope(site_id, language):
    """A word that every entry of the station in the language has in the index, and no text has."""
    return f"zq{site_id}{language}zq"


def mark(name, value):
    """A word that every entry has in the index of which the fact ``name`` is ``value``, and no text has."""
    return f"zq0{name}{slugify(value)}zq".replace("-", "")


class Word(models.Model):
    """A word of something published by a station: what a misspelt word is compared with."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=40)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "word"], name="one_search_word_per_station")]

    def __str__(self):
        return self.word


class FileText(models.Model):
    """The text inside a published file, read once for each content that the file has."""

    document = models.OneToOneField(
        "cms.StationDocument", on_delete=models.CASCADE, related_name="search_text"
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    read_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return str(self.document)


class SynonymSet(StationOwned):
    """Names that people use for one thing, in either language."""

    words = models.TextField(
        _("words for the same thing"),
        help_text=_(
            "One on each line, in Thai or English, for example ใบสั่ง, ค่าปรับจราจร and traffic fine. Whoever searches "
            "for one of them also finds the others."
        ),
    )
    changed_at = models.DateTimeField(_("Last changed"), auto_now=True)

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("words for the same thing")
        verbose_name_plural = _("words for the same thing (search)")
        ordering = ["pk"]

    def __str__(self):
        return " = ".join(self.names)

    @property
    def names(self):
        return [" ".join(line.split()) for line in self.words.splitlines() if line.strip()]

    def clean(self):
        super().clean()
        if len(self.names) < 2:
            raise ValidationError({"words": _("Write two words or more, each on a line of its own.")})
