"""Rows of tables as JSON, one a line, and back."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models.sql import InsertQuery
from django.utils.encoding import is_protected_type

from . import registry, scope
from .selecting import chunks


def columns(model):
    """The fields of the model's own table."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def read(model, keys):
    """Yields the instances of these primary keys, in their order."""
    for some in chunks(keys):
        yield from model._base_manager.filter(pk__in=some).order_by("pk")


def as_row(instance, selection, given=None):
    """``{column: value}`` of the instance's own table, without what leads to rows that do not go along.

    ``given``: what stands in place of what is stored.
    """
    row = {field.attname: _value(field, instance, selection) for field in columns(type(instance))}
    return {**row, **(given or {}), **registry.facts_of(instance)}


def _value(field, instance, selection):
    value = getattr(instance, field.attname)
    if value is None:
        return None
    if field.remote_field:
        target = field.related_model
        is_known = scope.is_shared(target) or scope.is_merged(target) or _goes_along(target, value, selection)
        return value if is_known or not field.null else None
    value = field.value_from_object(instance)
    return (
        value
        if is_protected_type(value) or isinstance(field, models.JSONField)
        else field.value_to_string(instance)
    )


def _goes_along(target, value, selection):
    return scope.is_carried(target) and selection.holds(target, value)


def line(row):
    return json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False).encode() + b"\n"


def parsed(file):
    """Yields the rows in the binary ``file``."""
    for each in file:
        yield json.loads(each)


def insert(model, rows):
    """Writes rows, ``{column: value}``, as they are: without signals, and without what saving would change."""
    fields = columns(model)
    instances = []
    for row in rows:
        instances.append(model(**{field.attname: field.to_python(row[field.attname]) for field in fields}))
    size = connection.ops.bulk_batch_size(fields, instances) or len(instances)
    for start in range(0, len(instances), max(size, 1)):
        query = InsertQuery(model)
        query.insert_values(fields, instances[start : start + size], raw=True)
        query.get_compiler(connection=connection).execute_sql()
