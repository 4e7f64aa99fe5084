from django.urls import path

from .report import FindingReportView
from .views import AcceptView

app_name = "integrity"
urlpatterns = [
    path("", FindingReportView.as_view(), name="report"),
    path("results/", FindingReportView.as_view(results_only=True), name="report_results"),
    path("<int:finding_id>/accept/", AcceptView.as_view(), name="accept"),
]
