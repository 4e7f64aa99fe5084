"""Rich text as plain words, and the links in it."""

import re

from bs4 import BeautifulSoup

_BLOCKS = re.compile(r"(</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/?>)", re.IGNORECASE)


def plain(html):
    """The words of ``html`` (rich text as stored), each paragraph on a line of its own."""
    soup = BeautifulSoup(_BLOCKS.sub("\\1\n", str(html or "")), "html.parser")
    return "\n".join(line for line in map(str.strip, soup.get_text().splitlines()) if line)


def links_in(html):
    """``(words, kind, where)`` of each link in ``html``: kind "page" or "document" with its id, or "url"."""
    html = str(html or "")
    if "<a" not in html:
        return
    for anchor in BeautifulSoup(html, "html.parser").find_all("a"):
        kind = anchor.get("linktype", "url")
        where = anchor.get("id") if kind in ("page", "document") else anchor.get("href")
        if where:
            yield anchor.get_text().strip(), kind, where
