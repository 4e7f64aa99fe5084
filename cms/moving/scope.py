"""What belongs to a station, told by the models themselves.

A row belongs to what it would be deleted with: its foreign keys that cascade, and what a generic key names. Some
models lead to no station that way, and are listed here.
"""

from functools import cache

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Collection, Page, Site
from wagtail_localize.models import TranslatableObject

# Where the search begins (``selecting``): a station, its pages, its folder of files, its roles, its people.
SEEDS = (Site, Page, Collection, Group, get_user_model(), TranslatableObject)
# What every installation has, known by other fields than its number.
SHARED = {
    "contenttypes.ContentType": ("app_label", "model"),
    "auth.Permission": ("content_type__app_label", "content_type__model", "codename"),
    "wagtailcore.Locale": ("language_code",),
    "wagtailcore.Workflow": ("name",),
    "wagtailcore.Task": ("content_type__app_label", "content_type__model", "name"),
}
# Of these, JSON in revisions may also name some.
NAMED_IN_TEXTS = ("contenttypes.ContentType", "wagtailcore.Locale")
# What stations have in common where it is the same: a row goes along with those that need it, and is made there only
# if there is none like it.
MERGED = {
    "taggit.Tag": ("name",),
    "wagtail_localize.String": ("locale", "data_hash"),
    "wagtail_localize.Template": ("uuid",),
}
# Whose a row is, where its foreign keys do not say it by cascading, or say too much.
OWNERS = {
    "wagtailcore.PageLogEntry": ("page",),
    # The text may be another station's too; where it stands, it is not.
    "wagtail_localize.StringTranslation": ("context",),
    "wagtail_localize.SegmentOverride": ("context",),
}
# Of packages; our own rooms say it in their AppConfig. An app stands for all its models.
STAYS_BEHIND = {
    "account": "People set up their addresses of mail anew when they are invited.",
    "axes": "Failed attempts to sign in, at the old place.",
    "mfa": "A second factor is bound to the old address: it is set up anew.",
    "usersessions": "Whoever is signed in here is not signed in there.",
    "sessions": "Whoever is signed in here is not signed in there.",
    "django_tasks_database": "Work that waits is done here; what is missing there is made anew.",
    "wagtailadmin": "What somebody is typing at this moment.",
    "wagtailsearch": "The index is made anew.",
    "wagtailembeds": "The site has no embeds.",
    "wagtailimages": "Wagtail's own pictures, in whose place the site has StationImage.",
    "wagtaildocs": "Wagtail's own documents, in whose place the site has StationDocument.",
    "wagtailcore.ReferenceIndex": "Made anew.",
    "wagtailcore.UploadedFile": "Uploads that nobody finished.",
    "wagtailcore.GroupApprovalTask": "Steps of approval serve all stations.",
    "wagtailcore.GroupApprovalTask_groups": "Steps of approval serve all stations.",
    "wagtailcore.WorkflowTask": "Steps of approval serve all stations.",
    "wagtailcore.WorkflowContentType": "Steps of approval serve all stations.",
    "wagtail_localize.LocaleSynchronization": "Of the installation's languages, and not used by the site.",
}


def label_of(model):
    return model._meta.label


def model_of(label):
    """The model of this label. Raises LookupError."""
    return apps.get_model(label)


def root_of(model):
    """The model whose numbers the rows of ``model`` have: of a page type, Page."""
    while model._meta.parents:
        model = next(iter(model._meta.parents))
    return model


@cache
def reason_to_stay(model):
    """Why nothing of the model is carried, "" for a model that is."""
    meta = model._meta
    own = getattr(apps.get_app_config(meta.app_label), "stays_behind", {})
    return own.get(meta.object_name) or STAYS_BEHIND.get(meta.label) or STAYS_BEHIND.get(meta.app_label) or ""


def is_seed(model):
    return model in SEEDS


def is_shared(model):
    return label_of(model) in SHARED


def is_merged(model):
    return label_of(model) in MERGED


@cache
def owners(model):
    """The foreign keys of the model's own table that say whose a row is."""
    named = OWNERS.get(label_of(model))
    return [
        field
        for field in foreign_keys(model)
        if (field.name in named if named else field.remote_field.on_delete is models.CASCADE)
        and is_carried(field.related_model)
    ]


@cache
def foreign_keys(model):
    return [field for field in model._meta.local_concrete_fields if field.remote_field]


@cache
def generic_keys(model):
    """``[(field of the content type, field of the number)]`` of what a row says anything about."""
    names = {field.name for field in model._meta.local_concrete_fields}
    pair = next((name for name in ("base_content_type", "content_type") if name in names), None)
    return [(pair, "object_id")] if pair and "object_id" in names else []


@cache
def is_carried(model):
    """Whether rows of the model may go along because they are a station's."""
    if reason_to_stay(model) or is_shared(model) or is_merged(model):
        return False
    if is_seed(model):
        return True
    return bool(generic_keys(model)) or any(
        field.remote_field.on_delete is models.CASCADE or field.name in OWNERS.get(label_of(model), ())
        for field in foreign_keys(model)
        if field.related_model is not model and is_carried(field.related_model)
    )


def carried_models():
    """All models whose rows may go along, in a fixed order."""
    return [model for model in all_models() if is_carried(model)]


def merged_models():
    return [model for model in all_models() if is_merged(model)]


def all_models():
    """Every model with a table of its own, also those between two others."""
    found = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    return sorted(found, key=label_of)


def unplaced_models():
    """Those that are neither carried nor shared, and of which nobody says why they stay behind."""
    return [
        model
        for model in all_models()
        if not (is_carried(model) or is_shared(model) or is_merged(model) or reason_to_stay(model))
        # A kind of something shared: a step of approval.
        and not is_shared(root_of(model))
    ]
