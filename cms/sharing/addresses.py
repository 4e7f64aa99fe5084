"""Where the picture of a page is."""

from django.urls import reverse


def picture_path(page):
    """The address of the picture of ``page``, a stored page, without the host.

    It stays; what follows the question mark changes with each publication, so that the services that keep pictures
    fetch the new one.
    """
    published = page.last_published_at
    return reverse("share_image", args=[page.pk]) + (f"?v={int(published.timestamp())}" if published else "")
