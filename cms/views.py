"""Small answers that belong to no page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.csrf import csrf_failure as django_csrf_failure

from cms.requests import is_admin


def robots(request):
    """What search engines may read: everything public."""
    # The admin asks not to be listed itself (cms.middleware): here its address would be told to everybody.
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /en/search/", "Disallow: /q/"]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def favicon(request):
    """Browsers ask for this address whatever the page says."""
    return redirect(static("images/favicon.svg"))


def csrf_failure(request, reason=""):
    """Says in words why a form was not accepted, and that nothing was stored."""
    if is_admin(request):
        return django_csrf_failure(request, reason)
    return render(request, "403_csrf.html", status=403)
