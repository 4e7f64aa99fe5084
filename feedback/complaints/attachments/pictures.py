"""Pictures: only their pixels are kept, upright and in full size."""

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

# Its import has Pillow read HEIC.
from cms.media.pictures import READING_ERRORS

from .refusing import Unclean

DAMAGED = (*READING_ERRORS, Image.DecompressionBombError)
# A larger one would need gigabytes to open.
MOST_PIXELS = 80_000_000
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/avif": "AVIF"}
# How each is written: quality, and for those that can take minutes, quickly rather than small.
WRITING = {
    "image/jpeg": {"quality": 90},
    "image/png": {"compress_level": 2},
    "image/webp": {"quality": 90, "method": 1},
    "image/avif": {"quality": 90, "speed": 9},
}
# What Pillow tells of a picture that says nothing of its maker: about the file format, or how to show it.
HARMLESS = {
    "jfif",
    "jfif_version",
    "jfif_unit",
    "jfif_density",
    "dpi",
    "progressive",
    "progression",
    "loop",
    "duration",
    "timestamp",
    "background",
    "transparency",
    "gamma",
    "srgb",
}


def clean_picture(content, content_type):
    """The picture ``content`` (bytes) anew, as ``content_type``. Raises Unclean.

    Colours are turned into those of every screen (sRGB), for a colour profile often names the camera.
    """
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unclean
            upright = ImageOps.exif_transpose(picture)
            pixels = _in_srgb(upright, picture.info.get("icc_profile"), content_type)
    except DAMAGED as error:
        raise Unclean from error
    buffer = BytesIO()
    try:
        pixels.save(buffer, FORMATS[content_type], **WRITING[content_type])
    except READING_ERRORS as error:
        # Wider or higher than this format can be written.
        raise Unclean from error
    result = buffer.getvalue()
    _prove(result)
    return result


def _in_srgb(picture, profile, content_type):
    """A new picture that has nothing of ``picture`` but its pixels."""
    has_alpha = picture.has_transparency_data and content_type != "image/jpeg"
    mode = "RGBA" if has_alpha else "RGB"
    if profile:
        try:
            srgb = ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, BytesIO(profile), srgb, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A damaged profile, or one for another kind of pixels: the colours come out as they are.
            picture = picture.convert(mode)
    pixels = Image.new(mode, picture.size)
    pixels.paste(picture if picture.mode == mode else picture.convert(mode))
    return pixels


def _prove(result):
    """Raises Unclean if anything but pixels can be found in the bytes ``result``."""
    with Image.open(BytesIO(result)) as picture:
        picture.load()
        if picture.getexif() or picture.getxmp() or set(picture.info) - HARMLESS:
            raise Unclean
