"""Where on a page a text stands: what the edit form calls the place, and how much fits there."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField

BETWEEN = " › "


@dataclass(frozen=True)
class Place:
    """``label``: in the active language. ``holder``: the model's field or the block.

    ``limit``: the most characters, or None. ``lines``: whether several fit.
    """

    label: str
    holder: models.Field | blocks.Block
    limit: int | None = None
    lines: bool = True


def place_of(page, path):
    """The Place of the segment ``path`` (wagtail-localize's: a field, ids of blocks and names, between dots)."""
    # A link within a rich text has its address, in quotes, at the end.
    name, *rest = path.partition(".'")[0].split(".")
    field = page._meta.get_field(name)
    value = getattr(page, name, None)
    if isinstance(field, StreamField):
        labels, block = _in_block(field.stream_block, value, rest)
        return Place(BETWEEN.join([_label(field), *labels]), block, *_limits_of(block))
    if hasattr(field, "name_of_segment"):
        value = field.value_from_object(page)
        return Place(BETWEEN.join([_label(field), field.name_of_segment(value, ".".join(rest))]), field)
    if field.is_relation and field.auto_created:
        inner = field.related_model._meta.get_field(rest[-1])
        kind = capfirst(str(field.related_model._meta.verbose_name))
        return Place(BETWEEN.join([kind, _label(inner)]), inner, *_limits_of(inner))
    return Place(_label(field), field, *_limits_of(field))


def _label(named):
    return capfirst(str(getattr(named, "verbose_name", None) or getattr(named, "label", "")))


def _limits_of(holder):
    """``(limit, lines)`` of a field of a model or a block."""
    if isinstance(holder, models.CharField):
        return holder.max_length, False
    if isinstance(holder, blocks.CharBlock):
        return holder.field.max_length, False
    if isinstance(holder, blocks.TextBlock):
        return holder.field.max_length, True
    return None, True


def _in_block(block, value, path):
    """``(labels, block)``: the names of what lies on the way, and the block at its end."""
    labels = []
    while path:
        step, *path = path
        if isinstance(block, blocks.StructBlock):
            block, value = block.child_blocks[step], value[step]
            labels.append(_label(block))
        elif isinstance(block, blocks.StreamBlock):
            same = [child for child in value if child.block_type == _child(value, step).block_type]
            child = _child(value, step)
            block, value = child.block, child.value
            labels.append(_numbered(_label(block), same, child))
        elif isinstance(block, blocks.ListBlock):
            child = next(each for each in value.bound_blocks if each.id == step)
            labels[-1:] = [_numbered(labels[-1], value.bound_blocks, child)]
            block, value = child.block, child.value
        elif hasattr(block, "name_of_segment"):
            labels.append(block.name_of_segment(value, ".".join([step, *path])))
            break
        else:
            break
    return labels, block


def _child(stream, key):
    return next(each for each in stream if each.id == key)


def _numbered(label, children, child):
    """The ``label`` with the number of the ``child`` where there are several."""
    keys = [each.id for each in children]
    return f"{label} {keys.index(child.id) + 1}" if len(keys) > 1 else label
