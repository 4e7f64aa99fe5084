"""Keeps an officer to the own station in Wagtail's own admin views.

Wagtail checks permissions where something is changed, but choosers, usage lists, previews and the admin's API
also show things of other stations by their number. Here every address of the admin that names an object is
checked before its view runs. Our own models are checked by ``cms.admin.viewsets``.
"""

from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.models import StationDocument, StationImage
from cms.models.stations import own_collections, own_pages_of
from cms.requests import is_admin


def own_pages(user):
    """The pages of the stations whose pages ``user`` may see, in every language, and the root above them."""
    if user.is_superuser:
        return Page.objects.all()
    return own_pages_of(user) | Page.objects.filter(depth=1)


def _own_page(user, key):
    return own_pages(user).filter(pk=key).exists()


def _own_image(user, key):
    return StationImage.objects.filter(pk=key, collection__in=own_collections(user)).exists()


def _own_document(user, key):
    return StationDocument.objects.filter(pk=key, collection__in=own_collections(user)).exists()


def _own_source(user, key):
    source = TranslationSource.objects.filter(pk=key).first()
    return source is not None and own_pages(user).filter(translation_key=source.object_id).exists()


def _own_translation(user, key):
    translation = Translation.objects.filter(pk=key).first()
    return translation is not None and _own_source(user, translation.source_id)


# Names of parts of admin addresses, and how the object they name is checked.
CHECKS = {
    "page_id": _own_page,
    "parent_page_id": _own_page,
    "page_to_move_id": _own_page,
    "destination_id": _own_page,
    "page_pk": _own_page,
    "image_id": _own_image,
    "document_id": _own_document,
    "doc_id": _own_document,
    "translation_id": _own_translation,
    "translation_source_id": _own_source,
}
# Where the part is only called "pk", the name of the address's namespace says what it is.
NAMESPACE_CHECKS = {
    "wagtailadmin_api:pages": _own_page,
    "wagtailadmin_api:images": _own_image,
    "wagtailadmin_api:documents": _own_document,
    "wagtailimages_chooser": _own_image,
    "wagtaildocs_chooser": _own_document,
}
# Those that tell of several at once have their numbers behind the question mark.
CHOSEN_CHECKS = {
    "wagtailadmin_choose_page_chosen_multiple": _own_page,
    "wagtailimages_chooser:chosen_multiple": _own_image,
    "wagtaildocs_chooser:chosen_multiple": _own_document,
}

# Lists of the whole installation, for its administrators only.
WHOLE_INSTALLATION = (
    "wagtailadmin_reports:",
    "wagtailadmin_api:images:listing",
    "wagtailadmin_api:documents:listing",
    "wagtail_localize:snippets_api",
    "wagtail_localize:translations_report",
)


class StationIsolationMiddleware:
    """Refuses admin addresses that name an object of another station."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_admin(request) or not request.user.is_authenticated or request.user.is_superuser:
            return None
        if request.resolver_match.view_name.startswith(WHOLE_INSTALLATION):
            return permission_denied(request)
        for name, key in kwargs.items():
            check = CHECKS.get(name) or (
                name == "pk" and NAMESPACE_CHECKS.get(request.resolver_match.namespace)
            )
            if check and str(key).isdigit() and not check(request.user, key):
                return permission_denied(request)
        check = CHOSEN_CHECKS.get(request.resolver_match.view_name)
        keys = request.GET.getlist("id") if check else ()
        if not all(check(request.user, key) for key in keys if key.isdigit()):
            return permission_denied(request)
        return None
