"""Wagtail: what its admin offers, and which files and text it takes."""

from django.utils.translation import gettext_lazy as _

from .environment import env

WAGTAIL_SITE_NAME = _("Police station website")
WAGTAILADMIN_BASE_URL = env("ADMIN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = ["Asia/Bangkok"]
# Milliseconds after a change until it is kept as a draft by itself; nothing is published by it. A year has megabytes of
# tables: at Wagtail's half a second, a weak connection would carry nothing else.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Approving is for the people of the station.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PASSWORD_REQUIRED = True
# Passwords are set by their owners, through cms.signin; addresses of mail, to which links for new passwords go, by
# supervisors: whoever finds a session open must not give it another one.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_MODERATION_ENABLED = True

WAGTAILIMAGES_IMAGE_MODEL = "cms.StationImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.StationImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"heic": "jpeg", "avif": "webp"}
WAGTAILDOCS_DOCUMENT_MODEL = "cms.StationDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.StationDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "doc", "xlsx", "csv", "png", "jpg", "jpeg", "webp"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
# Always through our own address, which stays when the file behind it changes.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "image/jpeg", "image/png", "image/webp"]

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend"}}

# Rich text offers what the design has a style for; no raw HTML and no embeds.
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "ol", "ul", "link", "document-link", "blockquote"]},
    }
}
