"""The files of the program, its templates and static files, compared with those that were installed.

``accept`` notes their sums after an installation or an update, signed with the installation's secret.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core import signing

from cms.integrity.kinds import Kind

from .seen import LONGEST, Seen

SALT = "cms.integrity.manifest"
FOLDERS = ("cms", "home", "feedback", "oit", "templates", "static", "deploy", "tools")
FILES = ("manage.py", "requirements.txt", "Makefile")
# Made by Python as it runs. Catalogues are made of those next to them.
MADE = {".pyc", ".mo"}


def manifest_path():
    return Path(settings.VAR_DIR, "integrity", "manifest")


def accept():
    """Notes the files as they are. Returns how many."""
    sums = sums_now()
    path = manifest_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = path.with_suffix(".new")
    made.write_text(signing.dumps(sums, salt=SALT, compress=True))
    made.replace(path)
    return len(sums)


def accepted():
    """``{name: sum}`` of the files as they were noted; None if they never were. Raises BadSignature."""
    try:
        return signing.loads(manifest_path().read_text(), salt=SALT)
    except FileNotFoundError:
        return None


def of_installation():
    try:
        known = accepted()
    except signing.BadSignature:
        yield Seen(Kind.CODE, "integrity/manifest")
        return
    if known is None:
        return
    now = sums_now()
    for name in sorted(known.keys() | now.keys()):
        if known.get(name) != now.get(name):
            yield Seen(Kind.CODE, f"{name} {now.get(name, '−')[:12]}"[:LONGEST], name[:LONGEST])


def sums_now():
    """``{name: SHA-256}`` of every file of the program, and of the collected static files."""
    base = Path(settings.BASE_DIR)
    found = [base / name for name in FILES]
    for folder in FOLDERS:
        found += (base / folder).rglob("*")
    sums = {str(path.relative_to(base)): _sum(path) for path in found if _is_of_program(path)}
    collected = Path(settings.STATIC_ROOT)
    return sums | {
        f"collected/{path.relative_to(collected)}": _sum(path)
        for path in collected.rglob("*")
        if _is_of_program(path)
    }


def _is_of_program(path):
    return path.is_file() and path.suffix not in MADE


def _sum(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
