"""SVG as text. Measures are units of a drawing that is WIDTH wide; whoever shows it decides how large that is."""

import re
from dataclasses import dataclass

from cms.markup import joined, markup

WIDTH = 420
TEXT = 15  # the size of letters
LETTER = 9.2  # how wide one is at most, nearly always
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def width_of(text):
    """How much room the text takes at most. Vowels and tone marks above and below take none."""
    return len(MARKS.sub("", text)) * LETTER


def number(value):
    """A measure, no more exact than eyes are."""
    return f"{value:.1f}".removesuffix(".0")


def text(x, y, content, anchor="start"):
    return markup('<text x="{}" y="{}" text-anchor="{}">{}</text>', number(x), number(y), anchor, content)


def box(tone, x, y, width, height):
    measures = map(number, (x, y, width, height))
    return markup('<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}"/>', tone, *measures)


def line(x1, y1, x2, y2):
    return markup('<path d="M{} {}L{} {}"/>', *map(number, (x1, y1, x2, y2)))


@dataclass(frozen=True)
class Drawing:
    """A Figure that was drawn: ``height`` and ``parts``, pieces of SVG."""

    figure: object
    height: float
    parts: tuple[str, ...]

    def html(self, anchor):
        """A figure under its title, with ids that start with ``anchor``."""
        title, summary = f"{anchor}-title", f"{anchor}-summary"
        svg = markup(
            '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="{} {}">'
            '<title id="{}">{}</title><desc id="{}">{}</desc>{}</svg>',
            WIDTH, number(self.height), title, summary,
            title, self.figure.title, summary, self.figure.summary, joined(self.parts),
        )  # fmt: skip
        return markup('<figure class="chart"><figcaption>{}</figcaption>{}</figure>', self.figure.title, svg)
