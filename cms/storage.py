"""Files beside the public ones: for nobody but those whom a view lets in."""

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.storage import storages

# What a file store raises that cannot keep or give a file, here or far away.
UNREACHABLE = (OSError, BotoCoreError, ClientError, Boto3Error)


def private_storage():
    """Where files are kept that no address leads to, and no proxy may serve."""
    return storages["private"]
