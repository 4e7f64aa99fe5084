from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OitConfig(AppConfig):
    name = "oit"
    verbose_name = _("Public information (OIT)")
    public_urls = "oit.urls"

    def ready(self):
        from cms.tick import jobs

        from . import checks, edition_checks, found, links, publications, sections
        from .guides import links as guides
        from .imports.keeping import forget
        from .reasons import gate

        checks.register()
        edition_checks.register()
        sections.register()
        publications.connect()
        links.register()
        guides.connect()
        found.register()
        gate.connect()
        jobs.register("forget_imports", forget)
