from django.urls import path

from .views import BinView, EraseView, RestoreView

app_name = "bin"
urlpatterns = [
    path("", BinView.as_view(), name="list"),
    path("<int:binned_id>/restore/", RestoreView.as_view(), name="restore"),
    path("<int:binned_id>/erase/", EraseView.as_view(), name="erase"),
]
