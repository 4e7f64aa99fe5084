"""What became of each backup. The backups themselves lie elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BackupQuerySet(models.QuerySet):
    def good(self):
        return self.filter(error="")

    def failed(self):
        return self.exclude(error="")


class Backup(models.Model):
    """One that was made, or could not be made. Written at its end: one that was cut off leaves nothing."""

    started_at = models.DateTimeField(_("begun"))
    finished_at = models.DateTimeField(_("ended"))
    # A path or s3://bucket/key: never with a password.
    address = models.CharField(_("place"), max_length=500)
    size = models.PositiveBigIntegerField(_("size"), null=True)
    files = models.PositiveIntegerField(_("files"), null=True)
    error = models.TextField(_("why it failed"), blank=True)

    objects = BackupQuerySet.as_manager()

    class Meta:
        verbose_name = _("backup")
        verbose_name_plural = _("backups")
        ordering = ["-started_at", "-pk"]
        get_latest_by = ["started_at", "pk"]

    def __str__(self):
        return self.address
