from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cms.search"
    label = "search"
    verbose_name = _("Search")
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "Entry": "The pages are read anew.",
        "Word": "The pages are read anew.",
    }

    def ready(self):
        from cms.tick import jobs

        from . import moving, pages, signals, sources
        from .keeping import catch_up

        sources.register("page", pages.page_itself)
        sources.register("documents", pages.documents)
        signals.connect()
        moving.register()
        jobs.register("read_pages_for_search", catch_up)
