from django.urls import path

from .report import ReportView
from .views import SideBySideView

app_name = "side_by_side"
urlpatterns = [
    path("", ReportView.as_view(), name="report"),
    path("results/", ReportView.as_view(results_only=True), name="report_results"),
    path("<int:page_id>/", SideBySideView.as_view(), name="sheet"),
]
