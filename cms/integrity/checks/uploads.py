"""Files that were uploaded, by their names: advertisements, and what is neither a picture nor a document."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from wagtail.models import Collection

from cms.integrity.kinds import Kind
from cms.models import StationDocument, StationImage
from cms.page_cache.whose import stations_of

from . import words
from .seen import LONGEST, Seen

PICTURES = {f".{extension}" for extension in settings.WAGTAILIMAGES_EXTENSIONS}
# Programs that some web server between us and the reader might run, and pages that a browser would.
RUNS = {
    f".{kind}" for kind in ("php", "phtml", "phar", "asp", "aspx", "jsp", "cgi", "pl", "py", "sh", "exe")
} | {f".{kind}" for kind in ("html", "htm", "xhtml", "shtml", "svg", "js", "swf", "htaccess")}


def of_station(site):
    for model in (StationImage, StationDocument):
        own = [collection.pk for collection in Collection.objects.all() if site.pk in stations_of(collection)]
        files = model.objects.filter(collection__in=own)
        for key, title, name in files.values_list("pk", "title", "file"):
            called = f"{title} {Path(name).name}"
            if words.advertises(called) or _suffixes(name) & RUNS:
                yield Seen(Kind.UPLOAD, f"{model._meta.model_name} {key}", called[:LONGEST])


def of_installation():
    """Files in the folder of pictures, from which everybody is served, that are none."""
    if not isinstance(default_storage, FileSystemStorage):
        return
    top = Path(settings.MEDIA_ROOT)
    for path in sorted(top.rglob("*")):
        where = path.relative_to(top)
        foreign = where.parts[0] == "images" and path.suffix.lower() not in PICTURES
        if path.is_file() and (foreign or _suffixes(path.name) & RUNS):
            yield Seen(Kind.UPLOAD, str(where)[:LONGEST])


def _suffixes(name):
    return {suffix.lower() for suffix in Path(f"x{Path(name).name}").suffixes}
