from django.urls import path

from .report import MailReportView
from .views import MailView

app_name = "mail"
urlpatterns = [
    path("", MailReportView.as_view(), name="report"),
    path("results/", MailReportView.as_view(results_only=True), name="report_results"),
    path("<int:mail_id>/", MailView.as_view(), name="mail"),
]
