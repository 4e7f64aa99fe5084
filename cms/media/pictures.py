"""Pictures made fit to publish: upright, of sensible size, and without the data that phones add."""

import struct
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

register_heif_opener()

# Formats that browsers show. Any other that Pillow reads (HEIC from phones) becomes JPEG.
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}

# Enough for a full-width picture on a large screen and for an A4 print.
LONGEST_SIDE = 4000

# What Pillow raises for a file that is damaged or no picture at all; the readers of AVIF, HEIC and EXIF have their own.
READING_ERRORS = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    RuntimeError,
    EOFError,
    TypeError,
    struct.error,
)
UNREADABLE = _(
    "This picture cannot be read: the file is damaged, or it is not a picture. "
    "Open it on your device to check, and save it again as JPEG or PNG."
)


class PublishablePicture(ContentFile):
    """A picture that was made fit to publish, so that it is not re-encoded a second time."""


def publishable(file):
    """Returns the picture ``file`` as a new named PublishablePicture, re-encoded without metadata.

    The position where a photo was taken (EXIF GPS), the camera and any embedded thumbnail are left
    behind, because re-encoding writes pixels and the colour profile only.
    Raises ValidationError when ``file`` is not a picture that can be read.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            name_format = picture.format
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return encoded(upright, name_format, Path(file.name).stem, picture.info.get("icc_profile"))
    except (*READING_ERRORS, Image.DecompressionBombError) as error:
        raise ValidationError({"file": UNREADABLE}) from error


def encoded(picture, original_format, stem, profile):
    """Returns the Pillow image ``picture`` as a PublishablePicture: its pixels and colour profile, nothing else.

    Its name is ``stem`` with the ending of its format: ``original_format`` where browsers show that, else JPEG.
    """
    kept = original_format if original_format in EXTENSIONS else "JPEG"
    if kept == "JPEG" and picture.mode not in ("RGB", "L"):
        # A colour profile describes one mode; that of a CMYK print would give RGB wrong colours.
        profile = profile if picture.mode in ("RGBA", "LA", "P") else None
        picture = picture.convert("RGB")
    pixels = Image.new(picture.mode, picture.size)
    pixels.paste(picture)
    if picture.mode == "P":
        pixels = picture.convert("RGBA")
    buffer = BytesIO()
    options = {"icc_profile": profile} if profile else {}
    if kept in ("JPEG", "WEBP", "AVIF"):
        options["quality"] = 88
    pixels.save(buffer, kept, **options)
    return PublishablePicture(buffer.getvalue(), f"{stem}.{EXTENSIONS[kept]}")
