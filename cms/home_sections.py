"""The sections of a station's home page.

Apps register theirs here, so that the home page shows the transparency board without knowing of it.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One section: a template, and a function ``(page, request) -> dict`` that gives it its data.

    A function that returns None leaves the section out. Sections are shown in the order of ``order``.
    """

    name: str
    template: str
    data: Callable
    order: int


_sections: dict[str, Section] = {}


def register(section):
    _sections[section.name] = section


def sections_for(page, request):
    """The sections to show, as a list of ``{name, template, data}``."""
    shown = []
    for section in sorted(_sections.values(), key=lambda each: each.order):
        data = section.data(page, request)
        if data is not None:
            shown.append({"name": section.name, "template": section.template, "data": data})
    return shown
