"""Files and photos that arrive by a link: looked at, made fit to publish, and kept."""

from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cms.media.content import CSV, DOC, DOCX, PDF, XLSX, inspect_document
from cms.media.forms import PictureField
from cms.media.pictures import publishable
from oit.elements.taking import Part

from .models import ContributionFile

KINDS = (PDF, DOCX, DOC, XLSX, CSV)
# Of each kind, in one contribution.
MOST_FILES = {Part.FILES: 10, Part.PHOTOS: 20}


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Takes any number of uploaded files, each of which is looked at by ``receive``."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(SeveralFilesField, self).clean(each, initial) for each in given]


def receive(contribution, part, uploads):
    """Keeps those of the ``uploads`` that are what they should be. Returns what is wrong with the others, in words."""
    problems = []
    room = MOST_FILES[part] - contribution.files.filter(is_photo=part is Part.PHOTOS).count()
    for upload in uploads[:room]:
        try:
            _keep(contribution, _photo(upload) if part is Part.PHOTOS else _file(upload))
        except ValidationError as error:
            problems += error.messages
    if uploads[room:]:
        problems.append(
            _("At most %(limit)s can be sent in. Not taken: %(names)s.")
            % {"limit": MOST_FILES[part], "names": ", ".join(each.name for each in uploads[room:])}
        )
    return problems


def _keep(contribution, values):
    ContributionFile.objects.create(contribution=contribution, **values)


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
