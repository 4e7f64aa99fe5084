from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    name = "cms.styleguide"
    label = "styleguide"
    verbose_name = "Styleguide"
    bilingual_urls = "cms.styleguide.urls"
