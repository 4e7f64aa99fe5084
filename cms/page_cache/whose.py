"""The station whose public pages a record appears on."""

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Collection, Page, Site

from cms.models.stations import StationGroup

from .generations import ALL


def stations_of(record):
    """The ids of the Sites on whose pages the ``record`` may appear, or ``[ALL]`` where it may be on any.

    A record without a station of its own belongs to that of the page, picture or record that it points to.
    """
    if isinstance(record, Site):
        # Its host name may have been another station's.
        return [ALL]
    if isinstance(record, Page):
        return _of_page(record)
    if isinstance(record, Collection):
        return _of_collection(record)
    if getattr(record, "site_id", None):
        return [record.site_id]
    for field in record._meta.concrete_fields:
        if field.is_relation and getattr(record, field.attname) and leads_to_a_station(field.related_model):
            try:
                return stations_of(getattr(record, field.name))
            except ObjectDoesNotExist:  # deleted in the same breath
                continue
    return [ALL]


def leads_to_a_station(model):
    """Whether a record of the model is of one station. People and kinds of content are not."""
    if model in (Page, Collection) or issubclass(model, Page) or "site" in _names_of(model):
        return True
    return model._meta.label in ("cms.StationImage", "cms.StationDocument")


def _names_of(model):
    return {field.name for field in model._meta.concrete_fields}


def _of_page(page):
    slug = page.url_path.strip("/").split("/")[0]
    keys = Page.objects.filter(slug=slug, depth=2).values("translation_key")
    found = Site.objects.filter(root_page__translation_key__in=keys).values_list("pk", flat=True)
    return sorted(found) or [ALL]


def _of_collection(collection):
    """A station's collections lie below one that its groups may use."""
    above = Collection.objects.ancestor_of(collection, inclusive=True)
    groups = StationGroup.objects.filter(
        group__collection_permissions__collection__in=above.filter(depth__gt=1)
    )
    return sorted(set(groups.values_list("site", flat=True))) or [ALL]
