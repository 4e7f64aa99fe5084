from django.urls import path

from .views import FilesView, SendView

app_name = "files_in_bulk"
urlpatterns = [
    path("", FilesView.as_view(), name="files"),
    path("send/", SendView.as_view(), name="send"),
]
