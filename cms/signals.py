"""What must happen whenever something of ours is deleted or published, and whenever a request begins."""

from django.core.signals import request_started
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.signals import page_published

from cms.editor_links import forget_editor_links
from cms.media.ahead import when_published
from cms.models import DocumentVersion
from cms.rich_text import forget_links


def delete_file(sender, instance, **kwargs):
    """Removes the stored file once the deletion of its record is certain."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        # The record is gone: that its file cannot be removed now is logged, and keeps nobody from going on.
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def connect():
    post_delete.connect(delete_file, sender=DocumentVersion)
    request_started.connect(forget_links)
    request_started.connect(forget_editor_links)
    page_published.connect(when_published, dispatch_uid="cms.media.ahead")
