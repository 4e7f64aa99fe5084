"""The addresses behind the links, in both languages; ``cms.urls`` takes them in."""

from django.urls import path

from .models import Reader
from .views import DecideView, FileView, SendView

ADDRESSES = (
    ("contribution/<str:key>/", SendView.as_view(), f"contribution_{Reader.OFFICER}"),
    ("contribution/<str:key>/approval/", DecideView.as_view(), f"contribution_{Reader.HEAD}"),
    ("contribution/<str:reader>/<str:key>/files/<int:number>/", FileView.as_view(), "contribution_file"),
)

# The Thai names come last: they are what ``reverse`` gives.
urlpatterns = [
    *(path(f"en/{route}", view, name=f"{name}_en") for route, view, name in ADDRESSES),
    *(path(route, view, name=name) for route, view, name in ADDRESSES),
]
