from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cms.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from cms.tick import jobs

        from . import pages, signals, sources
        from .keeping import catch_up

        sources.register("page", pages.page_itself)
        sources.register("documents", pages.documents)
        signals.connect()
        jobs.register("read_pages_for_search", catch_up)
