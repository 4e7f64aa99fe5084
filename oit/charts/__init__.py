"""Charts of the datasets: what each draws of their rows. Drawing itself is ``cms.charts``."""

from .declared import ByMonth, Compared, Shares

__all__ = ["ByMonth", "Compared", "Shares"]
