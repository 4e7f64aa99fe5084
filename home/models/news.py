"""News: what the station did, and what its head did against corruption."""

from collections import Counter

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks.content import ContentBlock
from cms.forms import StationPageForm
from cms.media.sizes import Pictures
from cms.models import BasePage, Officer
from cms.page_cache.known import told_here
from cms.restrictions import restrictions_on
from cms.search.kinds import Kind
from cms.thai.dates import format_date
from cms.thai.years import FiscalYear, Month
from home.feeds import AtomNewsFeed, JSONNewsFeed, NewsFeed
from home.posting.panels import PostingPanel, explain_channels

from .cards import cards_of


class NewsKind(models.TextChoices):
    RESULTS = "results", _("Arrests and results")
    ENFORCEMENT = "enforcement", _("Law enforcement in the area")
    ACTIVITIES = "activities", _("Activities")
    CHIEF = "chief", _("The head of station's activities")
    ITA = "ita", _("ITA assessment")
    EIT = "eit", _("EIT survey")
    ANNOUNCEMENTS = "announcements", _("Announcements")


class NewsQuerySet(PageQuerySet):
    def listed_in(self, index):
        """The live posts of the list ``index``, a Page, that whoever may read the list may read, newest first."""
        return self.child_of(index).live().filter(view_restrictions=None).newest()

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def in_month(self, month):
        return self.filter(date__range=(month.first_day, month.last_day))

    def in_year(self, year):
        """Those of the fiscal year ``year``."""
        return self.filter(date__range=(year.first_day, year.last_day))

    def by_chief(self, officer):
        """Those that show what the head of station ``officer`` did."""
        return self.filter(chief=officer)

    def newest(self):
        return self.order_by("-date", "-pk")

    def cards(self, number, pictures_of=None):
        """The NewsCards of the first ``number`` of them. ``pictures_of``: as in `cards_of`."""
        return cards_of(self[:number], pictures_of)


def chief_of_post(form, site):
    """The head of the station ``site`` whom a post about the head of station's activities shows, by its date.

    Where nobody was in office, None, and ``form`` says so beside the kind.
    """
    chief = Officer.objects.current_chief(site, form.cleaned_data.get("date"))
    if chief is None:
        form.add_error(
            "kind",
            _("No head of station was in office on this date. Enter one in the officers directory first."),
        )
    return chief


class NewsForm(StationPageForm):
    """Takes the head of station from the directory when the post is about what they did."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        explain_channels(self, self.site)

    @property
    def slug_without_title(self):
        return timezone.localdate().isoformat()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") != NewsKind.CHIEF:
            cleaned["chief"] = None
        elif not cleaned.get("chief") and self.site:
            cleaned["chief"] = chief_of_post(self, self.site)
        return cleaned


class NewsPage(BasePage):
    """One news post."""

    kind = models.CharField(_("kind"), max_length=20, choices=NewsKind, default=NewsKind.ACTIVITIES)
    date = models.DateField(_("date"), default=timezone.localdate, help_text=_("The day it happened."))
    place = models.CharField(_("place"), max_length=150, blank=True)
    chief = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("head of station"),
        help_text=_(
            "For posts about the head of station's activities. If empty, the one in office on the date."
        ),
    )
    picture = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main picture"),
    )
    body = StreamField(ContentBlock(), blank=True, verbose_name=_("text"))
    post_to_facebook = models.BooleanField(_("post on the Facebook page"), default=False)
    post_to_line = models.BooleanField(_("send to the followers on LINE"), default=False)

    objects = PageManager.from_queryset(NewsQuerySet)()

    synchronized = ("kind", "date", "chief", "picture", "post_to_facebook", "post_to_line")
    # A copy is another post: whoever writes it chooses anew.
    exclude_fields_in_copy = ["post_to_facebook", "post_to_line"]
    base_form_class = NewsForm
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    page_description = _(
        "One news post: an arrest, an activity, what the head of station did, an announcement"
    )

    content_panels = [
        *BasePage.content_panels,
        HelpPanel(template="cms/media/before_publishing.html"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("responsible_line")]),
        FieldPanel("chief"),
        FieldPanel(
            "picture",
            help_text=_(
                "Faces of suspects, victims or bystanders, or number plates in it? Choose “Edit this image” in the "
                "menu of the picture, and there “Blur faces and number plates”."
            ),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("post_to_facebook"), FieldPanel("post_to_line"), PostingPanel()],
            heading=_("Also on social channels"),
        ),
    ]
    promote_panels = [
        panel for panel in BasePage.promote_panels if getattr(panel, "field_name", "") != "responsible_line"
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("news post")
        verbose_name_plural = _("news posts")
        # No index of the date: with one, a database reads the news of all stations from a year to find those of one.

    @property
    def found_as(self):
        return {"kind": Kind.NEWS, "date": self.date, "year": FiscalYear.of(self.date).be}

    @property
    def share_line(self):
        return f"{self.get_kind_display()} · {format_date(self.date)}"

    def get_context(self, request, *args, **kwargs):
        # What restricts the pages above them restricts this page too.
        siblings = NewsPage.objects.sibling_of(self, inclusive=False).live().filter(view_restrictions=None)
        pictures = Pictures([self.picture_id])
        related = siblings.of_kind(self.kind).newest().cards(3, pictures.of)
        self.picture = pictures.of().get(self.picture_id)
        return {
            **super().get_context(request, *args, **kwargs),
            "related": related,
            "share_url": request.build_absolute_uri(self.get_url(request) or request.path),
        }


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, by kind and month; also as a feed."""

    address_key = "news"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1
    page_description = _("All news, newest first")
    found_by_text = False
    per_page = 9

    class Meta:
        verbose_name = _("news list")

    @path("")
    def listing(self, request):
        return self.render(request, context_overrides=self.get_listing(request))

    @path("feed/", name="feed")
    def feed(self, request):
        return NewsFeed()(request, index=self)

    @path("feed/atom/", name="atom_feed")
    def atom_feed(self, request):
        return AtomNewsFeed()(request, index=self)

    @path("feed/json/", name="json_feed")
    def json_feed(self, request):
        return JSONNewsFeed()(request, index=self)

    def get_posts(self):
        return NewsPage.objects.listed_in(self)

    def get_listing(self, request):
        """What the template shows: the posts of the chosen kind and month, and what else can be chosen.

        Choices that are not understood are ignored, as if nothing had been chosen.
        """
        posts = self.get_posts()
        numbers = told_here(f"number of news below {self.path}", lambda: _numbers(posts))
        counts, months = Counter(), {month for _kind, month in numbers}
        for (kind, _month), number in numbers.items():
            counts[kind] += number
        kind = request.GET.get("kind") if request.GET.get("kind") in NewsKind.values else ""
        month = next((each for each in months if str(each) == request.GET.get("month")), None)
        chosen = posts.of_kind(kind) if kind else posts
        chosen = chosen.in_month(month) if month else chosen
        paginator = Paginator(chosen, self.per_page)
        # Counted above already.
        paginator.count = sum(
            number
            for (of_kind, when), number in numbers.items()
            if kind in ("", of_kind) and month in (None, when)
        )
        shown = paginator.get_page(request.GET.get("page"))
        shown.object_list = cards_of(shown.object_list)
        return {
            "posts": shown,
            "kinds": [
                {"value": value, "label": label, "number": counts[value]}
                for value, label in NewsKind.choices
                if counts.get(value)
            ],
            "kind": kind,
            "months": sorted(months, reverse=True),
            "month": month,
            "total": sum(counts.values()),
            "thai_only": told_here(f"Thai news that is not below {self.path}", self.get_thai_only),
        }

    def get_thai_only(self):
        """The newest public Thai posts that have no translation here, as rows for a list that says so."""
        thai = self.thai_version
        if thai is None or not thai.live or restrictions_on(thai.path):
            return []
        translated = NewsPage.objects.child_of(self).live().values("translation_key")
        found = NewsPage.objects.listed_in(thai).exclude(translation_key__in=translated.order_by())
        return list(found.values_list("pk", "url_path", "title", "date", named=True)[:10])


def _numbers(posts):
    """``{(kind, Month): how many}`` of the ``posts``."""
    by_month = posts.order_by().annotate(month=TruncMonth("date")).values_list("kind", "month")
    return {(kind, Month.of(first)): number for kind, first, number in by_month.annotate(number=Count("pk"))}
