from django.urls import path

from .report import UsefulnessReportView

app_name = "usefulness"
urlpatterns = [
    path("", UsefulnessReportView.as_view(), name="report"),
    path("results/", UsefulnessReportView.as_view(results_only=True), name="report_results"),
]
