"""Begins a new generation of a station's public pages whenever something is saved that they may show.

What is not named here as never shown counts as shown: to make pages once too often does no harm. Bulk updates tell
nobody of themselves: code that does one to what the public sees calls ``station_changed``.
"""

from functools import partial

from django.apps import apps
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from .generations import generations
from .whose import stations_of

# Who works here and how, what waits, and what only officers read.
NEVER_SHOWN_APPS = {
    *(
        "account",
        "admin",
        "approval",
        "auth",
        "axes",
        "backup",
        "bin",
        "bureau",
        "complaints",
        "contenttypes",
        "contributions",
        "files_in_bulk",
        "integrity",
        "links",
        "mail",
    ),
    *(
        "django_tasks_database",
        "mfa",
        "public_forms",
        "quick_post",
        "sessions",
        "signin",
        "taggit",
        "usersessions",
        "visits",
    ),
    *("wagtail_localize", "wagtailadmin", "wagtailembeds", "wagtailsearch", "wagtailusers"),
}
NEVER_SHOWN = {
    *("cms.Rendition", "cms.StationGroup", "cms.User", "cms.User_groups", "cms.User_user_permissions"),
    *("duties.EvidenceFailure", "duties.EvidencePack", "duties.Reminder", "duties.ReminderRun"),
    *("exports.Making", "feedback.AnswerTemplate", "feedback.PageRemark", "feedback.PageVotes"),
    *("feedback.QuestionNote", "oit.FileReading", "privacy.Erasure"),
    *("wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.GroupApprovalTask"),
    *("wagtailcore.GroupApprovalTask_groups", "wagtailcore.GroupCollectionPermission"),
    *("wagtailcore.GroupPagePermission", "wagtailcore.GroupSitePermission", "wagtailcore.ModelLogEntry"),
    *("wagtailcore.PageLogEntry", "wagtailcore.PageSubscription", "wagtailcore.ReferenceIndex"),
    *("wagtailcore.Revision", "wagtailcore.Task", "wagtailcore.TaskState", "wagtailcore.UploadedFile"),
    *("wagtailcore.Workflow", "wagtailcore.WorkflowContentType", "wagtailcore.WorkflowPage"),
    *("wagtailcore.WorkflowState", "wagtailcore.WorkflowTask", "wagtailimages.Rendition"),
}
# What saving a draft changes of a page or a snippet that is live.
OF_DRAFTS = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("locked", "locked_at", "locked_by"),
}


def shown_models():
    """The models of which a record may appear on a public page."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in NEVER_SHOWN_APPS and model._meta.label not in NEVER_SHOWN
    ]


# Sent in the transaction of a change, before it is certain, to whoever else keeps what was made of a station. Keyword
# argument: ``station``, a Site's id or ALL.
station_changing = Signal()


def station_changed(station):
    """Ends what is kept of the station (a Site's id, or ALL) once the transaction is certain."""
    station_changing.send(sender=None, station=station)
    transaction.on_commit(partial(generations.begin, station))


def changed(record):
    """As ``station_changed``, for the stations on whose pages the ``record`` may appear."""
    for station in stations_of(record):
        station_changed(station)


def _saved(sender, instance, update_fields=None, raw=False, **kwargs):
    if raw or (update_fields and OF_DRAFTS.issuperset(update_fields)):
        return
    changed(instance)


def _deleted(sender, instance, **kwargs):
    changed(instance)


def _related(sender, instance, action, **kwargs):
    if action.startswith("post_"):
        changed(instance)


def _moved(sender, instance, url_path_before, url_path_after, **kwargs):
    changed(instance)
    changed(Page(url_path=url_path_before))


def connect():
    for model in shown_models():
        post_save.connect(_saved, sender=model, dispatch_uid=f"page-cache-{model._meta.label}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"page-cache-{model._meta.label}")
    m2m_changed.connect(_related, dispatch_uid="page-cache")
    post_page_move.connect(_moved, dispatch_uid="page-cache")
    page_slug_changed.connect(_deleted, dispatch_uid="page-cache")
