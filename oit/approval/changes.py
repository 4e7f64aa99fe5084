"""What a draft would change on the published page, element by element, as someone who approves it reads it."""

from dataclasses import dataclass
from itertools import groupby

from wagtail.models import Page

from .differences import field_changes

# What of every page can be changed in the form of an item beside its own fields.
OF_EVERY_PAGE = ("search_description",)
# So many changes of one element are shown; a table that was filled from a file can have thousands.
MOST = 120


@dataclass(frozen=True)
class Group:
    """Changes in one place: a month, a block, a table. ``heading`` is empty where the place has no parts."""

    heading: str
    changes: tuple


@dataclass(frozen=True)
class Section:
    """The changes of one element, or of a field that belongs to none. ``more``: how many are not shown."""

    title: str
    groups: tuple[Group, ...]
    more: int = 0


def changes_of(page):
    """A Section for each element of ``page`` that its newest version changes, in the order of the checklist.

    ``page``: a page as stored, of any type. A page that was never published is compared with an empty one.
    """
    draft = page.specific.get_latest_revision_as_object()
    live = type(draft).objects.get(pk=draft.pk) if draft.live else type(draft)()
    return [
        section for title, names in titled_fields(draft) if (section := _section(title, names, live, draft))
    ]


def titled_fields(page):
    """``(title, names of fields)``: those of an element under its title, every other field under its own name."""
    left = {field.name: field for field in type(page)._meta.concrete_fields if _is_own(field)}
    first = [_alone(left.pop("introduction"))] if "introduction" in left else []
    titled = []
    for rule in page.item.elements if getattr(page, "item", None) else ():
        declared = page.declared(rule.key)
        names = [name for name in (declared.fields if declared else ()) if left.pop(name, None)]
        if names:
            titled.append((str(rule.title), names))
    return [*first, *titled, *map(_alone, left.values())]


def _alone(field):
    title = str(field.verbose_name)
    return title[:1].upper() + title[1:], [field.name]


def _is_own(field):
    of_page = field.model is Page or (field.remote_field is not None and field.remote_field.parent_link)
    return field.editable and (not of_page or field.name in OF_EVERY_PAGE)


def _section(title, names, live, draft):
    changes = [change for name in names for change in field_changes(draft._meta.get_field(name), live, draft)]
    if not changes:
        return None
    groups = [
        Group(heading, tuple(changes))
        for heading, changes in groupby(changes[:MOST], lambda each: each.heading)
    ]
    return Section(title, tuple(groups), more=max(0, len(changes) - MOST))
