"""Puts what a line of work sent in into the newest draft of the item's page. Nothing is published by it."""

import logging
from contextlib import ExitStack
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.media.pictures import PublishablePicture
from cms.models import StationDocument, StationImage
from cms.storage import UNREACHABLE
from oit.datasets.problems import DatasetError
from oit.elements.taking import CannotTake, Given
from oit.stations import collection_of

from .models import State
from .steps import WrongStep, locked

logger = logging.getLogger(__name__)


def take(contribution, user, replace=False):
    """Takes it in and returns the Page. ``replace``: whether it takes the place of what the page has.

    Raises WrongStep where it is not approved or the page cannot be changed now, and CannotTake where it does not go
    together with what the draft has. Nothing is changed then.
    """
    _refuse_unapproved(contribution)
    newest_draft(contribution, user)
    with ExitStack() as undo:
        # Before the contribution is locked: nobody can save anything meanwhile.
        files, photos = _made_of_files(contribution, user, undo)
        with locked(contribution) as stored:
            draft = _take(stored, user, _given(stored, replace, files, photos))
        undo.pop_all()
    return draft


def _refuse_unapproved(contribution):
    if contribution.state != State.APPROVED:
        raise WrongStep(_("Only what was approved can be taken into the page."))


def _take(stored, user, given):
    """``stored``: a contribution as ``locked`` gives it. It may have been taken in or withdrawn meanwhile."""
    _refuse_unapproved(stored)
    if stored.declared is None:
        raise WrongStep(_("The checklist of this year does not ask for this element any more."))
    draft = newest_draft(stored, user)
    stored.declared.take(draft, given)
    revision = draft.save_revision(user=user)
    log(
        draft,
        "contributions.take",
        user=user,
        revision=revision,
        content_changed=True,
        data={"what": str(stored)},
    )
    log(stored, "contributions.take", user=user)
    stored.state, stored.closed_at = State.TAKEN, timezone.now()
    stored.save(update_fields=["state", "closed_at"])
    return draft


def newest_draft(contribution, user):
    """The newest version of the item's page, for ``user`` to change. Raises WrongStep where that is not possible."""
    page = contribution.item_page.get_latest_revision_as_object()
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit():
        raise WrongStep(_("You may not change this page."))
    if permissions.page_locked():
        raise WrongStep(
            _("“%(page)s” is locked. Have it unlocked, then take this in. It is kept until then.")
            % {"page": page.get_admin_display_title()}
        )
    return page


def _given(contribution, replace, files, photos):
    """What was sent in. ``files``, ``photos``: documents and pictures of the station that were made of its files."""
    content = contribution.given
    try:
        rows = [{key: row[key] for key in row if key != "id"} for row in content.clean_rows]
    except DatasetError as error:
        raise CannotTake(" ".join(error.messages)) from error
    return Given(
        line=contribution.line_of_work,
        month=contribution.month_asked,
        division=contribution.division,
        title=content.title,
        day=content.day,
        text=content.html,
        rows=rows,
        files=files,
        photos=photos,
        nothing=content.nothing,
        replace=replace,
    )


def _made_of_files(contribution, user, undo):
    """``(documents, pictures)`` of the station. ``undo``: an ExitStack that removes them again.

    Raises WrongStep where the file store does not answer.
    """
    files = contribution.files.all()
    try:
        documents = [_document(each, user, undo) for each in files if not each.is_photo]
        return documents, [_image(each, user, undo) for each in files if each.is_photo]
    except UNREACHABLE as error:
        logger.exception("The files of contribution %s were not copied", contribution.pk)
        raise WrongStep(
            _("The file store does not answer, so nothing was taken in. Try again in a few minutes.")
        ) from error


def _document(file, user, undo):
    with file.file.open("rb") as opened:
        content = ContentFile(opened.read(), file.filename)
    return _stored(StationDocument(title=file.title, file=content), file, user, undo)


def _image(file, user, undo):
    """A picture. It was made fit to publish when it arrived; encoding it once more would only cost detail."""
    with file.file.open("rb") as opened:
        content = PublishablePicture(
            opened.read(), PurePath(file.filename).stem + PurePath(file.file.name).suffix
        )
    return _stored(StationImage(title=file.title, description=file.title, file=content), file, user, undo)


def _stored(made, file, user, undo):
    made.collection = collection_of(file.contribution.site)
    made.uploaded_by_user = user
    made.full_clean()
    made.save()
    # Its file goes with it.
    undo.callback(made.delete)
    return made
