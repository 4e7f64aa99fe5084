"""Files and photos that arrive by a link: looked at, made fit to publish, and kept."""

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cms.media.content import CSV, DOC, DOCX, PDF, XLSX, inspect_document
from cms.media.forms import PictureField
from cms.media.pictures import publishable
from cms.storage import UNREACHABLE, private_storage, refuse_when_full
from oit.elements.taking import Part

from .models import ContributionFile

logger = logging.getLogger(__name__)
KINDS = (PDF, DOCX, DOC, XLSX, CSV)
# Of each kind, in one contribution.
MOST_FILES = {Part.FILES: 10, Part.PHOTOS: 20}


@dataclass
class Arrival:
    """An upload called ``name``: ``values`` for its ContributionFile, or in ``problems`` what is wrong with it."""

    name: str
    values: dict = field(default_factory=dict)
    problems: tuple = ()


@contextmanager
def arrivals(contribution, files):
    """``{part: [Arrival]}`` of the uploaded ``files``, looked at, made fit to publish and stored.

    All that takes long is done here, before the contribution is locked: nobody can save anything meanwhile. A stored
    file that has no record in the end is removed.
    """
    found = {
        part: [_arrived(part, upload, number < most) for number, upload in enumerate(files.getlist(part))]
        for part, most in MOST_FILES.items()
        if part in contribution.parts
    }
    try:
        yield found
    finally:
        _remove_unrecorded({each.values["file"] for part in found.values() for each in part if each.values})


def _arrived(part, upload, has_room):
    arrival = Arrival(upload.name)
    if has_room:
        try:
            refuse_when_full()
            arrival.values = _stored(_photo(upload) if part is Part.PHOTOS else _file(upload))
        except ValidationError as error:
            arrival.problems = tuple(error.messages)
        except UNREACHABLE:
            logger.exception("A file of a contribution was not stored")
            arrival.problems = (
                _(
                    "“%(name)s” could not be kept, because the file store does not answer. What you typed is kept. "
                    "Choose the file again in a few minutes."
                )
                % {"name": upload.name},
            )
    return arrival


def _stored(values):
    """The ``values`` with the name of the stored file in place of the file."""
    kept = ContributionFile._meta.get_field("file")
    name = kept.generate_filename(None, values["file"].name)
    return {**values, "file": kept.storage.save(name, values["file"], max_length=kept.max_length)}


def _remove_unrecorded(names):
    known = set(ContributionFile.objects.filter(file__in=names).values_list("file", flat=True))
    for name in names - known:
        try:
            private_storage().delete(name)
        except UNREACHABLE:
            logger.exception("The file %s of no contribution was not removed", name)


def record(contribution, part, arrived):
    """Keeps those of the Arrivals that are what they should be. Returns what is wrong with the others, in words."""
    room = MOST_FILES[part] - contribution.files.filter(is_photo=part is Part.PHOTOS).count()
    for each in arrived[:room]:
        if each.values:
            ContributionFile.objects.create(contribution=contribution, **each.values)
    problems = [problem for each in arrived[:room] for problem in each.problems]
    if arrived[room:]:
        problems.append(
            _("At most %(limit)s can be sent in. Not taken: %(names)s.")
            % {"limit": MOST_FILES[part], "names": ", ".join(each.name for each in arrived[room:])}
        )
    return problems


def _file(upload):
    _refuse_large(upload, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    content_type = inspect_document(upload, upload.name)
    if content_type not in KINDS:
        raise ValidationError(_("“%(name)s” is a picture. Choose it under photos.") % {"name": upload.name})
    return {"is_photo": False, "file": upload, "content_type": content_type, **_facts(upload)}


def _photo(upload):
    _refuse_large(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    try:
        PictureField().clean(upload)
        picture = publishable(upload)
    except ValidationError as error:
        raise ValidationError(
            _("“%(name)s”: %(problem)s") % {"name": upload.name, "problem": " ".join(error.messages)}
        ) from error
    return {
        "is_photo": True,
        "file": picture,
        **_facts(upload),
        "content_type": f"image/{PurePath(picture.name).suffix[1:].replace('jpg', 'jpeg')}",
        "size": picture.size,
    }


def _facts(upload):
    name = PurePath(upload.name).name
    return {"filename": name[-255:], "size": upload.size, "title": PurePath(name).stem[:200] or name[:200]}


def _refuse_large(upload, most):
    if upload.size > most:
        raise ValidationError(
            _("“%(name)s” is %(size)s large. At most %(limit)s can be taken: make it smaller.")
            % {"name": upload.name, "size": filesizeformat(upload.size), "limit": filesizeformat(most)}
        )
