"""Small questions about a request."""

from django.urls import reverse


def is_admin(request):
    """Whether the request is for the admin and not for the public site."""
    return request.path_info.startswith(reverse("wagtailadmin_home"))
