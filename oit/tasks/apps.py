from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "oit.tasks"
    label = "tasks"
    verbose_name = _("Tasks")

    def ready(self):
        from oit.duties import sources

        from .duties import TaskDuties

        sources.register(TaskDuties())
