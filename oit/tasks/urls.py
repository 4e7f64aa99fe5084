from django.urls import path

from .assigning import AssignView
from .views import TasksView, TaskView

app_name = "tasks"
urlpatterns = [
    path("", TasksView.as_view(), name="list"),
    path("assign/", AssignView.as_view(), name="assign"),
    path("plan/<int:page_id>/<str:row>/", TaskView.as_view(), name="measure"),
    path("meeting/<int:meeting_id>/<str:row>/", TaskView.as_view(), name="decision"),
]
