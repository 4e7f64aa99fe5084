from django.urls import include, path
from wagtail import hooks

from cms import today

from . import urls
from .to_do import first_day_to_go_on_with

today.register(first_day_to_go_on_with)


@hooks.register("register_admin_urls")
def addresses():
    return [path("first-day/", include(urls, namespace="first_day"))]
