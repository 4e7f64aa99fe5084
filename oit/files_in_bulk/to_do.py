"""Files that were sent in and have no place yet, in the list of what is to be done today."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from cms.today import ToDo

from .models import ArrivedFile


def files_to_put(user, site, on):
    """Yields a ToDo where files of ``user`` wait at the station ``site``."""
    if number := ArrivedFile.objects.waiting_for(user, site).count():
        sentence = ngettext(
            "Put %(number)s file that you sent in in its place",
            "Put %(number)s files that you sent in in their places",
            number,
        )
        address = f"{reverse('files_in_bulk:files')}?{urlencode({'station': site.pk})}"
        yield ToDo(sentence % {"number": number}, address)
