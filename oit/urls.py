"""Addresses of the app that are no page's; ``cms.urls`` takes them in."""

from django.urls import path, re_path

from oit.assessor.machine import machine_index
from oit.duties.evidence.serving import public_evidence
from oit.exports.serving import made_file
from oit.guides.serving import guide_file
from oit.open_data.views import open_data_file

urlpatterns = [
    path("oit.json", machine_index, name="machine_index"),
    path("oit/<int:year>.json", machine_index, name="machine_index"),
    path("oit/<int:year>/evidence.zip", public_evidence, name="public_evidence"),
    # Wagtail serves nothing whose name has a dot.
    re_path(r"^(?:en/)?(?P<path>oit/\d+/\w+)/files/(?P<name>[\w.-]+)$", made_file),
    re_path(r"^(?:en/)?(?P<path>oit/\d+)/open-data/(?P<name>\w+\.\w+)$", open_data_file),
    re_path(
        r"^(?P<path>[\w/-]+)/guide(?:-(?P<part>[\w-]+))?\.(?P<format>pdf|png)$", guide_file, name="guide_file"
    ),
]
