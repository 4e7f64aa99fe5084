"""What must happen whenever something of ours is deleted, whoever deletes it."""

from django.db import transaction
from django.db.models.signals import post_delete

from cms.models import DocumentVersion


def delete_file(sender, instance, **kwargs):
    """Removes the stored file once the deletion of its record is certain."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def connect():
    post_delete.connect(delete_file, sender=DocumentVersion)
