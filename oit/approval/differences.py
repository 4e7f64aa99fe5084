"""What differs between two versions of a field or a block, down to the single cell, file and text."""

from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import diff_text
from wagtail.fields import RichTextField, StreamField
from wagtail.utils.text import text_from_html

from cms.thai.dates import format_date
from cms.thai.years import Month
from oit.datasets.blocks import DatasetBlock
from oit.datasets.changes import Kind, row_changes
from oit.datasets.fields import DatasetField


@dataclass(frozen=True)
class Change:
    """One difference. ``place``: the way to it, the outermost part first, such as a month and a table's row.

    ``before`` and ``after``: as they are read, empty where there was or is nothing. ``diff``: both texts in one,
    with marks (HTML), where a text changed.
    """

    kind: Kind
    place: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    diff: str = ""

    @property
    def heading(self):
        return self.place[0] if len(self.place) > 1 or not (self.before or self.after or self.diff) else ""

    @property
    def where(self):
        """The way from the heading on."""
        return self.place[1:] if self.heading else self.place


def field_changes(field, live, draft):
    """The Changes of one ``field`` between the pages ``live`` and ``draft``."""
    before, after = field.value_from_object(live), field.value_from_object(draft)
    if isinstance(field, StreamField):
        return stream_changes(after.stream_block, before, after)
    if isinstance(field, DatasetField):
        return dataset_changes(field.schema_with(after), before, after)
    if isinstance(field, models.ForeignKey):
        return value_changes(*(getattr(page, field.name) for page in (live, draft)))
    if isinstance(field, RichTextField):
        return text_changes(*map(_words, (before, after)))
    if field.choices:
        names = dict(field.flatchoices)
        return value_changes(names.get(before, before), names.get(after, after))
    if isinstance(field, models.CharField | models.TextField):
        return text_changes(before, after)
    return value_changes(before, after)


# --- Values ----------------------------------------------------------------------------------------


def value_changes(before, after):
    """Of a value that is shown whole: a file, a date, a choice, a number."""
    before, after = readable(before), readable(after)
    if before == after:
        return []
    kind = Kind.CHANGED if before and after else Kind.ADDED if after else Kind.REMOVED
    return [Change(kind, before=before, after=after)]


def readable(value):
    """A value as people read it; nothing is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "year") and hasattr(value, "month"):
        return format_date(value, style="short")
    return str(value)


def text_changes(before, after):
    before, after = before or "", after or ""
    if before and after and before != after:
        return [Change(Kind.CHANGED, diff=diff_text(before, after).to_html())]
    return value_changes(before, after)


def _words(html):
    return text_from_html(getattr(html, "source", html) or "").strip()


def dataset_changes(schema, before, after):
    """Of a table: a Change for each cell that changed, and one for each row that came or went."""
    changes = []
    for row in row_changes(schema, before, after):
        number = _("Row %(number)s") % {"number": row.number}
        place = (f"{number} {row.name}".strip(),)
        if row.kind == Kind.CHANGED:
            changes += [
                Change(Kind.CHANGED, (*place, cell.heading), cell.before, cell.after) for cell in row.cells
            ]
        else:
            texts = [" · ".join(getattr(cell, side) for cell in row.cells) for side in ("before", "after")]
            changes.append(Change(row.kind, place, *texts))
    return changes


# --- Blocks ----------------------------------------------------------------------------------------


def block_changes(block, before, after):
    """Of one block; None stands for a block that was or is not there."""
    if isinstance(block, blocks.StreamBlock):
        return stream_changes(block, before, after)
    if isinstance(block, blocks.StructBlock):
        return struct_changes(block, before, after)
    if isinstance(block, blocks.ListBlock):
        return list_changes(block, before, after)
    if isinstance(block, DatasetBlock):
        return dataset_changes(block.schema, before, after)
    if isinstance(block, blocks.RichTextBlock):
        return text_changes(*map(_words, (before, after)))
    if isinstance(block, blocks.BooleanBlock):
        # Of a new block only a tick that is set is worth saying.
        return value_changes(before, bool(after)) if bool(before) != bool(after) else []
    if isinstance(block, blocks.ChoiceBlock):
        return value_changes(choice_label(block, before), choice_label(block, after))
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return text_changes(before, after)
    return value_changes(before, after)


def choice_label(block, value):
    """How a ChoiceBlock calls its ``value``."""
    for key, label in block.field.choices:
        named = dict(label) if isinstance(label, list | tuple) else {key: label}
        if value in named:
            return str(named[value]) if value else ""
    return value


def struct_changes(block, before, after):
    changes = []
    for name, child in block.child_blocks.items():
        if name == "month" and before is None:
            continue
        sides = (None if value is None else value.get(name) for value in (before, after))
        changes += _placed(_label(child), block_changes(child, *sides))
    return changes


def stream_changes(block, before, after):
    """Of a stream: its blocks are known by their ids."""
    return _children_changes(before or (), after or (), lambda child: _title(child.block, child.value))


def list_changes(block, before, after):
    """Of a list: of files and pictures those that came and went, of anything else what changed in each entry."""
    old, new = ([] if value is None else list(value.bound_blocks) for value in (before, after))
    if isinstance(block.child_block, blocks.StructBlock):
        return _children_changes(old, new, lambda child: _title(child.block, child.value))
    olds, news = ([readable(child.value) for child in children] for children in (old, new))
    gone = [Change(Kind.REMOVED, before=text) for text in olds if text and text not in news]
    return gone + [Change(Kind.ADDED, after=text) for text in news if text and text not in olds]


def _children_changes(old, new, title):
    known, changes = {child.id: child for child in old}, []
    for child in new:
        earlier = known.pop(child.id, None)
        inner = block_changes(child.block, earlier.value if earlier else None, child.value)
        if earlier is None:
            changes.append(Change(Kind.ADDED, (title(child),)))
        changes += _placed(title(child), inner)
    changes += [Change(Kind.REMOVED, (title(child),)) for child in known.values()]
    if _order(old, new) != _order(new, old):
        changes.append(Change(Kind.CHANGED, after=_("The order was changed.")))
    return changes


def _order(children, others):
    """The ids of those of the ``children`` that are among the ``others``."""
    among = {child.id for child in others}
    return [child.id for child in children if child.id in among]


def _placed(place, changes):
    return [replace(change, place=(place, *change.place)) for change in changes]


def _label(block):
    label = str(block.label)
    return label[:1].upper() + label[1:]


def _title(block, value):
    """What a block is called: its month, or its kind and the first short text in it."""
    if isinstance(value, dict):
        if isinstance(value.get("month"), str) and value["month"]:
            return Month.from_iso(value["month"]).label()
        for name, child in getattr(block, "child_blocks", {}).items():
            if isinstance(child, blocks.CharBlock | blocks.TextBlock) and value.get(name):
                return f"{_label(block)}: {value[name][:80]}"
    return _label(block)
