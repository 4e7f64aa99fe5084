"""The pictures of a page, in the size that a document needs."""

import logging

from cms.media.sizes import size_of, with_sizes
from cms.models.media import Rendition
from oit.years.snapshots import rendition_file

logger = logging.getLogger(__name__)
# Word takes neither WebP nor AVIF. Wide enough for a sheet of A4.
SIZE = "max-1000x1000|format-jpeg|jpegquality-80"
PORTRAIT_SIZE = "fill-176x220|format-jpeg|jpegquality-80"


class Pictures:
    """The pictures that the ``<img>`` elements of a page show, found in one query for the whole page."""

    def __init__(self, elements):
        names = {element.get("src"): rendition_file(element.get("src") or "") for element in elements}
        found = Rendition.objects.filter(file__in=set(names.values())).select_related("image")
        images = {rendition.file.name: rendition.image for rendition in found}
        # One object for each picture, so that its sizes are read once.
        known = {image.pk: image for image in images.values()}
        with_sizes(known.values())
        self._images = {address: known[images[name].pk] for address, name in names.items() if name in images}

    def content(self, element, is_portrait=False):
        """The bytes of what the ``<img>`` element shows, as JPEG; None where it is none of ours, or its file is gone.

        Other trouble of the storage is raised: the document is made again later.
        """
        image = self._images.get(element.get("src"))
        if image is None:
            return None
        size = size_of(image, PORTRAIT_SIZE if is_portrait else SIZE)
        try:
            with Rendition._meta.get_field("file").storage.open(size.file) as file:
                return file.read()
        except FileNotFoundError:
            logger.warning("The file of picture %s cannot be read: the document goes without it.", image.pk)
            return None
