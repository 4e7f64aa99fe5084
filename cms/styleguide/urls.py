"""The address of the styleguide."""

from django.urls import path

from .views import styleguide

urlpatterns = [path("styleguide/", styleguide, name="styleguide")]
