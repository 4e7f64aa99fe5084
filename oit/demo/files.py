"""Pictures and documents of a demonstration station, checked as uploads are."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.text import slugify

from cms.models import StationDocument, StationImage
from oit.lint.remembering import remember

from .folder import in_words
from .makers import make


def add_images(folder, collection, references, undo, progress):
    """Saves the pictures of images.toml. ``undo``: an ExitStack that removes the files again."""
    for key, entry in progress.of(folder.images.items(), "pictures"):
        entry.only("file", "title", "description", "description_en", "credit")
        path = folder.pictures / entry.need("file")
        if not path.is_file():
            entry.fail(f"there is no picture {path.name} in {folder.pictures.name}.")
        image = StationImage(
            title=entry.need("title"),
            file=ContentFile(path.read_bytes(), path.name),
            collection=collection,
            **entry.without("title", "file"),
        )
        references.add("image", key, _save(image, entry, undo))


def add_documents(folder, collection, references, undo, progress):
    """Makes and saves the documents of documents.toml. ``undo``: an ExitStack that removes the files again."""
    for key, entry in progress.of(folder.documents.items(), "documents"):
        title, content = entry.need("title"), make(entry, folder)
        document = StationDocument(
            title=title["th"],
            title_en=title.get("en", ""),
            file=ContentFile(content, file_name(key, entry.need("kind"))),
            collection=collection,
        )
        references.add("document", key, _save(document, entry, undo))
        # Made here, of words that hide nothing: looking into each file would take as long as all the rest.
        remember(sha256(content).hexdigest(), [])


def file_name(key, kind):
    return f"{slugify(key).removesuffix(f'-{kind}')}.{kind}"


def _save(instance, entry, undo):
    try:
        instance.full_clean()
        instance.save()
    except ValidationError as error:
        entry.fail(in_words(error))
    undo.callback(instance.file.storage.delete, instance.file.name)
    return instance
