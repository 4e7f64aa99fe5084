"""The addresses of complaints and tip-offs. Each takes every step as a POST, and a GET shows the first page."""

from django.http import Http404
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from .conversation import answer_conversation, open_conversation
from .pages import start_page
from .reporting import advance
from .traceless import is_from_elsewhere, traceless

# By the hidden field "step" of the form; any other is a step of the report.
ANSWERS = {"code": open_conversation, "conversation": answer_conversation}


@traceless
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, kind):
    """Where a report of this ``kind`` is made and followed."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    if request.method != "POST" or is_from_elsewhere(request):
        response = start_page(request, site, kind)
        # Who looks for a way to report finds it; no search engine keeps a copy that would outlive a change.
        response["X-Robots-Tag"] = "noarchive"
        return response
    return ANSWERS.get(request.POST.get("step"), advance)(request, site, kind)
