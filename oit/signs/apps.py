from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignsConfig(AppConfig):
    name = "oit.signs"
    label = "signs"
    verbose_name = _("Printed signs")

    def ready(self):
        from . import moving

        moving.register()
