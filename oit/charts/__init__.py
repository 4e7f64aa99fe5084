"""Charts of the datasets, drawn on the server as SVG. The table with the same figures always stands beside them."""

from .declared import ByMonth, Compared, Shares

__all__ = ["ByMonth", "Compared", "Shares"]
