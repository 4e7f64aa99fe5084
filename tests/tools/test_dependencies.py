"""What is said of the packages that the site brings with it: their licences, and known weaknesses."""

import re
from email.message import Message
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tools import audit, licences


def data(**headers):
    message = Message()
    for name, values in headers.items():
        for value in values if isinstance(values, list) else [values]:
            message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("given", "licence"),
    [
        (data(License_Expression="MIT", License="x"), "MIT"),
        (data(Classifier=["License :: OSI Approved :: BSD License", "Framework :: Django"]), "BSD License"),
        (data(License="MIT License\n\nCopyright"), "MIT License"),
        (data(Name="x"), ""),
    ],
)
def test_a_licence_is_read_from_what_the_package_says(given, licence):
    assert licences.licence_of(given) == licence


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-or-later", "AGPL-3.0", "GNU General Public License v3 (GPLv3)", "", "Own"]
)
def test_what_may_not_be_passed_on_and_what_is_unknown_is_named(licence):
    assert "package" in licences.problem_with("package", licence)


@pytest.mark.parametrize(
    "licence", ["MIT", "BSD-3-Clause", "LGPL-3.0-only", "Apache-2.0 OR BSD-2-Clause", "MPL-2.0"]
)
def test_what_may_be_is_not(licence):
    assert licences.problem_with("package", licence) is None


def test_the_list_has_every_pinned_package():
    listed = licences.TARGET.read_text()
    missing = [
        name for name in licences.names(licences.REQUIREMENTS.read_text()) if f"| {name} |" not in listed
    ]
    assert not missing, "Run make licences."


FINE = {"name": "django", "version": "5.2.19", "vulns": []}
WEAK = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["13.0"]}]}
UNKNOWN = {"name": "wagtail", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([FINE], 0, "Nothing is known"),
        ([FINE, WEAK], 1, "mended in 13.0"),
        ([FINE, UNKNOWN], 2, "NOT audited: wagtail"),
        ([WEAK, UNKNOWN], 1, "PYSEC-1"),
    ],
)
def test_an_audit_never_passes_for_one_that_was_not_made(packages, code, words):
    given, sentences = audit.told({"dependencies": packages})
    assert given == code
    assert words in " ".join(sentences)


# That of Debian 12, the oldest on which the site is installed; pins are made on a newer one.
OLDEST = {"python_version": "3.11", "python_full_version": "3.11.2", "extra": ""}


def pinned():
    """``{name: metadata}`` of the pinned packages that are installed here in the pinned version."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", licences.REQUIREMENTS.read_text(), re.MULTILINE)
    every = {name: metadata.distribution(name) for name, _version in found if _is_installed(name)}
    return {
        name: every[name].metadata
        for name, version in found
        if name in every and every[name].version == version
    }


def _is_installed(name):
    return any(metadata.distributions(name=name))


def test_the_oldest_python_can_install_every_pin():
    refused = [
        f"{name}: {data['Requires-Python']}"
        for name, data in pinned().items()
        if OLDEST["python_full_version"] not in SpecifierSet(data["Requires-Python"] or "")
    ]
    assert not refused


def test_what_the_oldest_python_needs_besides_is_pinned():
    names = set(licences.names(licences.REQUIREMENTS.read_text()))
    missing = {
        f"{name} needs {requirement}"
        for name, data in pinned().items()
        for requirement in map(Requirement, data.get_all("Requires-Dist") or [])
        if requirement.marker
        and "python" in str(requirement.marker)
        and requirement.marker.evaluate(OLDEST)
        and canonicalize_name(requirement.name) not in names
    }
    assert not missing
