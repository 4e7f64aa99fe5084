"""News, from the news posts."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.languages import below, below_in_both_languages, language_of
from cms.page_cache.known import told_here
from cms.thai.years import Month
from home.models import NewsIndexPage, NewsKind, NewsPage
from home.models.cards import cards_of

from .base import DeclaredElement
from .people import chief_of, terms_turn
from .shared import once
from .station import front_pages, other_language, please_fill_in, settings_of

SHOWN = 12
COLUMNS = ("pk", "translation_key", "locale_id", "kind", "date", "chief_id")


def posts_of(page):
    """``(Thai post, post in the page's language)`` of the page's fiscal year, the newest first, as rows of COLUMNS.

    The second is the Thai one again where it has no live translation. Read once for all elements of the page.
    """
    if "_news_posts" not in vars(page):
        language = language_of(page)
        page._news_posts = told_here(
            f"news of {page.fiscal_year} in {language}",
            lambda: _posts(page.station.root_page, page.year, language),
        )
    return page._news_posts


def _posts(home, year, language):
    among = below if language == "th" else below_in_both_languages
    found = NewsPage.objects.live().filter(among(home, 2), view_restrictions=None).in_year(year)
    versions = {}
    for post in found.newest().values_list(*COLUMNS, named=True):
        versions.setdefault(post.translation_key, {})[language_of(post)] = post
    return [(each["th"], each.get(language, each["th"])) for each in versions.values() if "th" in each]


def cards_shown(page):
    """``{primary key: NewsCard}`` of the posts that all elements of the page show."""
    elements = [each for each in page.elements if isinstance(each, NewsElement)]
    shown = {own.pk for each in elements for _thai, own in each.posts(page, page.assessed_on)[:SHOWN]}
    posts = NewsPage.objects.filter(pk__in=shown).order_by()
    return {card.pk: card for card in cards_of(posts, page.thai.chosen.pictures_of)}


class NewsElement(DeclaredElement):
    """News of some kinds since the first month of the year.

    ``every_month``: whether each month of the assessed period must have some.
    """

    derived = True
    template = "oit/elements/news.html"
    explanation = gettext_lazy(
        "Comes from the news posts of this fiscal year. Write a news post of the right kind, and it appears here."
    )

    def __init__(self, key, kinds, every_month=False):
        super().__init__(key)
        self.kinds = tuple(kinds)
        self.every_month = every_month

    def posts(self, page, on):
        """Those of ``posts_of`` that this element shows, until the date ``on``."""
        return [pair for pair in posts_of(page) if pair[0].kind in self.kinds and pair[0].date <= on]

    def data(self, page):
        posts = self.posts(page, page.assessed_on)
        if not posts:
            return None
        cards = once(page, "news cards", lambda: cards_shown(page))
        shown = [cards[own.pk] for _thai, own in posts[:SHOWN]]
        return {
            "posts": [{"post": post, "lang": other_language(page, post)} for post in shown],
            "number": len(posts),
            "months": self.by_month(page, posts) if self.every_month else [],
            "index": front_pages(page).get(NewsIndexPage),
            "kinds": [{"value": kind, "label": NewsKind(kind).label} for kind in self.kinds],
        }

    def months(self, page):
        if not self.every_month:
            return ()
        return sorted({Month.of(thai.date) for thai, _own in self.posts(page, page.assessed_on)})

    def by_month(self, page, posts):
        """``{month, number}`` of every assessed month and of each further one that has news, in their order."""
        numbers = Counter(Month.of(thai.date) for thai, _own in posts)
        months = sorted({*page.edition.months_required, *numbers})
        return [{"month": month, "number": numbers[month]} for month in months]

    def todo(self, page, rule, on):
        posts = self.posts(page, on)
        kinds = _(" or ").join(f"“{NewsKind(kind).label}”" for kind in self.kinds)
        if self.every_month:
            reported = {Month.of(thai.date) for thai, _own in posts}
            for month in page.edition.months_required:
                if month.first_day <= on and month not in reported:
                    yield _("%(month)s: publish a news post of the kind %(kinds)s.") % {
                        "month": month.label(),
                        "kinds": kinds,
                    }
        elif not posts:
            yield _("Publish a news post of the kind %(kinds)s, dated in this fiscal year.") % {
                "kinds": kinds
            }

    def turns(self, page, on):
        ahead = [thai.date for thai, _own in posts_of(page) if thai.kind in self.kinds]
        months = page.edition.months_required if self.every_month else ()
        return [*ahead, *(month.first_day for month in months)]


class SurveyElement(NewsElement):
    """News that invites to the survey for visitors, with the link to it."""

    template = "oit/elements/survey.html"
    explanation = gettext_lazy(
        "Comes from the news posts of the kind “EIT survey” of this fiscal year, and from the survey's address "
        "in the station settings."
    )

    def data(self, page):
        settings = settings_of(page)
        news = super().data(page)
        if news is None and not settings.eit_url:
            return None
        since, until = settings.eit_days
        return {"news": news, "url": settings.eit_url, "since": since, "until": until}

    def todo(self, page, rule, on):
        yield from super().todo(page, rule, on)
        if not settings_of(page).eit_url:
            yield please_fill_in("eit_url")


class ChiefNewsElement(NewsElement):
    """What the current head of station did for integrity this year."""

    explanation = gettext_lazy(
        "Comes from the news posts about the head of station in office, dated in this fiscal year."
    )

    def posts(self, page, on):
        chief = chief_of(page, on)
        return [pair for pair in super().posts(page, on) if chief and pair[0].chief_id == chief.pk]

    def todo(self, page, rule, on):
        if chief_of(page, on) is None:
            yield _("Enter the current head of station in the officers directory.")
            return
        number = len(self.posts(page, on))
        if number < rule.minimum:
            yield _(
                "%(number)s of %(minimum)s news posts about the current head of station so far. "
                "Publish %(needed)s more of the kind “%(kind)s”."
            ) % {
                "number": number,
                "minimum": rule.minimum,
                "needed": rule.minimum - number,
                "kind": NewsKind.CHIEF.label,
            }

    def turns(self, page, on):
        return [*super().turns(page, on), *terms_turn(page)]
