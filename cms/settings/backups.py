"""Backups: where they go, for whom they are encrypted, and how long they are kept (cms.backup)."""

from .environment import env

# The public key; several, separated by commas, each open all backups.
BACKUP_RECIPIENT = env("BACKUP_RECIPIENT", default="")
# A folder, or s3://bucket/prefix, where ``tick`` makes one every night.
BACKUP_TO = env("BACKUP_TO", default="")
# The newest of each of 7 days, 4 weeks and 6 months. What was erased from the site lives on for so long.
BACKUP_KEEP = env("BACKUP_KEEP", default="7d4w6m")
# The administrators are warned when the last good one is older.
BACKUP_OLD_AFTER_DAYS = env.int("BACKUP_OLD_AFTER_DAYS", default=2)
# The storage of backups in a bucket: that of the uploads unless it is another one, which is better.
BACKUP_S3 = {
    option: env(f"BACKUP_S3_{name}", default=env(f"S3_{name}", default=None))
    for option, name in (
        ("endpoint_url", "ENDPOINT_URL"),
        ("region_name", "REGION"),
        ("access_key", "ACCESS_KEY"),
        ("secret_key", "SECRET_KEY"),
    )
}
