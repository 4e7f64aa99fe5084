"""An installation starts with both languages and with no pages: stations are made by create_station."""

from django.db import migrations


def prepare(apps, schema_editor):
    locales = apps.get_model("wagtailcore", "Locale").objects
    for code in ("th", "en"):
        locales.get_or_create(language_code=code)
    # Wagtail's first migrations make a site with a page that says "Welcome".
    apps.get_model("wagtailcore", "Site").objects.filter(root_page__depth=2).delete()
    pages = apps.get_model("wagtailcore", "Page").objects
    pages.filter(depth=2).delete()
    pages.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_station"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(prepare, migrations.RunPython.noop)]
