from django.urls import path

from .report import VisitsReportView

app_name = "visits"
urlpatterns = [
    path("", VisitsReportView.as_view(), name="report"),
    path("results/", VisitsReportView.as_view(results_only=True), name="report_results"),
]
