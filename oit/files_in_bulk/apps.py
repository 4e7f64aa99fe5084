from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesInBulkConfig(AppConfig):
    name = "oit.files_in_bulk"
    label = "files_in_bulk"
    verbose_name = _("Files in bulk")
