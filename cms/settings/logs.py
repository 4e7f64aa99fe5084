"""What is written to the log, and what never is."""

from .environment import env

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
