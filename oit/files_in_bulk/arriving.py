"""A file that arrives becomes a document or picture of the station at once, so that nothing is lost meanwhile."""

import logging
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.permissions import permission_policy as images_policy

from cms.media.forms import PictureField
from cms.models import StationDocument, StationImage
from cms.storage import UNREACHABLE
from oit.lint.files import findings_in_document
from oit.stations import collection_of

from .models import ArrivedFile

logger = logging.getLogger(__name__)
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".avif")


def arrive(upload, user, site, key=""):
    """Keeps the uploaded file. Returns its ArrivedFile; the first one where the same sending arrives again.

    ``key``: of the sending, made up where there is none. Raises ValidationError where the file cannot be kept.
    """
    key = key[:64] if key.isprintable() and key else get_random_string(32)
    if known := _known(user, key):
        return known
    is_picture = PurePath(upload.name).suffix.lower() in PICTURES
    collection = collection_of(site)
    policy = images_policy if is_picture else documents_policy
    if collection not in policy.collections_user_has_permission_for(user, "add"):
        raise PermissionDenied
    try:
        with transaction.atomic():
            made = _picture(upload) if is_picture else _document(upload)
            made.collection, made.uploaded_by_user = collection, user
            made.full_clean()
            made.save()
            kind = {"image": made} if is_picture else {"document": made}
            arrived = ArrivedFile.objects.create(
                site=site, user=user, name=PurePath(upload.name).name[-255:], key=key, **kind
            )
    except IntegrityError:
        # The same sending came a second time while the first was on its way; its file is not of any use.
        made.file.storage.delete(made.file.name)
        return ArrivedFile.objects.get(user=user, key=key)
    except UNREACHABLE as error:
        logger.exception("A file was not kept")
        raise ValidationError(
            _(
                "“%(name)s” could not be kept, because the file store does not answer. Try again in a few minutes."
            )
            % {"name": upload.name}
        ) from error
    if not is_picture:
        # Looked at now, with one file in hand; the table then knows.
        findings_in_document(made)
    return arrived


def _known(user, key):
    return ArrivedFile.objects.filter(user=user, key=key).first()


def _document(upload):
    _refuse_large(upload, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    return StationDocument(title=_title(upload), file=upload)


def _picture(upload):
    _refuse_large(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    PictureField().clean(upload)
    return StationImage(title=_title(upload), description=_title(upload), file=upload)


def _title(upload):
    name = PurePath(upload.name).name
    return (PurePath(name).stem or name)[:200]


def _refuse_large(upload, most):
    if upload.size > most:
        raise ValidationError(
            _("“%(name)s” is %(size)s large. At most %(limit)s can be taken: make it smaller.")
            % {"name": upload.name, "size": filesizeformat(upload.size), "limit": filesizeformat(most)}
        )
