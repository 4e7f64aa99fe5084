"""The files of the installation, wherever its storages keep them."""

from django.core.files.storage import default_storage, storages

# The folder in the archive, by the name of the storage in ``STORAGES``.
FOLDERS = {"default": "media", "private": "private"}


def names_in(storage, folder="", without=()):
    """The names of all files below ``folder`` of a storage, but not below the folders in ``without``, sorted."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        # A storage that nothing was ever saved to has no folder yet.
        return
    for name in sorted(files):
        # Some keep an empty object in place of a folder.
        if name:
            yield f"{folder}{name}"
    for name in sorted(folders):
        if f"{folder}{name}/" not in without:
            yield from names_in(storage, f"{folder}{name}/", without)


def all_files():
    """``(folder in the archive, storage, name)`` of every file."""
    for alias, folder in FOLDERS.items():
        for name in names_in(storages[alias], without=_of_others(alias)):
            yield folder, storages[alias], name


def storage_of(folder):
    """The storage whose files are in this folder of the archive. Raises KeyError."""
    return storages[next(alias for alias, each in FOLDERS.items() if each == folder)]


def folder_of(field):
    """The folder in the archive of the files of this FileField."""
    return FOLDERS["default" if field.storage is default_storage else "private"]


def is_empty():
    return next(all_files(), None) is None


def _of_others(alias):
    """The folders of this storage that belong to another one: in one bucket, each has a prefix."""
    bucket = getattr(storages[alias], "bucket_name", None)
    return {
        f"{storages[other].location.strip('/')}/"
        for other in FOLDERS
        if bucket and other != alias and getattr(storages[other], "bucket_name", None) == bucket
    }
