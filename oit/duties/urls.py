from django.urls import path

from .views.assignments import AssignmentsView
from .views.calendar import CalendarView
from .views.evidence import EvidenceFileView, EvidenceView
from .views.evidence_zip import EvidenceZipView, MakeEvidenceView, ShowEvidenceView
from .views.handing_over import HandOverView
from .views.mine import MyDutiesView

app_name = "duties"
urlpatterns = [
    path("", AssignmentsView.as_view(), name="assignments"),
    path("mine/", MyDutiesView.as_view(), name="mine"),
    path("hand-over/", HandOverView.as_view(), name="hand_over"),
    path("calendar/", CalendarView.as_view(), name="calendar"),
    path("evidence/", EvidenceView.as_view(), name="evidence"),
    path("evidence/make/", MakeEvidenceView.as_view(), name="evidence_make"),
    path("evidence/zip/<int:zip_id>/", EvidenceZipView.as_view(), name="evidence_zip"),
    path("evidence/zip/<int:zip_id>/show/", ShowEvidenceView.as_view(), name="evidence_show"),
    path("evidence/<int:pk>/<str:name>", EvidenceFileView.as_view(), name="evidence_file"),
]
