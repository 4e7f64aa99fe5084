from django.urls import path

from oit.complaint_figures import FiguresView
from oit.reasons.views import ReasonView

from .handover import HandoverFileView, HandoverView
from .overruling import OverruleView
from .views import BoardView, ExportView

app_name = "readiness"
urlpatterns = [
    path("", BoardView.as_view(), name="board"),
    path("export.<str:name>", ExportView.as_view(), name="export"),
    path("overrule/<int:page_id>/<str:key>/", OverruleView.as_view(), name="overrule"),
    path("reason/<int:page_id>/", ReasonView.as_view(), name="reason"),
    path("complaint-figures/<int:page_id>/", FiguresView.as_view(), name="complaint_figures"),
    path("handover/", HandoverView.as_view(), name="handover"),
    path("handover/handover.<str:name>", HandoverFileView.as_view(), name="handover_file"),
]
