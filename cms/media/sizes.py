"""The sizes of a picture that pages show.

Wagtail makes and keeps them as renditions. Its own tags load each as a model instance and parse its name at every
view, which for a page of pictures takes longer than all the rest of it.
"""

from functools import lru_cache
from itertools import chain
from types import SimpleNamespace
from typing import NamedTuple

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter
from wagtail.images.shortcuts import get_rendition_or_not_found

from cms.models.media import Rendition


class Size(NamedTuple):
    """A picture in one size: ``file`` is its name in the storage; ``width`` and ``height`` are in pixels."""

    file: str
    width: int
    height: int

    @property
    def url(self):
        return _address(self.file)


@lru_cache(maxsize=4096)
def _address(file):
    """Where the size with the name ``file`` is, which stays (``cms.bucket.Bucket``)."""
    return Rendition._meta.get_field("file").storage.url(file)


def with_sizes(images):
    """Reads in one query which sizes there are of those ``images`` that do not know it yet; Nones are left out."""
    images = [image for image in images if image and not hasattr(image, "made_sizes")]
    if not images:
        return
    made = {image.pk: {} for image in images}
    found = Rendition.objects.filter(image__pk__in=made).values_list(
        "image_id", "filter_spec", "focal_point_key", "file", "width", "height"
    )
    # A picture has many sizes and a page shows two of them: a Size is made of those alone.
    for image, spec, key, *size in found:
        made[image][spec, key] = size
    for image in images:
        image.made_sizes = made[image.pk]


def images_in(value):
    """Yields the pictures in ``value``, a stream or what a block of one holds."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        yield from chain.from_iterable(images_in(block.value) for block in value)
    elif isinstance(value, StructValue):
        yield from chain.from_iterable(map(images_in, value.values()))
    elif isinstance(value, ListValue):
        yield from chain.from_iterable(map(images_in, value))


class Pictures:
    """The pictures of a page, read together: those on top of it with those that its sections show."""

    def __init__(self, wanted=()):
        """``wanted``: numbers of pictures that somebody will ask for, or None."""
        self._wanted, self._found = set(wanted), {}

    def of(self, numbers=()):
        """``{number: picture}`` of all read so far, those with ``numbers`` among them if they are still there.

        Each knows its sizes. Two queries for what was not read yet.
        """
        missing = self._wanted.union(numbers) - {None}
        self._wanted = set()
        if missing := missing - self._found.keys():
            found = get_image_model().objects.in_bulk(missing)
            with_sizes(found.values())
            self._found |= found
        return self._found


def size_of(image, spec):
    """The Size of ``image`` that the filters ``spec`` describe, such as "width-480|format-webp".

    Made now if nobody has seen it yet; where the picture's file is gone, that of Wagtail's sign for it.
    """
    if not hasattr(image, "made_sizes"):
        with_sizes([image])
    focus = image.focal_point_width, image.focal_point_height, image.focal_point_x, image.focal_point_y
    key = spec, _focal_point_key(spec, *focus)
    if key not in image.made_sizes:
        rendition = get_rendition_or_not_found(image, spec)
        image.made_sizes[key] = rendition.file.name, rendition.width, rendition.height
    return Size(*image.made_sizes[key])


@lru_cache(maxsize=4096)
def _focal_point_key(spec, width, height, x, y):
    """What a rendition is kept under beside its ``spec``: it changes with the part of the picture to be shown."""
    return Filter(spec).get_cache_key(
        SimpleNamespace(focal_point_width=width, focal_point_height=height, focal_point_x=x, focal_point_y=y)
    )
