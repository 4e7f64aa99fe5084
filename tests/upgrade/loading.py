"""Puts a snapshot of an earlier release into an empty database, as that release had left it.

    DJANGO_SETTINGS_MODULE=… VAR_DIR=… DATABASE_URL=… python -m tests.upgrade.loading SNAPSHOT

The tables are made by the migrations that the release had, from today's files: that they are still there is part of
what is tested. Afterwards ``manage.py migrate`` brings it to today's release.
"""

import json
import lzma
import sys

import django
from django.core.management.color import no_style
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models.sql import InsertQuery

BATCH = 500


def load(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        migrations = [tuple(each) for each in json.loads(next(file))["migrations"]]
        apps = _make_tables(migrations)
        models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
        with transaction.atomic():
            _empty(models.values())
            _fill(models, file)
            _count_on(models.values())


def _make_tables(migrations):
    """Migrates to these, and gives the models as they were then."""
    executor = MigrationExecutor(connection)
    known = executor.loader.disk_migrations
    # Those that a package has put together since stand for what they replace.
    replaced = {each for migration in known.values() for each in migration.replaces}
    gone = [each for each in migrations if each not in known and each not in replaced]
    if gone:
        raise SystemExit(f"Migrations that the release had are gone: {gone}")
    # As "manage.py migrate" says it: rooms that watch what is saved wait for their own tables.
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    return executor.migrate(_last(executor.loader.graph, migrations)).apps


def _last(graph, migrations):
    """Those of the migrations after which none of their app follows. Of others, Django would take back what follows."""
    there = {each for each in migrations if each in graph.nodes}
    followed = {
        parent.key for each in there for parent in graph.node_map[each].parents if parent.key[0] == each[0]
    }
    return sorted(there - followed)


def _empty(models):
    """Removes what migrations put there: the snapshot has its own."""
    tables = [model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy]
    present = set(connection.introspection.table_names())
    for statement in connection.ops.sql_flush(
        no_style(), [table for table in tables if table in present], allow_cascade=True
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _fill(models, lines):
    model, rows = None, []
    for line in lines:
        content = json.loads(line)
        if content.keys() == {"table"}:
            _insert(model, rows)
            model, rows = models[content["table"]], []
        else:
            rows.append(content)
            if len(rows) == BATCH:
                _insert(model, rows)
                rows = []
    _insert(model, rows)


def _insert(model, rows):
    if not rows:
        return
    fields = [field for field in model._meta.local_concrete_fields if field.column in rows[0]]
    made = [model(**{field.attname: field.to_python(row[field.column]) for field in fields}) for row in rows]
    size = connection.ops.bulk_batch_size(fields, made) or len(made)
    for start in range(0, len(made), size):
        query = InsertQuery(model)
        query.insert_values(fields, made[start : start + size], raw=True)
        query.get_compiler(connection=connection).execute_sql()


def _count_on(models):
    """Has PostgreSQL go on counting above the rows that are there; SQLite does by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


if __name__ == "__main__":
    django.setup()
    load(sys.argv[1])
