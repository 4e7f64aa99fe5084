"""What a form of the admin chose, held to the user's own stations.

Choosers offer only what is the user's own; a number can also be sent without them.
"""

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.admin.isolation import own_pages
from cms.models import StationDocument, StationImage
from cms.models.stations import own_collections

_BELONGS = {
    StationImage: lambda user: StationImage.objects.filter(collection__in=own_collections(user)),
    StationDocument: lambda user: StationDocument.objects.filter(collection__in=own_collections(user)),
    Page: lambda user: own_pages(user).filter(depth__gt=1),
}


def refuse_of_others(form, user):
    """Adds an error beside each field that chose a picture, a document or a page that is not the user's own.

    Call it in ``clean``, after that of the base. An administrator's own is everything.
    """
    if user.is_superuser:
        return
    for name, value in list(form.cleaned_data.items()):
        chosen = [child.value for child in value] if isinstance(value, StreamValue) else [value]
        if not all(_is_own(each, user) for each in chosen):
            form.add_error(name, _("This belongs to another station. Choose something of your own station."))


def _is_own(value, user):
    own = _BELONGS.get(type(value))
    return own is None or own(user).filter(pk=value.pk).exists()
