from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from cms.lines_of_work import LineOfWork
from cms.models import StationOwned
from cms.models.stations import StationQuerySet, may
from cms.thai.years import Month
from oit.contributions.content import Content
from oit.elements.taking import Part


class State(models.TextChoices):
    ASKED = "asked", _("Asked")
    SENT = "sent", _("Sent in, to be approved")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved, to be taken in")
    TAKEN = "taken", _("Taken into the page")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# So long after the due day, or after it was made if that is later, a link may be used.
LINK_LASTS = timedelta(days=30)

# The line of work is at it; nobody is any more.
WITH_THE_LINE = (State.ASKED, State.RETURNED)
CLOSED = (State.TAKEN, State.WITHDRAWN)


class ContributionQuerySet(StationQuerySet):
    def open(self):
        return self.exclude(state__in=CLOSED)

    def with_pages(self):
        """With what their titles need, in a number of queries that does not grow with theirs."""
        pages = models.Prefetch("page", queryset=Page.objects.specific())
        return self.select_related("site", "asked_by", "head").prefetch_related(pages)


class Contribution(StationOwned):
    """A part of an item that a line of work is asked for, and what it sent in.

    ``element``: a key of the edition of the page's year. ``month``: ISO, where the element is told by month.
    ``division``: which part of the element, where it has such (see ``DeclaredElement.divisions``). ``content``: what
    was typed, see ``oit.contributions.content``. ``saves``: how often it was saved; also tells one version from
    another.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.PROTECT, related_name="+", verbose_name=_("item"), editable=False
    )
    element = models.CharField(max_length=60, editable=False)
    month = models.CharField(_("month"), max_length=7, blank=True, editable=False)
    division = models.CharField(max_length=60, blank=True, editable=False)
    line_of_work = models.CharField(_("line of work"), max_length=20, choices=LineOfWork, editable=False)
    wanted = models.TextField(_("what is wanted"), max_length=2000)
    due = models.DateField(_("due day"))

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
        editable=False,
    )
    asked_by_position = models.CharField(max_length=150, blank=True, editable=False)
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now, editable=False)
    officer = models.CharField(_("officer: name or position"), max_length=150, blank=True)
    officer_email = models.EmailField(
        _("officer's e-mail"),
        blank=True,
        help_text=_(
            "The link is sent there. Without one, copy the link and send it yourself, by LINE for example."
        ),
    )
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("head who approves"),
    )
    head_email = models.EmailField(
        _("head's e-mail"), blank=True, help_text=_("Only for a head who has no account here.")
    )

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED, editable=False)
    content = models.JSONField(default=dict, editable=False)
    saves = models.PositiveSmallIntegerField(default=0, editable=False)
    returned_with = models.TextField(_("returned with the words"), blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent in on"), null=True, editable=False)
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    approved_by = models.CharField(_("approved by"), max_length=150, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    forgotten = models.BooleanField(default=False, editable=False)

    objects = ContributionQuerySet.as_manager()

    panels = [
        FieldPanel("wanted"),
        FieldPanel("due"),
        MultiFieldPanel([FieldPanel("officer"), FieldPanel("officer_email")], heading=_("Officer")),
        FieldRowPanel([FieldPanel("head"), FieldPanel("head_email")], heading=_("Who approves")),
    ]

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["due", "pk"]
        permissions = [("approve_contribution", "Can approve contributions of a line of work")]

    def __str__(self):
        return f"{self.get_line_of_work_display()} · {self.subject}"

    # --- What is asked for -------------------------------------------------------------------------

    @cached_property
    def item_page(self):
        """The item's page as it is published, or as it was made."""
        return self.page.specific

    @property
    def rule(self):
        """The edition's element, or None where the year's edition has it no more."""
        return self.item_page.item.element(self.element) if self.item_page.item else None

    @property
    def declared(self):
        """How the page type declares the element, or None."""
        return self.item_page.element_for(self.rule) if self.rule else None

    @property
    def code(self):
        return self.item_page.code

    @property
    def line(self):
        return self.line_of_work

    @property
    def iso_month(self):
        return self.month

    @property
    def month_asked(self):
        return Month.from_iso(self.month) if self.month else None

    @property
    def subject(self):
        """Item, element, part of it and month, in one line."""
        title = str(self.rule.title) if self.rule else self.element
        parts = (f"{self.code} {title}", self.division_label, self.month_asked and self.month_asked.label())
        return " · ".join(part for part in parts if part)

    @property
    def brief(self):
        """Item, line of work, and month, for narrow lists."""
        month = self.month_asked.short_label() if self.month_asked else ""
        return " · ".join(part for part in (self.code, self.get_line_of_work_display(), month) if part)

    brief.fget.short_description = _("contribution")

    @property
    def division_label(self):
        choices = self.declared.divisions(self.item_page) if self.declared and self.division else ()
        return next((str(label) for value, label in choices if value == self.division), self.division)

    @cached_property
    def parts(self):
        """The Parts that may be sent in. That there was nothing, only where the checklist allows it."""
        if self.declared is None:
            return ()
        return tuple(
            part
            for part in self.declared.parts(self.item_page)
            if part is not Part.NOTHING or self.rule.nil is not None
        )

    @property
    def given(self):
        """The Content that was sent in or saved so far."""
        return Content(self, self.content)

    # --- Where it stands ---------------------------------------------------------------------------

    @property
    def is_closed(self):
        return self.state in CLOSED

    @property
    def is_with_the_line(self):
        return self.state in WITH_THE_LINE

    def is_overdue(self, on=None):
        """Whether the line of work has let the day pass."""
        return self.is_with_the_line and self.due < (on or timezone.localdate())

    @property
    def standing(self):
        """The state, whether it is overdue, and whether a mail about it could not be sent, in words."""
        said = [self.get_state_display()]
        if self.is_overdue():
            said.append(gettext("Overdue"))
        if any(mail.error and not mail.sent_at for mail in self.mails.all()):
            said.append(gettext("e-mail could not be sent"))
        return " · ".join(said)

    @property
    def head_is_here(self):
        """Whether the head has an account and may still approve at this station. Asked anew each time."""
        return self.head is not None and may(self.head, "approve", Contribution, self.site)

    @property
    def head_address(self):
        """The e-mail of whoever approves, or an empty string."""
        if self.head is not None:
            return self.head.email if self.head_is_here else ""
        return self.head_email

    def links_end(self, made_on):
        """The last day on which a link that was made on the day ``made_on`` may be used."""
        return max(self.due, made_on) + LINK_LASTS
