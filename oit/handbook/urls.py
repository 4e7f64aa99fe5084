from django.urls import path, re_path

from .views import ChapterView, picture

app_name = "handbook"
urlpatterns = [
    path("", ChapterView.as_view(), name="first"),
    re_path(r"^pictures/(?P<picture>[\w-]+\.webp)$", picture, name="picture"),
    path("<slug:slug>/", ChapterView.as_view(), name="chapter"),
]
