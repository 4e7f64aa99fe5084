"""Writes docs/licences.md: the licence of everything that the site brings with it, from the installed packages.

Ends with exit code 1, and writes nothing, where a licence is unknown, or asks that what is passed on with it has the
same licence (GPL, AGPL), unless EXCEPTIONS says why that is no matter here.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements.txt"
TARGET = ROOT / "docs" / "licences.md"

KNOWN = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Public Domain|Unlicense", re.I
)
SHARED_ALIKE = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License", re.I)
# By package: why a licence of this kind, or an unknown one, is no matter here.
EXCEPTIONS = {"pyrage": "MIT, as its file LICENSE says; its metadata do not."}

NOTES = {
    "av": "Its wheel brings FFmpeg, built with codecs under the GPL. The site uses the wheel as it is published and "
    "passes no copy on; whoever passes on an image with it owes the offer of FFmpeg's source.",
    "psycopg": "LGPL: used as a library, unchanged.",
    "psycopg-binary": "LGPL: used as a library, unchanged. Brings libpq (PostgreSQL licence) and OpenSSL (Apache-2.0).",
}
# What lies in the project itself, with its licence beside it: the folder, what it is, the licence, its text.
ENCLOSED = (
    ("static/vendor/altcha-3.2.2", "ALTCHA, proof of work", "MIT", "LICENSE.txt"),
    ("static/vendor/tabulator-6.5.3", "Tabulator, tables to type in", "MIT", "LICENSE"),
    ("static/fonts", "IBM Plex Thai, subset", "OFL-1.1", "OFL.txt"),
    ("oit/papers/fonts", "Fonts of printed papers", "see its text", "LICENCE.txt"),
    ("cms/thai/dictionary", "Words of Thai", "see its text", "LICENCE.txt"),
)


def names(requirements):
    """The packages that a pinned list names, in its order."""
    return re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", requirements, re.MULTILINE)


def licence_of(data):
    """What the metadata of a package say of its licence, in one line; "" if nothing."""
    if expression := data.get("License-Expression"):
        return expression
    said = [
        each.split(" :: ")[-1] for each in data.get_all("Classifier", []) if each.startswith("License ::")
    ]
    said = [each for each in said if each not in ("OSI Approved", "Other/Proprietary License")]
    if said:
        return ", ".join(said)
    return (data.get("License") or "").strip().partition("\n")[0][:60]


def problem_with(name, licence):
    """A sentence, or None."""
    if name in EXCEPTIONS:
        return None
    if SHARED_ALIKE.search(licence):
        return f"{name}: {licence}. Replace it, or say in EXCEPTIONS of tools/licences.py why it may be passed on."
    if not KNOWN.search(licence):
        return f"{name}: its licence is unknown ({licence or 'nothing said'}). Look it up, and say so in EXCEPTIONS."
    return None


def page(rows):
    """The text of the page. ``rows``: ``(name, version, licence)``."""
    lines = [
        "# Licences",
        "",
        "What the site brings with it. Written by `make licences` from the packages that are installed.",
        "",
        "| Package | Version | Licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {licence} |" for name, version, licence in rows),
        "",
        "## Remarks",
        "",
        *(
            f"- **{name}**: {note}"
            for name, note in {**NOTES, **EXCEPTIONS}.items()
            if name in {row[0] for row in rows}
        ),
        "",
        "## In the project itself",
        "",
        "| Folder | What | Licence |",
        "|---|---|---|",
        *(
            f"| `{folder}` | {what} | [{licence}](../{folder}/{text}) |"
            for folder, what, licence, text in ENCLOSED
        ),
        "",
    ]
    return "\n".join(lines)


def main():
    rows, problems = [], []
    for name in names(REQUIREMENTS.read_text()):
        try:
            data = metadata(name)
        except PackageNotFoundError:
            problems.append(f"{name} is not installed: make .env, then try again.")
            continue
        licence = licence_of(data)
        rows.append((name, data["Version"], licence))
        problems.append(problem_with(name, licence))
    problems += [
        f"{folder}/{text} is missing."
        for folder, _what, _licence, text in ENCLOSED
        if not (ROOT / folder / text).is_file()
    ]
    if problems := list(filter(None, problems)):
        sys.exit("\n".join(problems))
    TARGET.write_text(page(rows))
    sys.stdout.write(f"Wrote {TARGET.relative_to(ROOT)}: {len(rows)} packages.\n")


if __name__ == "__main__":
    main()
