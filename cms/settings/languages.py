"""Languages and time."""

from django.utils.translation import gettext_lazy as _

from .environment import BASE_DIR, env

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
# A LibreTranslate server of one's own, which makes drafts that people then confirm (cms.side_by_side).
if env("LIBRETRANSLATE_URL", default=""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": env("LIBRETRANSLATE_URL").rstrip("/"),
            "API_KEY": env("LIBRETRANSLATE_KEY", default=""),
            "TIMEOUT": 15,
        },
    }
