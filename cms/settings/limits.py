"""How much a request may bring, and under which address people work."""

from .environment import env

# An edit form of twelve months with their rows has many fields; Django's thousand is too few.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# The folder of addresses at which people work. Another name keeps away those who only try the usual one.
ADMIN_PATH = env("ADMIN_PATH", default="admin").strip("/")

# How many bytes a request may bring: a form of the public, and where files are sent in. deploy/nginx says the same.
MEGABYTE = 1024 * 1024
REQUEST_LIMIT = 1 * MEGABYTE
REQUEST_LIMITS = {
    ADMIN_PATH: 120 * MEGABYTE,
    "contribute": 120 * MEGABYTE,
    **dict.fromkeys(("complaint", "tip", "c", "t"), 60 * MEGABYTE),
}
