"""Files beside the public ones: for nobody but those whom a view lets in."""

import math
import shutil
from pathlib import Path

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.utils.translation import gettext as _

# What a file store raises that cannot keep or give a file, here or far away.
UNREACHABLE = (OSError, BotoCoreError, ClientError, Boto3Error)

# What stays free of the disk: whatever fills it with files, texts are still taken, and the site works. In bytes, but of
# a small disk no more than this part.
RESERVE, PART = 1024**3, 0.05

# The folder of the made sizes of pictures, the only files that have an address without a view that lets in.
PICTURES = "images/"


def private_storage():
    """Where files are kept that no address leads to, and no proxy may serve."""
    return storages["private"]


def room_left():
    """Bytes above the reserve of the disk with the files, below 0 without. Of a storage elsewhere: infinity."""
    try:
        folder = Path(private_storage().path(""))
    except NotImplementedError:
        return math.inf
    disk = shutil.disk_usage(folder if folder.exists() else settings.VAR_DIR)
    return disk.free - min(RESERVE, int(disk.total * PART))


def refuse_when_full(field=None):
    """Raises ValidationError, for the form's ``field`` if one is named, while little is left of the disk.

    One account that somebody else got hold of would otherwise stop every station here.
    """
    if room_left() < 0:
        words = _(
            "No files can be taken at the moment, because the disk of the server is nearly full. Texts can be "
            "saved. Tell the administrator."
        )
        raise ValidationError({field: words} if field else words)
