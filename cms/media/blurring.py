"""Parts of a picture made unrecognisable for good, such as faces and number plates."""

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFilter, ImageOps
from wagtail.log_actions import log

from cms.media.pictures import READING_ERRORS, UNREADABLE, encoded
from cms.models import StationImage

logger = logging.getLogger(__name__)

LOG_ACTION = "cms.blurred"

# A covered part keeps at most this many blocks along its longer side, whatever its size in pixels: too few for
# a face, and too few to try out number plates until one gives the same blocks.
BLOCKS = 5
# Many small rectangles side by side must not keep more of a face than one large one.
SMALLEST_BLOCK = 12  # pixels
# The average colour of a block is kept in eight steps only.
COARSE = [value // 32 * 32 + 16 for value in range(256)]

MOVING = _(
    "This picture moves, and only its first image could be blurred. "
    "Save one image of it as JPEG or PNG, and upload that instead."
)
MISSING = _("The file of this picture is missing. Upload the picture again on its page.")
CHANGED = _(
    "This picture was changed while you were drawing, and nothing has been blurred. Your rectangles are still here: "
    "check that they lie right on the picture as it is now, and save again."
)


@dataclass(frozen=True)
class Rectangle:
    """A part of an upright picture, in hundredths of its width and height, measured from the top left corner."""

    left: float
    top: float
    width: float
    height: float

    def box(self, size):
        """The pixels that it touches in a picture of ``size``: (left, top, right, bottom), within the picture."""
        width, height = size
        left = min(floor(self.left * width / 100), width - 1)
        top = min(floor(self.top * height / 100), height - 1)
        right = min(ceil((self.left + self.width) * width / 100), width)
        bottom = min(ceil((self.top + self.height) * height / 100), height)
        return left, top, max(right, left + 1), max(bottom, top + 1)


def refuse_unusable(image):
    """Raises ValidationError where the file of the StationImage ``image`` is missing, damaged or moves."""
    with _opened(image):
        pass


def blur(image, rectangles, seen_hash, user):
    """Replaces the file of the StationImage ``image`` by one with the ``rectangles`` covered.

    The file before it, and every size made of it, is deleted from the storage. ``seen_hash`` is the ``file_hash`` of
    the file on which the rectangles were drawn. Returns the names of the files that could not be deleted.
    Raises ValidationError, having changed nothing, when the file is another one by now or cannot be used.
    """
    if image.file_hash != seen_hash:
        raise ValidationError(CHANGED, code="changed")
    with _opened(image) as picture:
        covered = _covered(picture, rectangles)
    leftover = [image.file]
    # Deleting files cannot be undone, so it must not happen inside a transaction that still can be.
    with transaction.atomic(durable=True):
        image = StationImage.objects.select_for_update().get(pk=image.pk)
        if image.file_hash != seen_hash:
            raise ValidationError(CHANGED, code="changed")
        leftover += [rendition.file for rendition in image.renditions.all()]
        image.renditions.all().delete()
        image.file = covered
        image.save(update_fields=["file", "width", "height", "file_size", "file_hash"])
        log(image, LOG_ACTION, user=user, data={"rectangles": len(rectangles)})
    return _deleted_except(leftover)


@contextmanager
def _opened(image):
    """The file of a StationImage as a Pillow image. Errors of reading it become ValidationErrors."""
    try:
        with image.file.storage.open(image.file.name) as file, Image.open(file) as picture:
            if getattr(picture, "is_animated", False):
                raise ValidationError(MOVING)
            yield picture
    except FileNotFoundError as error:
        raise ValidationError(MISSING) from error
    except (*READING_ERRORS, Image.DecompressionBombError) as error:
        raise ValidationError(UNREADABLE) from error


def _covered(picture, rectangles):
    """The Pillow image ``picture``, upright, as a PublishablePicture with the ``rectangles`` covered."""
    upright = _with_averages(ImageOps.exif_transpose(picture))
    for rectangle in rectangles:
        box = rectangle.box(upright.size)
        upright.paste(_covering(upright.crop(box)), box)
    # The name tells nothing and was never used before: browsers keep what they got at an address for a year.
    stem = f"{get_random_string(16).lower()}-blurred"
    return encoded(upright, picture.format, stem, picture.info.get("icc_profile"))


def _with_averages(picture):
    """``picture`` in a mode whose colours can be averaged."""
    if picture.mode in ("P", "PA"):
        return picture.convert("RGBA")
    if picture.mode == "I;16":
        return picture.convert("I").point([value // 256 for value in range(65536)], "L")
    return picture.convert("L") if picture.mode == "1" else picture


def _covering(part):
    """What covers ``part`` of a picture: the coarse colours of a few blocks, their edges blurred."""
    block = max(max(part.size) / BLOCKS, SMALLEST_BLOCK)
    blocks = [max(1, round(side / block)) for side in part.size]
    averages = part.resize(blocks, Image.Resampling.BOX)
    steps = [step for band in part.getbands() for step in (range(256) if band == "A" else COARSE)]
    mosaic = averages.point(steps).resize(part.size, Image.Resampling.NEAREST)
    return mosaic.filter(ImageFilter.GaussianBlur(block / 3))


def _deleted_except(files):
    """Deletes the stored ``files``. Returns the names of those that the storage did not let go."""
    leftover = []
    for file in files:
        try:
            file.storage.delete(file.name)
        except OSError:
            logger.exception("The file %s of a picture before it was blurred is still there.", file.name)
            leftover.append(file.name)
    return leftover
