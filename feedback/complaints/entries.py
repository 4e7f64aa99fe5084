"""Adding a sealed entry to a case."""

from django.db.models import Max

from .models import Entry
from .sealing.records import seal_record


def add_entry(case, compartment, key, content):
    """Seals the dict ``content`` as the next Entry of the ``compartment``. Inside a transaction that holds the case."""
    entries = Entry.objects.filter(case=case, compartment=compartment)
    number = (entries.aggregate(last=Max("number"))["last"] or 0) + 1
    entry = Entry(case=case, compartment=compartment, number=number)
    entry.ciphertext = seal_record(key, entry.place, content)
    entry.save(force_insert=True)
    return entry
