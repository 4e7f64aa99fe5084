from django.urls import path

from .views import ReviewView, WaitingView

app_name = "approval"
urlpatterns = [
    path("", WaitingView.as_view(), name="waiting"),
    path("<int:page_id>/", ReviewView.as_view(), name="review"),
]
