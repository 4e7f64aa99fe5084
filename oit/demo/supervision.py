"""The supervision log of a demonstration station, and what was done of its plans."""

from oit.elements.plans import plan_of
from oit.supervision.models import Decision, Meeting
from oit.tasks.models import Task, TaskRecord

from .values import Values


def add_meetings(site, folder, references):
    """Publishes the records of supervision.toml. Decisions name nobody: accounts are not part of the folder."""
    for entry in folder.meetings:
        meeting = _filled(Meeting(site=site), entry, references, "decisions")
        for decision in entry.data.get("decisions", ()):
            meeting.decisions.add(Decision(**decision))
        _publish(meeting)


def add_task_records(site, folder, references):
    """Publishes what tasks.toml tells of the measures of the plans. A measure is named by its heading in the plan."""
    for entry in folder.task_records:
        page = references.known["page"].get(entry.need("page")) or entry.fail("there is no such page.")
        plan = plan_of(type(page)) or entry.fail("this page plans nothing.")
        rows = [each.id for each in plan.measures(page) if each.title.value == entry.need("measure")]
        if len(rows) != 1:
            entry.fail(f"the plan has {len(rows)} measures of this name, not one.")
        task, _made = Task.objects.get_or_create(site=site, page=page, row=rows[0])
        _publish(_filled(TaskRecord(site=site, task=task), entry, references, "page", "measure"))


def _filled(instance, entry, references, *others):
    """``instance`` with what the ``entry`` says, but for the keys ``others``, checked as the admin checks it."""
    values = Values(entry, references)
    values.assign(instance, entry.without(*others))
    values.check(instance)
    return instance


def _publish(instance):
    instance.save()
    instance.save_revision().publish()
