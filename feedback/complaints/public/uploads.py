"""Files of a form that is not sent yet: sealed as soon as they come, their keys in the form alone.

Also of the officers' forms, which take the same files in the same way.
"""

import logging

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.public_forms import limits
from cms.storage import UNREACHABLE
from feedback.complaints.attachments import storing, uploading
from feedback.complaints.attachments.receiving import receive, too_much
from feedback.complaints.models import PendingAttachment

logger = logging.getLogger(__name__)

# Of one form, and requests with files from one network within an hour.
MOST_FILES, MOST_REQUESTS = 20, 60
# Bytes that all forms which are not sent yet may have together: nobody can fill the disk with them.
ROOM = 4 * 1024**3


class Uploads:
    """The files of one form. ``kept``: their Pendings. ``lost``: whether some were purged meanwhile."""

    def __init__(self, request, site):
        self.request, self.site = request, site
        self.lost = False

    @cached_property
    def kept(self):
        found = []
        for token in self.request.POST.getlist("file")[:MOST_FILES]:
            try:
                found.append(storing.pending(token))
            except storing.Gone:
                self.lost = True
        return found

    def take(self, field):
        """Takes in what was chosen in the ``field``. Returns what to tell about files that could not be taken."""
        chosen = self.request.FILES.getlist(field)
        faults = [too_much(name) for name in uploading.left_out(self.request)]
        if chosen and (refusal := self._refusal(len(chosen))):
            return [refusal, *faults]
        for upload in chosen:
            try:
                self.kept.append(receive(upload, self.kept))
            except ValidationError as error:
                faults.append(error)
            except UNREACHABLE as error:
                logger.error("An attachment could not be stored: %s", type(error).__name__)
                faults.append(_unreachable(upload.name))
        return faults

    def remove(self, name):
        """Takes the file of that name out of the form again, and erases it."""
        for one in [one for one in self.kept if one.name == name]:
            self.kept.remove(one)
            storing.discard(one)

    def _refusal(self, number):
        """Why none of so many more files can be taken now, or None."""
        if len(self.kept) + number > MOST_FILES:
            return ValidationError(
                _("At most %(number)s files can be attached. Send the rest later."),
                params={"number": MOST_FILES},
            )
        waiting = PendingAttachment.objects.aggregate(size=Sum("size"))["size"] or 0
        if waiting > ROOM or self._is_flooding():
            return ValidationError(
                _(
                    "No more files can be taken at this moment. What you wrote is still here: send it without them, "
                    "and add them in some hours."
                )
            )
        return None

    def _is_flooding(self):
        """Whether too many files come from where this one comes from."""
        return limits.count_sent(self.request, self.site, "complaint-files") > MOST_REQUESTS


class OfficersUploads(Uploads):
    """Those of a designated officer, who is known and not counted by network."""

    def _is_flooding(self):
        return False


def _unreachable(name):
    return ValidationError(
        _("“%(name)s” could not be stored just now. Try again, or add it later."),
        params={"name": name},
    )
