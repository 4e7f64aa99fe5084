"""Small pictures for tests."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image


def jpeg(name="picture.jpg", size=(64, 48), colour="#6f1a2c", **options):
    """A JPEG file; ``options`` go to Pillow's save."""
    return _encoded(name, "JPEG", size, colour, **options)


def png(name="picture.png", size=(64, 48), colour="#6f1a2c"):
    return _encoded(name, "PNG", size, colour)


def _encoded(name, kind, size, colour, **options):
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind, **options)
    return ContentFile(buffer.getvalue(), name)
