"""An installation of the test's own: its folder, its files, and a key for its backups."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from cms.backup.keys import make_identity, read_identity

FILES = {
    "default": {
        "documents/แผน ๒๕๖๗.pdf": b"%PDF-1.7 plan",
        "images/small.webp": b"",
        "original_images/ก.jpg": b"x" * 70_000,
    },
    "private": {"complaints/0f3a": b"\x00\xff" * 32_768, "imports/" + "ย" * 40 + ".xlsx": b"PK"},
}


@pytest.fixture
def installation(settings, tmp_path):
    """``var``, ``media`` and ``private``: folders, with FILES; ``key``: the file of the secret key; ``identity``."""
    folder = tmp_path / "here"
    media, private = folder / "media", folder / "private"
    settings.VAR_DIR = folder
    folder.mkdir()
    filesystem = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**filesystem, "OPTIONS": {"location": media}},
        "private": {**filesystem, "OPTIONS": {"location": private}},
    }
    key = tmp_path / "key.txt"
    settings.BACKUP_RECIPIENT = make_identity(key)
    for alias, files in FILES.items():
        for name, content in files.items():
            assert storages[alias].save(name, ContentFile(content)) == name
    return SimpleNamespace(var=folder, media=media, private=private, key=key, identity=read_identity(key))
