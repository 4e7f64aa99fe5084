from django.urls import include, path
from wagtail import hooks

from cms import today

from . import urls
from .to_do import first_day_to_go_on_with
from .views import FirstPageView

today.register(first_day_to_go_on_with)


# Before Wagtail's own addresses, one of which is the first page.
@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [
        path("", FirstPageView.as_view()),
        path("first-day/", include(urls, namespace="first_day")),
    ]
