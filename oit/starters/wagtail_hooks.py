from django.urls import include, path
from wagtail import hooks

from . import urls
from .putting import ACTION, BegunInHistory


@hooks.register("register_admin_urls")
def addresses():
    return [path("samples/", include(urls, namespace="starters"))]


@hooks.register("register_log_actions")
def in_history(actions):
    actions.register_action(ACTION)(BegunInHistory)
