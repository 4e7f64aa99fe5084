from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Police station"
    # Models that do not go along with a station (cms.moving), and why.
    stays_behind = {
        "Rendition": "Sizes of pictures, made again when they are first shown.",
        "User_user_permissions": "What people may do comes from their roles.",
    }

    def ready(self):
        from . import checks, clusters, root_paths, signals, trees
        from .admin import dates, labels, page_filters, visibility
        from .page_cache import watching
        from .thai import formats

        checks.register()
        clusters.remember_child_relations()
        dates.register()
        formats.register()
        labels.register()
        page_filters.register()
        root_paths.connect()
        signals.connect()
        trees.register()
        visibility.register()
        watching.connect()


class StationUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with each supervisor kept to the own station."""

    user_viewset = "cms.signin.users.UserViewSet"
