"""A kind of entries as an app would declare it: letters, of which those that were published outlive their sender."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test.utils import isolate_apps

from cms.models.stations import Role
from cms.privacy import kinds
from cms.privacy.models import Retained
from oit.stations import group_for

KIND = kinds.Kind(
    key="letter",
    title="จดหมาย",
    purpose="เก็บจดหมายไว้เพื่อตอบ",
    legal_basis="ภารกิจเพื่อประโยชน์สาธารณะ มาตรา 24(4)",
    required="ไม่ต้องให้อีเมลก็ได้",
    recipients="เจ้าหน้าที่ของสถานี",
    days=365,
    days_source="เราเลือกเอง",
)

with isolate_apps("tests"):

    class Letter(Retained):
        retention_kind = "letter"
        personal_fields = ("text", "email")

        text = models.TextField("ข้อความ")
        email = models.EmailField("อีเมล", blank=True)
        published_text = models.TextField(blank=True)

        class Meta:
            app_label = "tests"
            verbose_name = "จดหมาย"

        def __str__(self):
            return self.text

        @property
        def outlives_erasure(self):
            return bool(self.published_text)


@pytest.fixture(autouse=True)
def letters(db, monkeypatch):
    """Declares the kind, and makes the table of its model until the test is over."""
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    sql, parameters = editor.table_sql(Letter)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
    models_of = kinds.models_of
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    monkeypatch.setattr(kinds, "models_of", lambda kind: [Letter] if kind == KIND else models_of(kind))
    kinds.register(KIND)
    yield
    ContentType.objects.clear_cache()


@pytest.fixture
def letter(station):
    """A function that stores a letter to Kamala."""

    def letter(text="ไฟถนนหน้าบ้านเลขที่ 12 ดับ", email="somchai@example.com", **fields):
        return Letter.objects.create(**{"site": station, "text": text, "email": email, **fields})

    return letter


@pytest.fixture
def may(station):
    """A function that lets a role of Kamala do actions with letters."""

    def may(role, *actions):
        kind = ContentType.objects.get_for_model(Letter)
        for action in actions:
            permission, _made = Permission.objects.get_or_create(
                content_type=kind, codename=f"{action}_letter", defaults={"name": action}
            )
            group_for(station, role).permissions.add(permission)

    return may


@pytest.fixture
def officers_may(may):
    """What station roles usually may: officers see and correct, their supervisors also erase."""
    may(Role.OFFICER, "view", "change")
    may(Role.SUPERVISOR, "view", "change", "delete")
