from django.urls import path

from .views import BeginView, SkeletonView

app_name = "starters"
urlpatterns = [
    path("<int:page_id>/", BeginView.as_view(), name="begin"),
    path("<int:page_id>/word/", SkeletonView.as_view(), name="skeleton"),
]
