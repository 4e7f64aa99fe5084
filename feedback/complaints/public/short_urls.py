"""A short address to print and to say: it leads to the form for complaints, and is left out of logs like that."""

from django.urls import path
from django.views.generic import RedirectView

from .traceless import traceless

urlpatterns = [
    path(
        "c/",
        traceless(RedirectView.as_view(pattern_name="complaint", permanent=True)),
        name="complaint_short",
    ),
]
