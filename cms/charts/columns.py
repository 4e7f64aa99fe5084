"""Upright bars side by side, a group for each label: for months."""

from .figures import TONES
from .legend import draw_legend
from .scale import Scale
from .svg import TEXT, WIDTH, Drawing, box, line, number, text, width_of

PLOT = 200  # height from the lowest to the highest number of the axis
WIDEST = 25  # of one bar
MISSING = "–"


def draw_columns(figure):
    """The Drawing of the Figure. A value that is missing is a dash, and zero a bar of nothing."""
    scale = figure.axis or Scale.of(figure.values)
    head, pieces = draw_legend(figure)
    top = head + TEXT
    left = max(width_of(shown) for _value, shown in scale.ticks) + 6

    def y_of(value):
        return top + PLOT * (1 - scale.place(value))

    for value, shown in scale.ticks:
        pieces += [line(left, y_of(value), WIDTH, y_of(value)), text(left - 6, y_of(value) + 5, shown, "end")]
    group = (WIDTH - left) / len(figure.labels)
    bar = min(WIDEST, (group - 6) / len(figure.series) - 1)
    for place, label in enumerate(figure.labels):
        middle = left + group * (place + 0.5)
        start = middle - (bar + 1) * len(figure.series) / 2
        for order, (tone, each) in enumerate(zip(TONES, figure.series, strict=False)):
            x, value = start + order * (bar + 1), each.values[place]
            if value is None:
                pieces.append(text(x + bar / 2, y_of(0) - 4, MISSING, "middle"))
            else:
                upper, lower = sorted((y_of(value), y_of(0)))
                pieces.append(box(tone, x, upper, bar, lower - upper))
        pieces.append(text(middle, top + PLOT + 25, label, "middle"))
    return Drawing(figure, float(number(top + PLOT + 34)), tuple(pieces))
