"""Pictures as documents hold them: upright, of a modest size, without what a camera writes into its files."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from .refusals import CannotWrite

LONGEST_SIDE, QUALITY = 1400, 80


def as_jpeg(picture):
    """The bytes of a Picture as JPEG, and its width divided by its height. Raises CannotWrite.

    Transparent parts become white. The same picture gives the same bytes.
    """
    try:
        with Image.open(BytesIO(picture.content)) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise CannotWrite(
            _("The picture “%(alt)s” cannot be read. Upload it again as JPEG or PNG.") % {"alt": picture.alt}
        ) from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    white = Image.new("RGBA", image.size, "white")
    buffer = BytesIO()
    Image.alpha_composite(white, image).convert("RGB").save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue(), image.width / image.height
