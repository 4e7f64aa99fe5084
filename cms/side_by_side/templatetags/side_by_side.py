from django import template
from wagtail.admin.widgets.button import HeaderButton

from cms.side_by_side import marks
from cms.side_by_side.changes import change_in
from cms.side_by_side.entrances import SideBySideItem

register = template.Library()


@register.filter
def thai_text(segment):
    """The Thai of a Segment, its marks standing out."""
    return marks.shown(segment.thai)


@register.filter
def thai_change(segment):
    """What changed in the Thai of a Segment since it was translated, both texts in one."""
    return change_in(marks.typed(segment.earlier.thai), marks.typed(segment.thai))


@register.simple_tag
def side_by_side_buttons(page):
    """The way to this screen for the head of a form that has no menu."""
    item = SideBySideItem(page=page)
    return [HeaderButton(item.label, item.url, icon_name=item.icon_name, icon_only=True)]
