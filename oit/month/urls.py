from django.urls import path

from .filling import FillMonthView
from .overview import MonthsView

app_name = "month"
urlpatterns = [
    path("", MonthsView.as_view(), name="months"),
    path("<int:page_id>/<str:month>/", FillMonthView.as_view(), name="fill"),
]
