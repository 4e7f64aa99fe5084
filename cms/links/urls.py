from django.urls import path

from .report import LinksReportView

app_name = "links"
urlpatterns = [
    path("", LinksReportView.as_view(), name="report"),
    path("results/", LinksReportView.as_view(results_only=True), name="report_results"),
]
