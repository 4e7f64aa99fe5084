from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OitConfig(AppConfig):
    name = "oit"
    verbose_name = _("Public information (OIT)")
    public_urls = "oit.urls"
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "FileReading": "Found again in the files themselves.",
    }

    def ready(self):
        from cms.bin import refusals
        from cms.tick import jobs

        from . import checks, edition_checks, found, links, moving, permanence, publications, sections
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
        moving.register()
        gate.connect()
        refusals.register(permanence.must_stay)
        jobs.register("forget_imports", forget)
