"""What an example of a component is."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.template import engines
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

# What names an element of the same page, or is its name.
OWN_ID = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|href|popovertarget)="(#?)([^"/:?]+)"')


NOT_YET = "This site has nothing yet to show it with."


def said(thai, english):
    """The words of an example, in the language that is being read."""
    return thai if get_language() == "th" else english


def nothing(_request):
    return {}


@dataclass(frozen=True)
class Example:
    """One component in one state.

    ``component``: a file below templates/components/ without its ending, or a tag in the template language, as
    "{% load components %}{% status 'missing' %}". ``state``: what is special, in English.
    ``context``: a function from the request to what the template takes, or to None where the site has nothing that it
    could be shown with. ``around``: the markup that the component needs
    around itself, with "{}" in its place. ``is_source``: whether its markup is to be read, since nobody sees it.
    """

    component: str
    state: str
    context: Callable = nothing
    around: str = "{}"
    is_source: bool = False

    @property
    def title(self):
        return (
            self.component.rpartition("%}{% ")[2].partition(" ")[0]
            if "{%" in self.component
            else self.component
        )

    def rendered(self, request, number):
        """Its markup. ``number`` is made part of its ids, so that a page can hold several of a kind."""
        context = self.context(request)
        if context is None:
            return NOT_YET
        if "{%" in self.component:
            markup = engines["django"].from_string(self.component).render(context, request)
        else:
            markup = render_to_string(f"components/{self.component}.html", context, request)
        if self.is_source:
            markup = f"<p>{linebreaksbr(escape(markup.strip()))}</p>"
        return SafeString(_with_own_ids(self.around.replace("{}", markup), number))


def _with_own_ids(markup, number):
    def renamed(found):
        name, mark, ids = found.groups()
        if name == "href" and not mark:
            return found[0]
        return f'{name}="{mark}{" ".join(f"{each}-{number}" for each in ids.split())}"'

    return OWN_ID.sub(renamed, markup)
