"""SVG as text. Measures are units of a drawing that is WIDTH wide; whoever shows it decides how large that is."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

WIDTH = 420
TEXT = 15  # the size of letters
LETTER = 9.2  # how wide one is at most, nearly always
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")

# For a drawing that stands alone: in a page the site's own style sheet says the same with its own colours.
STYLE = (
    "text{font:15px Norasi,sans-serif;fill:#51443d}path{stroke:#e4d8c9}"
    ".chart-first{fill:#bf7773}.chart-second{fill:#6f1a2c}"
)


def width_of(text):
    """How much room the text takes at most. Vowels and tone marks above and below take none."""
    return len(MARKS.sub("", text)) * LETTER


def number(value):
    """A measure, no more exact than eyes are."""
    return f"{value:.1f}".removesuffix(".0")


def text(x, y, content, anchor="start"):
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}">{}</text>', number(x), number(y), anchor, content
    )


def box(tone, x, y, width, height):
    return format_html(
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}"/>',
        tone,
        *map(number, (x, y, width, height)),
    )


def line(x1, y1, x2, y2):
    return format_html('<path d="M{} {}L{} {}"/>', *map(number, (x1, y1, x2, y2)))


@dataclass(frozen=True)
class Drawing:
    """A Figure that was drawn: ``height`` and ``parts``, pieces of SVG."""

    figure: object
    height: float
    parts: tuple[str, ...]

    def html(self, anchor):
        """For a page: a figure under its title, with ids that start with ``anchor``."""
        return format_html(
            '<figure class="chart"><figcaption>{title}</figcaption>'
            '<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{anchor}-title {anchor}-summary">'
            '<title id="{anchor}-title">{title}</title><desc id="{anchor}-summary">{summary}</desc>'
            "{parts}</svg></figure>",
            anchor=anchor,
            **self._said,
        )

    def alone(self):
        """The bytes of a file with its own colours."""
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            'viewBox="0 0 {width} {height}" role="img">'
            "<title>{title}</title><desc>{summary}</desc><style>{style}</style>{parts}</svg>",
            style=STYLE,
            **self._said,
        ).encode()

    @property
    def _said(self):
        parts = format_html_join("", "{}", ((part,) for part in self.parts))
        figure = self.figure
        size = {"width": WIDTH, "height": number(self.height)}
        return {"title": figure.title, "summary": figure.summary, "parts": parts, **size}
