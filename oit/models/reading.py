from django.db import models
from django.utils.translation import gettext_lazy as _


class FileReading(models.Model):
    """What was found in a file, told by its content: looking at it takes long, and finds the same again.

    ``sha256``: of the content, in hexadecimal. ``rules``: the version of what is looked for. ``findings``: the fields
    of the FileFindings (``oit.lint.findings``), a list of objects.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    rules = models.PositiveSmallIntegerField()
    findings = models.JSONField(default=list)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("file that was looked at")

    def __str__(self):
        return self.sha256
