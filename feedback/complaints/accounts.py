"""Accounts of holders of keys are not deleted from under their keys, by which colleagues may have been let in."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from .models import KeyHolder


def keep_holder(request, user):
    """Hook ``before_delete_user``."""
    return _refused(request, [user])


def keep_holders(request, action_type, objects, action):
    """Hook ``before_bulk_action``."""
    users = [one for one in objects if isinstance(one, get_user_model())]
    return _refused(request, users) if action_type == "delete" else None


def _refused(request, users):
    """The response that says why the users are not deleted, or None where none of them holds a key."""
    holder = KeyHolder.objects.filter(user__in=users).select_related("user").first()
    if holder is None:
        return None
    messages.error(
        request,
        _(
            "%(officer)s holds a key to complaints or tip-offs, so the account was not deleted. Another designated "
            "officer removes the key first. To keep somebody out at once, deactivate the account."
        )
        % {"officer": holder},
    )
    return redirect("wagtailusers_users:index")


def connect():
    hooks.register("before_delete_user", keep_holder)
    hooks.register("before_bulk_action", keep_holders)
