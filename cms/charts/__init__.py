"""Charts drawn on the server as SVG. A table with the same figures always stands beside them."""

from .bars import draw_bars
from .columns import draw_columns
from .figures import Figure, Series
from .scale import Scale

__all__ = ["Figure", "Scale", "Series", "draw_bars", "draw_columns"]
