"""Two workflows that serve every station; the shorter one takes the place of the one that Wagtail comes with.

The names are what administrators and Wagtail's own lists show. Editors read who approves in their own language.
"""

from django.db import migrations

STEPS = {"supervisor": "ตรวจโดยหัวหน้าสายงาน", "chief": "อนุมัติโดยหัวหน้าสถานี"}
WORKFLOWS = {
    "ขออนุมัติจากหัวหน้าสายงาน": ("supervisor",),
    "ขออนุมัติจากหัวหน้าสายงานและหัวหน้าสถานี": ("supervisor", "chief"),
}
OF_WAGTAIL = "Moderators approval"


def make_workflows(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    ApprovalTask = apps.get_model("approval", "ApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    kind, _made = ContentType.objects.get_or_create(app_label="approval", model="approvaltask")
    tasks = {
        role: ApprovalTask.objects.create(name=name, role=role, content_type=kind)
        for role, name in STEPS.items()
    }
    made = []
    for name, roles in WORKFLOWS.items():
        workflow = Workflow.objects.create(name=name)
        for number, role in enumerate(roles):
            WorkflowTask.objects.create(workflow=workflow, task=tasks[role], sort_order=number)
        made.append(workflow)
    assigned = WorkflowPage.objects.filter(page=root).first()
    if assigned is None or assigned.workflow.name == OF_WAGTAIL:
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": made[0]})


class Migration(migrations.Migration):
    dependencies = [
        ("approval", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(make_workflows, migrations.RunPython.noop)]
