from django.http import Http404, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from . import proof


@require_safe
@never_cache
def challenge(request, form):
    """A new challenge for the form of that name at the station of the request, in the form of ALTCHA."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return JsonResponse(proof.new_challenge(site, form))
