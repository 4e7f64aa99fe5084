"""Reads QR codes as a telephone does, from a picture."""

from io import BytesIO

import zxingcpp
from PIL import Image


def codes_in(png):
    """What the codes say that are found in the picture."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(png)).convert("L"))]
