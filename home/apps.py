from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Station front")
    bilingual_urls = "home.standing.urls"
    public_urls = "home.standing.worker_urls"

    def ready(self):
        from cms.standing_pages import StandingPage, register

        from . import front, links, sections

        front.register()
        sections.register()
        links.register()
        register(StandingPage("eit", _("The EIT survey"), "eit", is_listed=True))
        register(StandingPage("counter", _("The computer for visitors"), "counter", is_private=True))
        register(StandingPage("offline", _("Without a connection"), "offline"))
