from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShortLinksConfig(AppConfig):
    name = "cms.short_links"
    label = "short_links"
    verbose_name = _("Short addresses")
    public_urls = "cms.short_links.urls"
