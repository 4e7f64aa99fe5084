"""Days off belong to the station, and not to the assessment alone: questions and complaints reckon with them too."""

from django.db import migrations


def move(apps, schema_editor):
    _copy(apps, "duties", "cms")


def move_back(apps, schema_editor):
    _copy(apps, "cms", "duties")


def _copy(apps, source, target):
    days = apps.get_model(source, "DayOff").objects.values("site_id", "day", "name")
    kept = apps.get_model(target, "DayOff")
    kept.objects.bulk_create(kept(**each) for each in days)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0006_days_off"),
        ("duties", "0003_evidence_zip"),
    ]

    operations = [
        migrations.RunPython(move, move_back),
        migrations.DeleteModel(name="DayOff"),
    ]
