"""A view that leaves no trace of who was there."""

from functools import wraps

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from feedback.complaints.attachments.uploading import files_in_memory

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def traceless(view):
    """Decorates a public view: nothing of it is kept by a browser, a cache, a temporary folder or an error report.

    A header that the view itself sets is left as it is.

    Without a referrer, browsers send ``Origin: null``, by which a form of ours cannot be told from another site's, and
    old ones say nothing else. There is no session here that a forged request could use; see also ``is_from_elsewhere``.
    """

    @csrf_exempt
    @sensitive_post_parameters()
    @sensitive_variables()
    @files_in_memory
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return wrapped


def is_from_elsewhere(request):
    """Whether a page of another site sent this form, as today's browsers tell.

    It may have planted a receipt code that somebody else knows, by which that one would read what the reporter writes.
    """
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
