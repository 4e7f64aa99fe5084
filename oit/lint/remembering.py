"""What was found in files, remembered by their content: in the database, for all processes and after a restart."""

from dataclasses import asdict
from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from .findings import UNKNOWN, FileFinding, FileProblem

# Findings change only with the file, and with what is looked for: then this number does too.
RULES = 2
# What could not be looked at may only have taken too long.
UNSURE_FOR = timedelta(days=1)


def remembered(sha256):
    """The FileFindings in the file with this SHA-256 (hexadecimal), a list; None where it must be looked at."""
    reading = apps.get_model("oit", "FileReading").objects.filter(sha256=sha256, rules=RULES).first()
    if reading is None:
        return None
    found = [FileFinding(**{**each, "problem": FileProblem(each["problem"])}) for each in reading.findings]
    is_sure = not any(each.problem in UNKNOWN for each in found)
    return found if is_sure or timezone.now() - reading.read_at < UNSURE_FOR else None


def remember(sha256, found):
    """Keeps the FileFindings in the file with this SHA-256."""
    apps.get_model("oit", "FileReading").objects.update_or_create(
        sha256=sha256, defaults={"rules": RULES, "findings": [asdict(each) for each in found]}
    )
