"""Puts a small file in the place of each that a snapshot names and does not hold: a snapshot has rows alone.

DJANGO_SETTINGS_MODULE=… VAR_DIR=… python -m tests.upgrade.stand_ins
"""

import io

import django
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from PIL import Image
from wagtail.images import get_image_model


def put():
    # Sizes of pictures are made anew, of what now stands for the pictures.
    get_image_model().get_rendition_model().objects.all().delete()
    for model in apps.get_models():
        fields = [field for field in model._meta.local_fields if isinstance(field, models.FileField)]
        for field in fields:
            for name in model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True):
                if name and not field.storage.exists(name):
                    field.storage.save(name, ContentFile(content(name)))


def content(name):
    """No two are the same, so that one cannot stand for another unnoticed."""
    ending = name.rpartition(".")[2].lower()
    form = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}.get(ending)
    if form is None:
        return f"%PDF-1.7\n% {name}\n%%EOF\n".encode()
    picture, colour = io.BytesIO(), sum(name.encode()) % 256
    Image.new("RGB", (64, 48), (colour, 80, 120)).save(picture, form)
    return picture.getvalue()


if __name__ == "__main__":
    django.setup()
    put()
