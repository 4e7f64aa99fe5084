"""What every environment shares. Whatever differs between machines comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from .environment import BASE_DIR, env
from .keeping import *
from .signin import *

# Everything that is written while the site runs lies under this one folder.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
# "sites" in this list admits the host name of every Site record; see cms.middleware.
ALLOWED_STATION_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ALLOWED_HOSTS = ["*"]

# --- Applications -------------------------------------------------------------------------

INSTALLED_APPS = [
    "oit.approval",
    "oit.contributions",
    "oit.duties",
    "oit.exports",
    "oit.first_day",
    "oit.month",
    "oit.open_data",
    "oit.signs",
    "oit.supervision",
    "oit.tasks",
    "oit.years",
    "oit",
    "feedback.complaints",
    "feedback",
    "home.posting",
    "home",
    "cms.backup",
    "cms.signin",
    "cms.integrity",
    "cms.links",
    "cms.mail",
    "cms.privacy",
    "cms.public_forms",
    "cms.search",
    "cms.sharing",
    "cms.short_links",
    "cms.visits",
    "cms.apps.CmsConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.apps.StationUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "cms.headers.HeadersMiddleware",
    "cms.health.HealthMiddleware",
    "cms.logs.RequestIdMiddleware",
    "cms.middleware.StationHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cms.headers.RequestSizeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.visits.counting.VisitsMiddleware",
    "cms.page_cache.middleware.PageCacheMiddleware",
    "cms.middleware.CurrentRequestMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.middleware.CookielessCsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.AdminPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.signin.gate.GateMiddleware",
    "cms.middleware.NotPublishedMiddleware",
    "cms.admin.isolation.StationIsolationMiddleware",
    "oit.permanence.RefusalMiddleware",
    "oit.years.refusal.ClosedYearMiddleware",
    "oit.first_day.leading.FirstDayMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "cms.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context.station",
                "home.context.navigation",
            ],
        },
    }
]

PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}" for name in ("Argon2PasswordHasher", "PBKDF2PasswordHasher")
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}

# --- Database -----------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue up instead of failing half-way, and what was acknowledged is on the disk.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000; "
            # What is deleted is overwritten, and does not stay in the file until its place is needed.
            "PRAGMA secure_delete=ON;"
        ),
    }
# Opening one takes longer than a query, also with SQLite.
DATABASES["default"]["CONN_MAX_AGE"] = 60

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
CACHE_IS_SHARED = not CACHES["default"]["BACKEND"].endswith("LocMemCache")
# Nothing is kept in the cache alone: while Redis does not answer, everything is looked up anew.
DJANGO_REDIS_IGNORE_EXCEPTIONS = True
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

# Public pages, until their station changes anything (cms.page_cache). In the memory of a process, a page takes 10 KB.
PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
CACHES["pages"] = {**CACHES["default"], "KEY_PREFIX": "pages"}
if not CACHE_IS_SHARED:
    CACHES["pages"] |= {"LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 4000}}
GENERATIONS_DIR = VAR_DIR / "generations"
# With a network of caches in front that is told what changed (FRONTEND_CACHE_URL), pages may stay there for a while.
PROXIES_MAY = {}
if env("FRONTEND_CACHE_URL", default=""):
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")
    WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": env("FRONTEND_CACHE_URL"),
        }
    }
    PROXIES_MAY = {"s_maxage": 60, "stale_while_revalidate": 600}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Languages and time -------------------------------------------------------------------

LANGUAGE_CODE = "th"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
# "libraries" holds Thai for texts of Django and Wagtail that have none, or clumsy Thai, in their own catalogues.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "libraries"]
FORMAT_MODULE_PATH = "cms.thai.formats"
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", "ไทย"), ("en", "English")]
# A live page that is sent for translation must not appear in Thai under /en/ (wagtail-localize does so by default).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# --- Files --------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# What came in and is not for the public lies apart from it, readable by the site's own user alone.
PRIVATE_ROOT = VAR_DIR / "private"
# A proxy or the storage serves pictures in the large setup; on one machine the application does.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": PRIVATE_ROOT,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if env("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "endpoint_url": env("S3_ENDPOINT_URL", default=None),
            "region_name": env("S3_REGION", default=None),
            "access_key": env("S3_ACCESS_KEY"),
            "secret_key": env("S3_SECRET_KEY"),
            "file_overwrite": False,
        },
    }
    STORAGES["private"] = {
        **STORAGES["default"],
        "OPTIONS": {**STORAGES["default"]["OPTIONS"], "location": "private"},
    }

# An edit form of twelve months with their rows has many fields; Django's thousand is too few.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# The folder of addresses at which people work. Another name keeps away those who only try the usual one.
ADMIN_PATH = env("ADMIN_PATH", default="admin").strip("/")

# How many bytes a request may bring: a form of the public, and where files are sent in. deploy/nginx says the same.
MEGABYTE = 1024 * 1024
REQUEST_LIMIT = 1 * MEGABYTE
REQUEST_LIMITS = {
    ADMIN_PATH: 120 * MEGABYTE,
    "contribute": 120 * MEGABYTE,
    **dict.fromkeys(("complaint", "tip", "c", "t"), 60 * MEGABYTE),
}

# The socket of ClamAV's daemon, which then scans what comes with complaints.
CLAMAV_SOCKET = env("CLAMAV_SOCKET", default="")

# --- Wagtail ------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = _("Police station website")
WAGTAILADMIN_BASE_URL = env("ADMIN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = ["Asia/Bangkok"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Approving is for the people of the station.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PASSWORD_REQUIRED = True
# Passwords are set by their owners, through cms.signin.
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

OIT_EDITIONS_DIR = env("OIT_EDITIONS_DIR", default="")

# Whether published pages are made into files (PDF, Word, Excel …) by themselves.
MAKE_FILES = env.bool("MAKE_FILES", default=True)

# Whether it is counted how often each page is opened in a day.
COUNT_VISITS = env.bool("COUNT_VISITS", default=True)

# What lets the site post in the name of a station: home/posting/credentials.py says how the variables are called.
CHANNEL_CREDENTIALS = {
    name: value
    for name, value in env.ENVIRON.items()
    if name.startswith(("FACEBOOK_TOKEN_", "FACEBOOK_PAGE_", "LINE_TOKEN_"))
}
FACEBOOK_API = env("FACEBOOK_API", default="https://graph.facebook.com/v26.0")
LINE_API = env("LINE_API", default="https://api.line.me")
LINE_DATA_API = env("LINE_DATA_API", default="https://api-data.line.me")

# Whether ``tick`` asks other sites if the links to them still work.
CHECK_LINKS = env.bool("CHECK_LINKS", default=False)

# --- Security -----------------------------------------------------------------------------

# The public site runs no inline script or style and asks no third party for anything.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
# Wagtail's admin emits inline scripts and styles and shows the site in a frame.
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# What no page asks a browser for, and no script that got into one may ask for either.
PERMISSIONS_DENIED = [
    *(
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
    ),
    *("microphone", "midi", "payment", "serial", "usb"),
]
# W003 looks for Django's own CSRF middleware by name; cms.middleware.CookielessCsrfMiddleware extends it.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
CSRF_FAILURE_VIEW = "cms.views.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# In seconds: whoever waits for a mail server that does not answer waits no longer than that.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="no-reply@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "cms.logs.JsonLines"},
    },
    # Nothing about who reports corruption or crime, also where further handlers are added.
    "filters": {
        "no_traces": {"()": "feedback.complaints.public.logs.NoTraces"},
        "request_id": {"()": "cms.logs.RequestId"},
        "require_debug_false": {"()": "django.utils.log.RequireDebugFalse"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            # "json" on a server: one object per line, without personal data.
            "formatter": env("LOG_FORMAT", default="line"),
            "filters": ["no_traces", "request_id"],
        },
        # Django's own, to ADMINS, which tells the address and the device of whoever met a fault.
        "mail_admins": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "filters": ["require_debug_false", "no_traces"],
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["mail_admins"]},
        "django.request": {"filters": ["no_traces"]},
        # It quotes damaged files, which came with complaints.
        "pikepdf": {"level": "CRITICAL"},
    },
}
