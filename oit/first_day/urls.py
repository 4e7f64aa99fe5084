from django.urls import path

from .views import FirstDayView

app_name = "first_day"
urlpatterns = [path("", FirstDayView.as_view(), name="steps")]
