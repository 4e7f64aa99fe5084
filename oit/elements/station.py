"""What the station settings and the front pages already say: shown here, never typed again."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.languages import SHORT, below, below_in_both_languages, language_of
from cms.models import StationSettings
from cms.page_cache.known import told_here
from feedback.models import FeedbackPage, QuestionsPage
from home.models import NewsIndexPage

from .base import DeclaredElement

# The types of the pages that elements lead to.
FRONT_PAGES = (FeedbackPage, NewsIndexPage, QuestionsPage)
FROM_SETTINGS = gettext_lazy("Comes from the station settings. Change it there.")


def settings_of(page):
    """The settings of the page's station, read once for all elements of the page."""
    if "_station_settings" not in vars(page):
        page._station_settings = StationSettings.for_site(page.station)
    return page._station_settings


def front_pages(page):
    """``{type: page}`` of the live FRONT_PAGES below the station's home page, each in the language of ``page`` or Thai.

    Read once for all elements of the page. The pages are plain Pages: enough to link to.
    """
    if "_front_pages" not in vars(page):
        language = language_of(page)
        page._front_pages = told_here(
            f"front pages in {language}", lambda: _front_pages(page.station.root_page, language)
        )
    return page._front_pages


def _front_pages(home, language):
    among = below if language == "th" else below_in_both_languages
    types = [each.pk for each in ContentType.objects.get_for_models(*FRONT_PAGES).values()]
    found = Page.objects.live().filter(among(home, 1), content_type__in=types, view_restrictions=None)
    chosen = {}
    # A page in the wanted language replaces the Thai one that comes before it.
    for each in sorted(found.order_by().only(*SHORT), key=lambda each: language_of(each) == language):
        if language_of(each) in ("th", language):
            chosen[each.specific_class] = each
    return chosen


def other_language(page, target):
    """The language of ``target`` where it is not that of ``page``, else an empty string."""
    return "" if target.locale_id == page.locale_id else language_of(target)


class SettingElement(DeclaredElement):
    """A fact of the station settings. ``needed``: the name of the setting that must be there."""

    derived = True
    explanation = FROM_SETTINGS
    needed = ""

    def data(self, page):
        settings = settings_of(page)
        return {"settings": settings} if getattr(settings, self.needed) else None

    def todo(self, page, rule, on):
        if not getattr(settings_of(page), self.needed):
            yield please_fill_in(self.needed)


def please_fill_in(*names):
    """What to do about settings of which one is needed. ``names``: of fields of the StationSettings."""
    labels = [StationSettings._meta.get_field(name).verbose_name for name in names]
    fields = _(" or ").join(f"“{label}”" for label in labels)
    return _("Station settings: fill in %(fields)s.") % {"fields": fields}


class StationNameElement(SettingElement):
    """The official name."""

    template = "oit/elements/station_name.html"
    needed = "name_th"


class AddressElement(SettingElement):
    """The postal address."""

    template = "oit/elements/address.html"
    needed = "address_th"


class TelephoneElement(SettingElement):
    """The telephone numbers."""

    template = "oit/elements/telephone.html"
    needed = "telephone"


class EmailElement(SettingElement):
    """The e-mail address."""

    template = "oit/elements/email.html"
    needed = "email"


class MapElement(DeclaredElement):
    """Where the station is: a picture of a map, a link to its place on a public map, or both."""

    derived = True
    template = "oit/elements/map.html"
    explanation = FROM_SETTINGS

    def data(self, page):
        settings = settings_of(page)
        return {"settings": settings} if settings.map_picture_id or settings.map_url else None

    def todo(self, page, rule, on):
        if self.data(page) is None:
            yield please_fill_in("map_picture", "latitude")


class ChannelElement(DeclaredElement):
    """A page on which the public writes to the station. ``page_type``: the type of that page."""

    derived = True
    template = "oit/elements/channel.html"
    page_type = None
    fragment = ""

    def data(self, page):
        channel = front_pages(page).get(self.page_type)
        if channel is None:
            return None
        return {
            "channel": channel,
            "lang": other_language(page, channel),
            "fragment": self.fragment,
            "words": self.words(),
        }

    def words(self):
        """What the visitor can do there."""
        raise NotImplementedError

    def todo(self, page, rule, on):
        if self.page_type not in front_pages(page):
            yield _("Publish the page of the type “%(type)s” below the home page.") % {
                "type": self.page_type._meta.verbose_name
            }


class QuestionsElement(ChannelElement):
    """Where the public asks questions."""

    page_type = QuestionsPage
    fragment = "ask"
    explanation = gettext_lazy("Leads to the questions and answers page of the station.")

    def words(self):
        return _("Anyone can ask the station a question here. Questions and answers are shown without names.")


class OpinionElement(ChannelElement):
    """Where the public says what it thinks of the station, and what came of it in figures."""

    template = "oit/elements/opinion.html"

    page_type = FeedbackPage
    explanation = gettext_lazy("Leads to the feedback page of the station.")

    def words(self):
        return _(
            "Anyone can comment on the station's work and service here, suggest something, or criticise."
        )


class SocialMediaElement(DeclaredElement):
    """The station on social media."""

    derived = True
    template = "oit/elements/social_media.html"
    explanation = FROM_SETTINGS

    def data(self, page):
        links = settings_of(page).social_links
        return {"links": links} if links else None

    def todo(self, page, rule, on):
        settings = settings_of(page)
        if not (settings.facebook or settings.line):
            yield please_fill_in("facebook", "line")
