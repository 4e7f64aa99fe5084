"""Every address of the project. The public site's pages come last, through Wagtail."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.admin.bulk import bulk_action
from cms.admin.visibility import collection_visibility, page_visibility
from cms.media.views import document, document_version, document_versions, rendition
from cms.routing import serve
from cms.search.views import search, suggestions
from cms.signin import urls as signin_urls
from cms.sitemaps import sitemap
from cms.views import favicon, robots

ADMIN = f"{settings.ADMIN_PATH}/"

handler500 = "cms.unavailable.server_error"

urlpatterns = [
    # The texts of Wagtail's scripts, with the Thai that its own catalogues lack.
    path(f"{ADMIN}jsi18n/", JavaScriptCatalog.as_view()),
    path(f"{ADMIN}localize/jsi18n/", JavaScriptCatalog.as_view()),
    path(f"{ADMIN}bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk_action),
    path(f"{ADMIN}pages/<int:page_id>/privacy/", page_visibility),
    path(f"{ADMIN}collections/<int:collection_id>/privacy/", collection_visibility),
    # Before Wagtail's, whose own ways to sign in are closed by them.
    path(ADMIN, include(signin_urls)),
    path(ADMIN, include(wagtailadmin_urls)),
    path("documents/<slug:address>/", document, name="document"),
    path("documents/<slug:address>/versions/", document_versions, name="document_versions"),
    path("documents/<slug:address>/versions/<int:number>/", document_version, name="document_version"),
    # Wagtail's admin reverses its own document address; it leads to the same views.
    path("wagtail-documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
]

# An app that has addresses outside the tree of pages names their module as ``public_urls`` of its configuration.
urlpatterns += [
    path("", include(config.public_urls))
    for config in apps.get_app_configs()
    if hasattr(config, "public_urls")
]

if settings.SERVE_MEDIA:
    # Only made sizes of pictures: originals and documents have no address of their own here.
    urlpatterns += [re_path(r"^media/images/(?P<path>.+)$", rendition)]

# The same for addresses that differ by language, named as ``bilingual_urls``.
urlpatterns += i18n_patterns(
    *(
        path("", include(config.bilingual_urls))
        for config in apps.get_app_configs()
        if hasattr(config, "bilingual_urls")
    ),
    path("search/", search, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    path("_util/login/", signin_urls.leads_to("account_login")),
    # Wagtail's own addresses, of which the last is the one that serves every page.
    path("", include(wagtail_urls.urlpatterns[:-1])),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=False,
)
