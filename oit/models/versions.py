"""Which version of an item page an object is, and what was said and kept of that one."""

from django.utils import timezone
from django.utils.functional import cached_property

from cms.thai.years import Month

from .overruling import Overruling
from .publication import Publication


class VersionMixin:
    """For an item page. ``explanation``: a reason given for the change, which the next revision keeps."""

    explanation = None

    # Whether this object was read from a revision, taken for the newest one, and not from what is published.
    from_revision = False

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.from_revision = True
        return page

    def save_revision(self, user=None, *args, **kwargs):
        revision = super().save_revision(user, *args, **kwargs)
        if self.explanation:
            self.explanation.keep(self, revision, user)
            self.explanation = None
        return revision

    @property
    def shows_published(self):
        """Whether this object is the published version."""
        return self.live and not self.from_revision

    @property
    def revision_shown(self):
        """The number of the revision that this object shows."""
        return self.live_revision_id if self.shows_published else self.latest_revision_id

    @cached_property
    def overrulings(self):
        """``{element key: Overruling}`` of those that are about this version of the Thai page, the last of each."""
        found = Overruling.objects.standing().filter(page_id=self.thai.pk)
        return {each.element: each for each in found if each.is_about(self.thai)}

    @cached_property
    def publications(self):
        """The Publications of the Thai page, as rows of what is told of them."""
        if self.thai is not self:
            return self.thai.publications
        found = Publication.objects.filter(page_id=self.pk)
        return list(found.values_list(*Publication.TOLD, named=True))

    @cached_property
    def statements(self):
        """Those of the ``publications`` that state that there was nothing to report."""
        return [each for each in self.publications if each.stated_at]

    @cached_property
    def months_published(self):
        """``{element key: {Month: the day it was first published}}`` of the Thai page."""
        found = {}
        for each in self.publications:
            if each.month:
                day = timezone.localdate(each.first_published_at)
                found.setdefault(each.element, {})[Month.from_iso(each.month)] = day
        return found
