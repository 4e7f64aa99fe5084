"""Addresses of the app that are no page's; ``cms.urls`` takes them in."""

from django.urls import path

from oit.assessor.machine import machine_index

urlpatterns = [
    path("oit.json", machine_index, name="machine_index"),
    path("oit/<int:year>.json", machine_index, name="machine_index"),
]
