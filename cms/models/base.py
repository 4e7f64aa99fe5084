"""What every page of a station has."""

import logging

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.addresses import url_of
from cms.choices import label_of
from cms.languages import SHORT, language_notice, language_of, page_languages
from cms.lines_of_work import LineOfWork
from cms.publishing import NotPublished
from cms.requests import current_request, once
from cms.restrictions import restrictions_on
from cms.rich_text import look_up_links
from cms.sites import site_being_read
from cms.translations import fields_without_texts, is_incomplete, refuse_incomplete

logger = logging.getLogger(__name__)
# How Wagtail's publish_scheduled says that nobody pressed a button.
SCHEDULED = "wagtail.publish.scheduled"


class BasePage(Page):
    """A page with an introduction, someone responsible for it, and a place in both languages.

    Texts are translated; what ``synchronized`` names is the same in both languages. The names of a class add
    to those of its bases, so that no subclass loses the slug (wagtail-localize itself replaces the list).
    """

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences. Shown at the top of the page and in lists."),
    )
    responsible_line = models.CharField(
        _("responsible line of work"),
        max_length=20,
        choices=LineOfWork,
        blank=True,
        help_text=_("Shown on the page. If empty, the one of the station settings."),
    )

    synchronized = ("slug",)
    # Templates find the station's pages by this name: addresses.news, addresses.oit …
    address_key = ""
    # Whether the English page shows the Thai page's pictures and files, so that it can have none of its own.
    files_from_thai = False
    # A few words above the title in the picture that other sites show (cms.sharing).
    share_line = ""

    @classmethod
    def address_key_of(cls, page):
        """The address key of ``page``, a Page of this type that need not be loaded as one."""
        return cls.address_key

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("show_in_menus")], heading=_("Address and menu")),
        FieldPanel("search_description"),
        FieldPanel("responsible_line"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        names = [name for base in reversed(cls.__mro__) for name in vars(base).get("synchronized", ())]
        cls.override_translatable_fields = [
            SynchronizedField(name, overridable=False) for name in dict.fromkeys(names)
        ]

    def save(self, *args, **kwargs):
        """Saves the page. A live translation keeps its texts as they are while some have no translation yet.

        wagtail-localize saves the live page with Thai in their place before it tries to publish, and then only
        the draft should have it.
        """
        translated = language_of(self) != settings.LANGUAGE_CODE
        if (
            translated
            and self.live
            and self.pk
            and kwargs.get("update_fields") is None
            and is_incomplete(self)
        ):
            kwargs["update_fields"] = fields_without_texts(self)
        return super().save(*args, **kwargs)

    def refuse_to_publish(self):
        """Raises NotPublished where the page must not go live as it is: an English page with Thai left in it."""
        if language_of(self) != settings.LANGUAGE_CODE:
            refuse_incomplete(self)

    def publish(self, revision, *args, **kwargs):
        """Publishes the page. Raises NotPublished where it must not go live.

        Where its time has come by itself it is left out instead, until it may: an error would keep back every other
        page that is due.
        """
        try:
            self.refuse_to_publish()
            with transaction.atomic():
                return super().publish(revision, *args, **kwargs)
        except NotPublished as error:
            if kwargs.get("log_action") != SCHEDULED:
                raise
            logger.warning("Page %s is due but not published: %s", self.pk, error)
            return None

    def get_url(self, request=None, current_site=None):
        """As Wagtail's, for the request being answered if none is given.

        Wagtail's admin gives none. Where there are several stations its links would all lead to the host name and
        the protocol of the station's record, which need not be those that the officer has signed in at.
        """
        return super().get_url(request or current_request(), current_site)

    url = property(get_url)

    def get_site(self):
        """As Wagtail's, asked for once by all who show a page and its draft, or taken from the request."""
        return once(("site of", self.pk), self._find_site) if self.pk else super().get_site()

    def _find_site(self):
        here = site_being_read()
        own = self.get_url_parts() if here else None
        return here if own and own[0] == here.pk else super().get_site()

    @property
    def has_workflow(self):
        """As Wagtail's, which asks anew for each button."""
        asked = super()
        return once(("workflow of", self.pk), lambda: asked.has_workflow)

    def get_latest_revision(self):
        """As Wagtail's. Of a page without changes it is the live revision too, which is asked for next."""
        revision = super().get_latest_revision()
        if revision and revision.pk == self.live_revision_id:
            self.live_revision = revision
        return revision

    @property
    def updated(self):
        """The date of the last publication."""
        moment = self.last_published_at or self.latest_revision_created_at
        return timezone.localdate(moment) if moment else None

    # Whether the search finds the page by all that it shows; a list of other pages is found by its title alone.
    found_by_text = True

    @property
    def found_as(self):
        """What the search tells of the page besides its text: any of ``{kind, title, date, year, item}``."""
        return {}

    @property
    def responsible_unit(self):
        return label_of(LineOfWork, self.responsible_line)

    @cached_property
    def station(self):
        """The station that the page belongs to, a Site."""
        return self.get_site()

    @cached_property
    def above(self):
        """The pages from the home page down to the parent of this one."""
        return list(self.get_ancestors().filter(depth__gt=1).only(*SHORT)) if (self.depth or 0) > 2 else []

    @cached_property
    def other_versions(self):
        """The translations of this page, live or not, as Pages that have the columns SHORT."""
        if not self.pk:
            return []
        # Each version asks for the others.
        versions = Page.objects.filter(translation_key=self.translation_key).order_by().only(*SHORT)
        found = once(("versions", self.translation_key), lambda: list(versions))
        return [version for version in found if version.pk != self.pk]

    @cached_property
    def versions_above(self):
        """The translations of the pages above this one, live or not, as Pages that have the columns SHORT."""
        keys = [page.translation_key for page in self.above]
        versions = Page.objects.filter(translation_key__in=keys).exclude(
            pk__in=[page.pk for page in self.above]
        )
        return list(versions.only(*SHORT)) if keys else []

    @property
    def thai_version(self):
        """The Thai translation of this page, as ``other_versions`` has it; None of a Thai page, and without one."""
        if language_of(self) == settings.LANGUAGE_CODE:
            return None
        return next(
            (each for each in self.other_versions if language_of(each) == settings.LANGUAGE_CODE), None
        )

    @cached_property
    def thai(self):
        """The Thai page: figures, dates, files and pictures are read from it in both languages."""
        if self.thai_version is None:
            return self
        thai = self.thai_version.specific
        if "station" in vars(self):
            # It is the same one, and need not be looked for.
            thai.station = self.station
        return thai

    @property
    def description(self):
        """What search engines and link previews say about the page."""
        return self.search_description or self.introduction

    def get_view_restrictions(self):
        """Those of this page and of the pages above it, which are known here and need not be read again."""
        if any(page.alias_of_id for page in (self, *self.above)):
            return super().get_view_restrictions()
        return restrictions_on(self.path)

    def get_context(self, request, *args, **kwargs):
        look_up_links(self)
        languages = page_languages(self, request)
        return {
            **super().get_context(request, *args, **kwargs),
            "breadcrumbs": self.get_breadcrumbs(request),
            "languages": languages,
            "alternates": [
                {"lang": language["code"], "url": request.build_absolute_uri(language["url"])}
                for language in languages
                if language["exact"]
            ],
            "canonical_url": request.build_absolute_uri(self.get_url(request) or request.path),
            "language_notice": language_notice(request),
        }

    def get_breadcrumbs(self, request):
        """The way from the home page to this one; the last has no url."""
        trail = [{"title": page.title, "url": url_of(page.url_path, request)} for page in self.above]
        if trail:
            # The station's name, which stands above it anyway, would fill the line on a phone.
            trail[0]["title"] = _("Home")
        return [*trail, {"title": self.title, "url": None}]
