"""Opening a case: by a designated officer (``officersfile``), or by the reporter with the code (``reportersfile``).

For whom a case does not open it does not exist: nothing here tells "forbidden" from "not there".
"""

from .casefile import keys_of
from .holders import require_active
from .models import Case, Compartment, Entry
from .officersfile import OfficerFile
from .reportersfile import ReporterFile
from .resealing import opened_keys
from .sealing.receipts import receipt_key


def open_cases(key):
    """The OfficerFiles of every case that the HolderKey ``key`` opens, without noting that they were read.

    For lists: in a constant number of queries. Raises ``holders.NotActive``.
    """
    require_active(key.holder)
    opened = [(case, keys) for case, keys in opened_keys(key) if Compartment.INTERNAL in keys]
    entries = {}
    for entry in Entry.objects.filter(case__in=[case.pk for case, _ in opened]):
        entries.setdefault(entry.case_id, []).append(entry)
    return [OfficerFile(case, keys, key, entries.get(case.pk, [])) for case, keys in opened]


def open_case(key, number, *, is_reading=True):
    """The OfficerFile of the case ``number`` at the key's station, with a note that this holder opened it now.

    ``is_reading`` False leaves the note out, for what notes itself. None where there is no such case, or none for this
    holder. Raises ``holders.NotActive``.
    """
    require_active(key.holder)
    case = Case.objects.filter(site=key.holder.site_id, kind=key.holder.kind, number=number).first()
    keys = keys_of(case, key.holder, key.secret) if case else {}
    if Compartment.INTERNAL not in keys:
        return None
    file = OfficerFile(case, keys, key)
    file.admit_disclosed()
    if is_reading:
        file.note_reading()
    return file


def open_with_receipt(site, receipt):
    """The ReporterFile that the code ``receipt`` opens at the station ``site``, or None.

    ``receipt``: as ``sealing.receipts.read_receipt`` returns it. Slow on purpose; raises ``stretching.Busy``.
    """
    secret = receipt_key(receipt)
    case = Case.objects.filter(site=site, lookup=secret.lookup).first()
    keys = keys_of(case, None, secret) if case else {}
    return ReporterFile(case, keys, secret) if keys else None
