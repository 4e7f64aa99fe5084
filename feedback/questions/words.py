"""The words of rich text, without its markup."""

import re
from html import unescape

from django.utils.html import strip_tags

_END_OF_BLOCK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")


def plain_lines(html):
    """The words of rich text, each of its blocks on a line."""
    apart = _END_OF_BLOCK.sub("\n", html)
    lines = (" ".join(line.split()) for line in unescape(strip_tags(apart)).splitlines())
    return "\n".join(line for line in lines if line)
