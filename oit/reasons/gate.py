"""Which of the Concerns about a page nobody has given a reason for, and the reasons that were given.

A reason stands in the history of the page, for good, and is about the very things it names: the same file may be
published again, another one needs a reason of its own.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, PageLogEntry

from cms.models import BasePage
from cms.models.stations import position_of
from cms.publishing import NotPublished
from oit.lint.files import needs_reason
from oit.starters.marks import refuse_unfilled

ACTION = "oit.publish_with_reason"


class ReasonNeeded(NotPublished):
    """A page that would go live with something that needs a stated reason and has none."""


@dataclass(frozen=True)
class Explanation:
    """The ``reason`` for publishing ``concerns``, given in a form and kept when its page is saved."""

    concerns: tuple
    reason: str

    def keep(self, page, revision, user):
        """Writes it into the history of the stored ``page``, in the words of the station's language."""
        keys = [concern.key for concern in self.concerns]
        with override(settings.LANGUAGE_CODE):
            about = [concern.message for concern in needs_reason(page) if concern.key in keys]
        data = {
            "reason": self.reason,
            "position": position_of(user, page.station),
            "about": about,
            "keys": keys,
        }
        log(instance=page, action=ACTION, user=user, data=data, revision=revision)


class InHistory(LogFormatter):
    label = gettext_lazy("Reason for publishing")

    def format_message(self, log_entry):
        return _("Reason for publishing: %(reason)s. It is about: %(about)s") % {
            "reason": log_entry.data["reason"],
            "about": " ".join(log_entry.data["about"]),
        }


def reasons_of(page):
    """The PageLogEntries with the reasons given for ``page`` in either language, the newest first."""
    versions = Page.objects.filter(translation_key=page.translation_key)
    return PageLogEntry.objects.filter(page__in=versions.values("pk"), action=ACTION).order_by("-timestamp")


def unexplained(page):
    """The Concerns about ``page``, as this object has it, that no reason was given for.

    Reads the files that were not read before.
    """
    concerns = needs_reason(page)
    if not concerns or page.pk is None:
        return concerns
    known = {key for entry in reasons_of(page) for key in entry.data.get("keys", ())}
    return [concern for concern in concerns if concern.key not in known]


def connect():
    """Every way of publishing ends in saving the page with another live revision: the edit form, an approval, a date
    set for it, the API. So it is there that a page is held back."""
    pre_save.connect(_before_saving, dispatch_uid="oit.reasons")


def _before_saving(sender, instance, raw=False, **kwargs):
    if isinstance(instance, BasePage) and not raw:
        if instance._state.adding and instance.live and instance.live_revision_id is None:
            # Wagtail puts a new page live before its first version is published, which is held back in its turn.
            instance.live = not unexplained(instance)
        hold_back(instance)


def hold_back(page):
    """Raises ReasonNeeded where saving ``page`` would put a revision live that has something unexplained."""
    if not page.live or page.live_revision_id is None:
        return
    if Page.objects.filter(pk=page.pk, live=True, live_revision=page.live_revision_id).exists():
        return
    refuse_unfilled(page)
    if concerns := unexplained(page):
        raise ReasonNeeded(
            _(
                "“%(title)s” was not published: %(concerns)s Mend this, or open the page and give the reason for "
                "publishing it as it is."
            )
            % {
                "title": page.get_admin_display_title(),
                "concerns": " ".join(each.message for each in concerns),
            }
        )
