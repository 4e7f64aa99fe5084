from django.urls import path

from .station_view import StationView
from .views import ItemsFileView, ItemsView, ItemView, StationsFileView, StationsView

app_name = "bureau"
urlpatterns = [
    path("", StationsView.as_view(), name="stations"),
    path("stations.<str:name>", StationsFileView.as_view(), name="stations_file"),
    path("stations/<int:site_id>/", StationView.as_view(), name="station"),
    path("items/", ItemsView.as_view(), name="items"),
    path("items.<str:name>", ItemsFileView.as_view(), name="items_file"),
    path("items/<slug:slug>/", ItemView.as_view(), name="item"),
]
