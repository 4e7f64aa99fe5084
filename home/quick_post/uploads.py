"""The address to which a phone sends one photo, part by part.

GET tells how much of it is here, PATCH adds what follows, DELETE takes it back. The offsets are those of the tus
protocol for uploads that can be taken up again (https://tus.io/protocols/resumable-upload); other than there, the
phone gives the photo its name, so that nothing is begun twice when an answer is lost.
"""

import logging
from pathlib import PurePath
from urllib.parse import unquote

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse, UnreadablePostError
from django.utils.translation import gettext as _
from django.views.generic import View

from cms.models.stations import sees_pages
from cms.storage import UNREACHABLE

from . import pending
from .forms import cleaned_text
from .models import PendingPhoto

logger = logging.getLogger(__name__)
# Of one part, in bytes.
MOST = 1024 * 1024
MOST_DIGITS = 16


class PhotoView(View):
    """Answers ``{"received": bytes, "whole": bool}``; with 422 and 503 also ``{"problem": sentence}``."""

    http_method_names = ["get", "patch", "delete"]

    def dispatch(self, request, *args, **kwargs):
        if not sees_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, photo):
        return _state(self.own(photo))

    def patch(self, request, photo):
        """A part, with the headers ``Upload-Offset``, ``Upload-Length`` and ``Upload-Name`` (percent-encoded)."""
        offset, length = (_number(request.headers.get(name)) for name in ("Upload-Offset", "Upload-Length"))
        if offset is None or length is None or _number(request.headers.get("Content-Length"), 0) > MOST:
            return JsonResponse({"problem": _("This is no part of a photo.")}, status=400)
        name = cleaned_name(unquote(request.headers.get("Upload-Name", "")))
        try:
            begun = pending.begin(request.user, photo, name, length)
            if begun.received < begun.size:
                pending.add_part(begun, offset, request.body)
            if begun.received == begun.size:
                pending.complete(begun)
                begun.refresh_from_db()
        except PendingPhoto.DoesNotExist as error:
            # It was taken back at the same moment.
            raise Http404 from error
        except pending.OutOfStep as error:
            return JsonResponse({"received": error.received, "whole": False}, status=409)
        except ValidationError as error:
            return JsonResponse({"problem": " ".join(error.messages)}, status=422)
        except (UnreadablePostError, *UNREACHABLE):
            logger.exception("A part of a photo was not kept")
            return JsonResponse({"problem": _("The file store does not answer.")}, status=503)
        return _state(begun)

    def delete(self, request, photo):
        pending.forget(self.own(photo))
        return JsonResponse({"received": 0, "whole": False})

    def own(self, key):
        photo = PendingPhoto.objects.filter(user=self.request.user, key=key).first()
        if photo is None:
            raise Http404
        return photo


def cleaned_name(text):
    """What the photo is called, without folders and what cannot be seen."""
    return PurePath(cleaned_text(text).replace("\n", " ")).name.lstrip(". ") or "photo.jpg"


def _state(photo):
    return JsonResponse({"received": photo.received, "whole": bool(photo.file)})


def _number(text, default=None):
    """Of more digits than any size has, none is a number: Python takes long over them, or refuses."""
    is_number = text and text.isascii() and text.isdigit() and len(text) < MOST_DIGITS
    return int(text) if is_number else default
