from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Police station"

    def ready(self):
        from . import checks, clusters, signals
        from .admin import dates, labels
        from .page_cache import watching
        from .thai import formats

        checks.register()
        clusters.remember_child_relations()
        dates.register()
        formats.register()
        labels.register()
        signals.connect()
        watching.connect()


class StationUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with each supervisor kept to the own station."""

    user_viewset = "cms.signin.users.UserViewSet"
