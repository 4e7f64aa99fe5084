from django.urls import path

from .log import LogView
from .views import CorrectView, EraseView, FindView

app_name = "privacy"
urlpatterns = [
    path("", FindView.as_view(), name="find"),
    path("erasures/", LogView.as_view(), name="log"),
    path("erasures/results/", LogView.as_view(results_only=True), name="log_results"),
    path("<str:entry_model>/<int:entry_id>/correct/", CorrectView.as_view(), name="correct"),
    path("<str:entry_model>/<int:entry_id>/erase/", EraseView.as_view(), name="erase"),
]
