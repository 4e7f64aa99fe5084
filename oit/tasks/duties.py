"""The open tasks as what people have to do, for reminders, the board and handing over."""

from django.db import transaction

from oit.board.choice import years_of
from oit.duties.sources import Duty, DutySource

from .listing import TaskList


class TaskDuties(DutySource):
    """The open tasks of the station's newest year."""

    def open(self, site, on):
        for listed in open_tasks(site, on):
            yield Duty(
                key=f"task-{listed.key}",
                title=listed.name,
                person=listed.person,
                due=listed.due,
                address=listed.address,
                reason=listed.reason,
            )

    @transaction.atomic
    def hand_over(self, site, leaving, taking, order=None):
        passed = [listed for listed in open_tasks(site) if listed.person == leaving]
        for listed in passed:
            task = listed.ensure_task()
            task.person = taking
            task.save()
        return len(passed)


def open_tasks(site, on=None):
    """The ListedTasks that are not done, of the newest year of the station ``site``."""
    newest = years_of(site).first()
    return [listed for listed in TaskList(newest, on).all if listed.is_open] if newest else []
