"""Photos that arrive in parts, over connections that break: each part is kept, and the next one follows it."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.media.forms import PictureField
from cms.media.pictures import publishable
from cms.models.user import User
from cms.storage import refuse_when_full

from .models import MadePost, PendingPhoto, PhotoPart

# In one post, and on their way from one person.
MOST_PHOTOS = 20
MOST_PENDING = 3 * MOST_PHOTOS
KEPT_FOR = timedelta(days=7)
# Of one photo: each part is a file. A phone needs far fewer (static/js/admin/quick-post/uploading.js).
MOST_PARTS = 1000


class OutOfStep(Exception):
    """A part came that does not follow what is here. ``received``: how many bytes are."""

    def __init__(self, received):
        super().__init__(received)
        self.received = received


def begin(user, key, name, size):
    """The PendingPhoto ``key`` of ``user``, made if it is new.

    Raises ValidationError where the photo is larger than a picture may be, too many are on their way, or the disk is
    nearly full.
    """
    if not 0 < size <= settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(
            _("“%(name)s” is %(size)s large. At most %(limit)s can be taken: make it smaller.")
            % {
                "name": name,
                "size": filesizeformat(size),
                "limit": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
            }
        )
    with transaction.atomic():
        # Parts of several photos may arrive at once, and each counts what is there.
        User.objects.select_for_update().get(pk=user.pk)
        found = PendingPhoto.objects.filter(user=user, key=key).first()
        if found:
            return found
        refuse_when_full()
        if PendingPhoto.objects.filter(user=user).count() >= MOST_PENDING:
            raise ValidationError(
                _(
                    "%(number)s photos of yours wait for posts that were not finished. Finish or discard one of these "
                    "posts first."
                )
                % {"number": MOST_PENDING}
            )
        return PendingPhoto.objects.create(user=user, key=key, name=name[-255:], size=size)


def add_part(photo, offset, data):
    """Keeps the bytes ``data`` of the ``photo``, which begin at ``offset``. Returns how many bytes are here now.

    Raises OutOfStep where they do not begin where the last part ended, or reach beyond the photo's end, and
    ValidationError where there are more parts than a phone makes.
    """
    with transaction.atomic():
        photo = PendingPhoto.objects.select_for_update().get(pk=photo.pk)
        received = photo.received
        if offset != received or not data or received + len(data) > photo.size:
            raise OutOfStep(received)
        if photo.parts.count() >= MOST_PARTS:
            raise ValidationError(
                _("“%(name)s” came in too many small pieces. Take it back, and send it again.")
                % {"name": photo.name}
            )
        part = PhotoPart(photo=photo, offset=offset, size=len(data))
        part.file.save("", ContentFile(data), save=False)
        part.save()
        return received + len(data)


def complete(photo):
    """Makes the picture of a photo of which all parts are here; one that was made already stays.

    Raises ValidationError where it is no picture that can be taken; the photo is then forgotten.
    """
    if photo.file:
        return
    try:
        picture = fit_to_publish(SimpleUploadedFile(photo.name, b"".join(_bytes_of(photo))))
    except ValidationError:
        forget(photo)
        raise
    with transaction.atomic():
        photo = PendingPhoto.objects.select_for_update().get(pk=photo.pk)
        if not photo.file:
            photo.name = picture.name[-255:]
            photo.file.save(picture.name, picture)
            _forget_parts(photo)


def fit_to_publish(upload):
    """The uploaded picture made fit to publish. Raises ValidationError, naming it, where it is none."""
    try:
        PictureField().clean(upload)
        return publishable(upload)
    except ValidationError as error:
        raise ValidationError(
            _("“%(name)s”: %(problem)s") % {"name": upload.name, "problem": " ".join(error.messages)}
        ) from error


def forget(photo):
    """Removes the photo and all of it that is here."""
    with transaction.atomic():
        _forget_parts(photo)
        _delete_file(photo.file)
        photo.delete()


def forget_abandoned():
    """Removes photos of which no post was made within a week, and what was remembered of posts that were."""
    before = timezone.now() - KEPT_FOR
    for photo in PendingPhoto.objects.filter(created_at__lt=before):
        forget(photo)
    MadePost.objects.filter(created_at__lt=before).delete()


def _bytes_of(photo):
    for part in photo.parts.all():
        with part.file.open("rb") as file:
            yield file.read()


def _forget_parts(photo):
    for part in photo.parts.all():
        _delete_file(part.file)
        part.delete()


def _delete_file(file):
    """Once it is sure that the database does not name it any more. A file that stays behind is seen by nobody."""
    if file:
        transaction.on_commit(partial(file.storage.delete, file.name), robust=True)
