from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SideBySideConfig(AppConfig):
    name = "cms.side_by_side"
    label = "side_by_side"
    verbose_name = _("Translation side by side")

    def ready(self):
        from . import comments

        comments.register()
