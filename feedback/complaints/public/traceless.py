"""A view that leaves no trace of who was there."""

from functools import wraps

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from feedback.complaints.attachments.uploading import files_in_memory

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def traceless(view):
    """Decorates a public view: nothing of it is kept by a browser, a cache or a temporary folder.

    A header that the view itself sets is left as it is.

    Without a referrer, browsers send ``Origin: null``, by which a form of ours cannot be told from another site's, and
    old ones say nothing else. There is no session here that a forged request could use.
    """

    @csrf_exempt
    @sensitive_post_parameters()
    @files_in_memory
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return wrapped
