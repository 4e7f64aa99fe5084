"""System checks: rules of this house that a reviewer would otherwise have to remember."""

import re

from django.apps import apps
from django.conf import settings
from django.core import checks
from wagtail.snippets.models import get_snippet_models

from cms.admin.viewsets import StationViewSet
from cms.models import BasePage, StationOwned


def register():
    checks.register(check_page_types, checks.Tags.models)
    checks.register(check_station_owned, checks.Tags.models)
    checks.register(check_admin_path, checks.Tags.urls)


def check_page_types(app_configs, **kwargs):
    """Every page type says where it may stand, describes itself, and keeps its slug equal in both languages."""
    errors = []
    for model in apps.get_models():
        if not issubclass(model, BasePage):
            continue
        if not getattr(model, "page_description", ""):
            errors.append(
                checks.Error(f"{model.__name__} has no page_description.", obj=model, id="cms.E001")
            )
        if "parent_page_types" not in vars(model) and not any(
            "parent_page_types" in vars(base)
            for base in model.__mro__
            if base.__module__.startswith(("home", "oit", "feedback"))
        ):
            errors.append(
                checks.Error(
                    f"{model.__name__} does not say below which pages it may stand.", obj=model, id="cms.E002"
                )
            )
        if "slug" not in [field.field_name for field in model.override_translatable_fields]:
            errors.append(
                checks.Error(f"{model.__name__} would translate its slug.", obj=model, id="cms.E003")
            )
    return errors


def check_station_owned(app_configs, **kwargs):
    """Every model that belongs to a station is administered through the viewset that isolates stations."""
    return [
        checks.Error(
            f"{model.__name__} belongs to a station but is not registered with a StationViewSet.",
            obj=model,
            id="cms.E004",
        )
        for model in get_snippet_models()
        if issubclass(model, StationOwned) and not isinstance(model.snippet_viewset, StationViewSet)
    ]


def check_admin_path(app_configs, **kwargs):
    """The admin's folder is one plain name, so that no public page can be taken for it."""
    if re.fullmatch(r"[a-z0-9-]{3,60}", settings.ADMIN_PATH):
        return []
    return [
        checks.Error(
            f"ADMIN_PATH is {settings.ADMIN_PATH!r}.",
            hint="Give it 3 to 60 small letters (a-z), digits and hyphens, such as ADMIN_PATH=office-kamala.",
            id="cms.E005",
        )
    ]
