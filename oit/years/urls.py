from django.urls import path

from .views import NewYearView, OpenYearView

app_name = "years"
urlpatterns = [
    path("new/", NewYearView.as_view(), name="new"),
    path("open/", OpenYearView.as_view(), name="open"),
]
