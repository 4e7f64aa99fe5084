"""What a chart shows, apart from how it is drawn."""

from dataclasses import dataclass
from decimal import Decimal

from .scale import Scale

# The two differ in lightness, so that they can be told apart without colours.
TONES = ("first", "second")


@dataclass(frozen=True)
class Series:
    """A value for each of the figure's labels, None where it is missing; ``shown``: the same as they are read."""

    label: str
    values: tuple[Decimal | int | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One or two Series over the same labels. ``title`` says what is drawn; ``summary`` what one should see in it,
    in sentences with figures, for those who do not see it. ``axis``: a Scale, where the values do not tell it."""

    title: str
    summary: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Scale | None = None

    def __post_init__(self):
        if not 1 <= len(self.series) <= len(TONES):
            raise ValueError(f"{self.title!r} draws {len(self.series)} series; one or two can be told apart")
        for each in self.series:
            if not len(each.values) == len(each.shown) == len(self.labels):
                raise ValueError(f"{each.label!r} has not one value for each of {len(self.labels)} labels")

    @property
    def values(self):
        """All values that are there."""
        return [value for each in self.series for value in each.values if value is not None]
