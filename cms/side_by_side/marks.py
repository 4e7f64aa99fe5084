"""The bold words and links within a text, written so that they can be typed: [b]…[/b], and [1]…[/1] for the first link.

wagtail-localize keeps a text as HTML with inline tags, whose links are known by ids: <a id="a1">.
"""

import re

from bs4 import BeautifulSoup, NavigableString
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS, StringValue

from cms.markup import LINE_END, in_lines, joined, markup

LINK_ID = re.compile(r"a(\d+)")


def typed(data):
    """The text ``data``, as wagtail-localize keeps it, with marks in the place of tags and breaks as ends of lines."""
    return "".join(_typed_children(BeautifulSoup(data or "", "html.parser")))


def _typed_children(element):
    for child in element.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif child.name == "br":
            yield "\n"
        elif name := _name(child):
            yield f"[{name}]"
            yield from _typed_children(child)
            yield f"[/{name}]"
        else:
            yield from _typed_children(child)


def _name(element):
    """What the mark of an element is called, or "" where it is none that a text may have."""
    if element.name == "a":
        link = LINK_ID.fullmatch(element.get("id", ""))
        return link[1] if link else ""
    return element.name if element.name in INLINE_TAGS else ""


def names_in(data):
    """What the marks of the text ``data`` are called, in order, each once."""
    elements = BeautifulSoup(data or "", "html.parser").find_all(True)
    return list(dict.fromkeys(name for each in elements if each.name != "br" and (name := _name(each))))


def _pattern(names):
    return re.compile("|".join(rf"\[/?{re.escape(name)}\]" for name in names) or r"(?!)")


def stored(text, thai):
    """The typed ``text`` as wagtail-localize keeps it, with the marks that the Thai text ``thai`` has.

    Any other brackets are what they look like. Raises ValidationError where a mark lacks its other half or
    stands across another one, or a link of the Thai text is missing.
    """
    names = names_in(thai)
    pattern = _pattern(names)
    pieces, opened, position = [], [], 0
    for found in pattern.finditer(text):
        pieces.append(escape(text[position : found.start()]))
        position = found.end()
        name = found[0].strip("[/]")
        if not found[0].startswith("[/"):
            opened.append(name)
            pieces.append(_tag(name))
        elif opened and opened[-1] == name:
            opened.pop()
            pieces.append("</a>" if name.isdigit() else f"</{name}>")
        else:
            raise ValidationError(
                _("%(mark)s closes what is not open. Write it behind its words, and [%(name)s] before them.")
                % {"mark": found[0], "name": name}
            )
    if opened:
        raise ValidationError(
            _("[%(name)s] has no end. Write [/%(name)s] behind the words that it is for.")
            % {"name": opened[-1]}
        )
    pieces.append(escape(text[position:]))
    _refuse_lost_links(text, names)
    html = LINE_END.sub("<br>", "".join(pieces))
    return StringValue.from_translated_html(html).data


def _tag(name):
    return f'<a id="a{name}">' if name.isdigit() else f"<{name}>"


def _refuse_lost_links(text, names):
    for name in names:
        if name.isdigit() and f"[{name}]" not in text:
            raise ValidationError(
                _(
                    "The Thai text has a link here. Write [%(name)s]…[/%(name)s] around the words that lead to it."
                )
                % {"name": name}
            )


def shown(data):
    """The Thai text ``data`` to be read beside its English: its marks stand out, so that they can be copied."""
    text, pattern = typed(data), _pattern(names_in(data))
    pieces, position = [], 0
    for found in pattern.finditer(text):
        pieces.append(in_lines(text[position : found.start()]))
        pieces.append(markup('<span class="beside-mark">{}</span>', found[0]))
        position = found.end()
    pieces.append(in_lines(text[position:]))
    return joined(pieces)
