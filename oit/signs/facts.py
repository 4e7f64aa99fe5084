"""What a station has published that signs tell, in both languages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from wagtail.models import Page, get_page_models

from cms.languages import language_of
from cms.models import Officer, StationSettings

from .texts import Both


@dataclass(frozen=True)
class Missing:
    """Something that a sign needs and the station has not given. ``url``: where it is given, or ""."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Versions:
    """A published page in Thai, and in English where it is published in it."""

    thai: Page
    english: Page | None = None

    def text(self, name):
        """The text ``name`` of the page, without markup."""
        return Both(plain(getattr(self.thai, name)), plain(getattr(self.english, name, "")))

    def blocks(self, name):
        """``(Thai block, English block or None)`` of the stream ``name``; they belong together by their ids."""
        english = {child.id: child.value for child in getattr(self.english, name, ())}
        return [(child.value, english.get(child.id)) for child in getattr(self.thai, name)]

    @property
    def edit_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.thai.pk])


def plain(text):
    """The text of rich text, paragraphs and list items apart from one another."""
    source = str(getattr(text, "source", text) or "")
    return " ".join(strip_tags(source.replace("</p>", " ").replace("</li>", " ")).split())


def in_block(pair, name):
    """The text ``name`` of a pair of blocks."""
    thai, english = pair
    return Both(plain(thai.get(name)), plain(english.get(name)) if english else "")


class Facts:
    """The published facts of the station ``site``, each looked up once."""

    def __init__(self, site):
        self.site = site
        self._pages = {}

    @cached_property
    def settings(self):
        return StationSettings.for_site(self.site)

    @cached_property
    def settings_url(self):
        return reverse("wagtailsettings:edit", args=["cms", "stationsettings", self.site.pk])

    @cached_property
    def chief(self):
        return Officer.objects.current_chief(self.site)

    def page(self, type_name, **values):
        """The Versions of the published page of a type, the newest where there is one a year; None without one."""
        key = type_name, *values.items()
        if key not in self._pages:
            model = next(each for each in get_page_models() if each.__name__ == type_name)
            found = model.objects.live().public().descendant_of(self.site.root_page, inclusive=True)
            newest = "-fiscal_year" if hasattr(model, "fiscal_year") else "path"
            self._pages[key] = versions_of(found.filter(**values).order_by(newest).first())
        return self._pages[key]

    def explorer_url(self):
        return reverse("wagtailadmin_explore", args=[self.site.root_page_id])


def versions_of(page):
    """The Versions of a published Thai page, or None for None."""
    if page is None:
        return None
    others = page.get_translations().live().public()
    return Versions(page, next((each for each in others if language_of(each) == "en"), None))
