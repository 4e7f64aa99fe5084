"""Lying bars below one another, each with its figure: for what has long names, and for shares."""

from cms.thai.words import words

from .figures import TONES
from .legend import draw_legend
from .scale import Scale
from .svg import TEXT, WIDTH, Drawing, box, line, number, text, width_of

BAR, GAP, LINE = 16, 4, 22
AFTER = 14  # below the bars of a label
MISSING = "–"


def draw_bars(figure):
    """The Drawing of the Figure. Each label stands above its bars, on as many lines as it needs."""
    scale = Scale.of(figure.values)
    y, pieces = draw_legend(figure)
    room = max(width_of(shown) for each in figure.series for shown in each.shown) + 8
    zero = scale.place(0) * (WIDTH - room)
    for place, label in enumerate(figure.labels):
        for each in lines_of(label):
            y += LINE
            pieces.append(text(0, y - 7, each))
        for tone, each in zip(TONES, figure.series, strict=False):
            value = each.values[place]
            end = zero if value is None else scale.place(value) * (WIDTH - room)
            start, stop = sorted((zero, end))
            shown = MISSING if value is None else each.shown[place]
            pieces += [box(tone, start, y, stop - start, BAR), text(stop + 6, y + TEXT - 2, shown)]
            y += BAR + GAP
        pieces.append(line(0, y + AFTER / 2 - GAP / 2, WIDTH, y + AFTER / 2 - GAP / 2))
        y += AFTER
    return Drawing(figure, float(number(y)), tuple(pieces))


def lines_of(label):
    """The label in lines that fit the drawing, broken between words."""
    lines = [""]
    for word in words(label):
        if lines[-1].strip() and width_of(lines[-1] + word) > WIDTH:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [each.rstrip() for each in lines]
