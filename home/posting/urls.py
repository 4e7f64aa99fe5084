from django.urls import path

from .report import PostReportView
from .views import PostView, TextsView

app_name = "posting"
urlpatterns = [
    path("", PostReportView.as_view(), name="report"),
    path("results/", PostReportView.as_view(results_only=True), name="report_results"),
    path("<int:post_id>/", PostView.as_view(), name="post"),
    path("texts/<int:page_id>/", TextsView.as_view(), name="texts"),
]
