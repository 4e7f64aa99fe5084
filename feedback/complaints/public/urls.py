from django.urls import path

from feedback.complaints.models import Kind

from .views import report

urlpatterns = [
    path("complaint/", report, {"kind": Kind.CORRUPTION}, name="complaint"),
    path("tip/", report, {"kind": Kind.TIP}, name="tip"),
]
