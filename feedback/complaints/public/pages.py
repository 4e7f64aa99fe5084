"""What all pages of the form and the conversation have in common, and the first of them."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cms.languages import NAMES
from feedback.complaints.intake import is_open
from feedback.complaints.models import Kind
from feedback.complaints.retention import PRIVACY_KIND

from .forms import CodeForm

URL_NAMES = {Kind.CORRUPTION: "complaint", Kind.TIP: "tip"}
# A page that everyone may have read for its own sake, opens everywhere, and needs no account.
SAFE_PLACE = "https://www.tmd.go.th/"

BUSY = _(
    "Many people are using this page at this moment. Nothing is lost: wait for a minute, and press the button again."
)


def page(request, kind, **shown):
    """The context of a page of this ``kind``."""
    return {
        "is_tip": kind == Kind.TIP,
        "url": reverse(URL_NAMES[kind]),
        "other_language": _other_language(kind, request.LANGUAGE_CODE),
        "safe_place": SAFE_PLACE,
        "privacy_key": PRIVACY_KIND[kind],
        **shown,
    }


def start_page(request, site, kind, *, code_form=None, problem="", status=200):
    """What this is and is not, how it is protected, and the ways on: to the form, or back with a code."""
    shown = page(
        request,
        kind,
        is_open=is_open(site, kind),
        code_form=code_form or CodeForm(request=request),
        problem=problem,
        languages=_languages(kind, request.LANGUAGE_CODE),
    )
    return render(request, "feedback/complaints/start.html", shown, status=status)


def _languages(kind, current):
    return [
        {"code": code, "name": name, "url": _url_in(kind, code), "current": code == current, "exact": True}
        for code, name in NAMES.items()
    ]


def _other_language(kind, current):
    return next(each for each in _languages(kind, current) if not each["current"])


def _url_in(kind, language):
    with override(language):
        return reverse(URL_NAMES[kind])
