"""The pictures at their lasting addresses."""

import logging

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.models.stations import pages_of
from cms.storage import UNREACHABLE

from .making import PAUSE, make, shown_pages
from .models import ShareImage

logger = logging.getLogger(__name__)
# Seconds for which a browser need not ask again. The address in a page changes with each publication.
KEPT = 86_400


@require_safe
def share_image(request, page_id):
    """The picture of the page; until it is made, that of its station's home page in the same language."""
    site = Site.find_for_request(request)
    page = site and pages_of([site.pk]).filter(pk=page_id).first()
    if page is None:
        raise Http404
    own = ShareImage.objects.filter(page_id=page_id, page__in=shown_pages()).exclude(file="").first()
    made = own or _of_home(page)
    if made is None:
        raise Http404
    etag = quote_etag(made.digest)
    response = get_conditional_response(request, etag=etag) or _opened(made)
    response["ETag"] = etag
    # What stands in for it must not be kept in its place.
    response["Cache-Control"] = f"public, max-age={KEPT}" if own else "no-store"
    return response


def _of_home(page):
    """The ShareImage of the home page above ``page``, made now if nobody has asked for it yet; None if that fails."""
    home = page if page.depth == 2 else page.get_ancestors().filter(depth=2).first()
    found = ShareImage.objects.filter(page=home, page__in=shown_pages()).first()
    if found and found.file:
        return found
    # What has just failed is left to the periodic job: nobody can make the server draw again and again.
    is_tried = found and found.tried_at and found.tried_at > timezone.now() - PAUSE
    return None if is_tried else make(home.pk)


def _opened(made):
    try:
        with made.file.open("rb") as file:
            return HttpResponse(file.read(), content_type="image/jpeg")
    except UNREACHABLE as error:
        logger.exception("The picture for sharing of page %s was not read", made.page_id)
        ShareImage.objects.filter(pk=made.pk).update(published_at=None, digest="")
        raise Http404 from error
