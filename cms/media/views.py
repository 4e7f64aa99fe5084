"""Documents at their lasting addresses, and the files that they had before."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.static import serve as serve_file
from storages.utils import clean_name
from wagtail import hooks
from wagtail.documents.views.serve import serve

from cms.models import DocumentVersion, StationDocument
from cms.storage import PICTURES

# How the names of renditions may end.
RENDITIONS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}


def document(request, address):
    """The current file of a document. Private collections are kept private by Wagtail's own serving."""
    found = get_object_or_404(StationDocument, address=address)
    return serve(request, found.pk, found.filename)


def document_versions(request, address):
    """The files that a document has had, newest first."""
    found = get_object_or_404(StationDocument.objects.prefetch_related("versions"), address=address)
    return _refused(found, request) or render(request, "cms/document_versions.html", {"document": found})


def document_version(request, address, number):
    """A file that was replaced."""
    version = get_object_or_404(
        DocumentVersion.objects.select_related("document"),
        document__in=StationDocument.objects.filter(address=address),
        number=number,
    )
    return _refused(version.document, request) or _served(version)


def rendition(request, path):
    """A made size of a picture. Its name changes with its content, so it may be kept for ever.

    Whatever else came to lie in the folder, as from a file that was imported, is not given to a browser to open.
    """
    if Path(path).suffix.lower() not in RENDITIONS:
        raise Http404
    if isinstance(default_storage, FileSystemStorage):
        # Nothing outside of this folder is reached, however the path is written.
        response = serve_file(request, path, document_root=Path(settings.MEDIA_ROOT, PICTURES))
    else:
        response = _picture(clean_name(f"{PICTURES}{path}"))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _picture(name):
    """A picture from a storage that is not on this machine."""
    if not name.startswith(PICTURES):
        raise Http404
    try:
        return FileResponse(default_storage.open(name), filename=Path(name).name)
    except FileNotFoundError as error:
        raise Http404 from error


def _served(version):
    """A former file with the headers that Wagtail gives to the current one."""
    response = FileResponse(
        version.file.open("rb"),
        filename=version.filename,
        content_type=version.content_type,
        as_attachment=version.content_type not in settings.WAGTAILDOCS_INLINE_CONTENT_TYPES,
    )
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _refused(found, request):
    """What Wagtail's checks (privacy of the collection) answer instead of the document, or None."""
    for check in hooks.get_hooks("before_serve_document"):
        response = check(found, request)
        if response is not None:
            return response
    return None
