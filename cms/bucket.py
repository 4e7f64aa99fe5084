"""Uploads in an S3-compatible storage. Nothing in the bucket is public; whatever it gives needs a signed address."""

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from cms.storage import PICTURES


class Bucket(S3Storage):
    """The made sizes of pictures have addresses of this site, which stay: pages with them are kept and printed.

    Other files have signed addresses, each good for an hour.
    """

    # In seconds: a storage that is gone keeps no reader waiting for minutes, as boto's own patience would.
    config = Config(
        signature_version="s3v4",
        connect_timeout=3,
        read_timeout=20,
        retries={"total_max_attempts": 2, "mode": "standard"},
    )

    def url(self, name, parameters=None, expire=None, http_method=None):
        if not self.location and clean_name(name).startswith(PICTURES):
            return settings.MEDIA_URL + filepath_to_uri(clean_name(name))
        return super().url(name, parameters, expire, http_method)
