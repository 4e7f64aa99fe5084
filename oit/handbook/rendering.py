"""A chapter as HTML, with links that lead where they should in the admin."""

import re

from django.urls import reverse
from markdown_it import MarkdownIt

# How the chapters write an address of the admin; where that lies is a setting.
ADMIN = "/admin/"
CHAPTER = re.compile(r"(?:items/)?([\w-]+)\.md(#.*)?")
NOT_IN_ANCHORS = re.compile(r"[^\w\u0e00-\u0e7f -]")
# Nothing of HTML is let through: what a chapter says is text.
PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def html_of(chapter):
    """The HTML of a Chapter, without its title, which stands above it."""
    tokens = PARSER.parse(chapter.text)
    if tokens and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor_of(tokens[number + 1].content))
        for child in token.children or ():
            _lead(child)
    return PARSER.renderer.render(tokens, PARSER.options, {})


def anchor_of(heading):
    """The anchor of a heading, as GitHub makes it."""
    return NOT_IN_ANCHORS.sub("", heading.strip().lower()).replace(" ", "-")


def _lead(token):
    if token.type == "link_open":
        token.attrSet("href", address_of(token.attrGet("href")))
    elif token.type == "image":
        name = token.attrGet("src").rpartition("/")[2]
        token.attrSet("src", reverse("handbook:picture", args=[name]))
        token.attrSet("loading", "lazy")


def address_of(target):
    """Where a link of a chapter leads in the admin."""
    if target.startswith(ADMIN):
        return reverse("wagtailadmin_home") + target.removeprefix(ADMIN)
    if match := CHAPTER.fullmatch(target):
        slug, anchor = match[1], match[2] or ""
        return (
            reverse("handbook:first") if slug == "README" else reverse("handbook:chapter", args=[slug])
        ) + anchor
    return target
