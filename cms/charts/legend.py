"""Which tone stands for what, above a drawing."""

from .figures import TONES
from .svg import TEXT, WIDTH, box, text, width_of

SWATCH, GAP, BETWEEN = 14, 6, 16
LINE = 22


def draw_legend(figure):
    """``(height, pieces)``; nothing for a single series, which the title names."""
    if len(figure.series) == 1:
        return 0, []
    x, y, pieces = 0.0, 2.0, []
    for tone, each in zip(TONES, figure.series, strict=False):
        width = SWATCH + GAP + width_of(each.label)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE
        pieces += [box(tone, x, y, SWATCH, SWATCH), text(x + SWATCH + GAP, y + TEXT - 3, each.label)]
        x += width + BETWEEN
    return y + LINE + GAP, pieces
