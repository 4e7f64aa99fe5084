"""Levels of risk: what a score (likelihood times impact, 1 to 25) is called."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from oit.blocks.risks import BandColour
from oit.datasets.columns import localized

HIGHEST = 25

# The set that most units use, for a station that has not set its own: from which score, colour, name.
COMMON = (
    (1, BandColour.GREEN, "ต่ำ", "Low"),
    (4, BandColour.YELLOW, "ปานกลาง", "Medium"),
    (10, BandColour.ORANGE, "สูง", "High"),
    (15, BandColour.RED, "สูงมาก", "Very high"),
)
# What the style sheet calls the colours.
TONES = {
    BandColour.GREEN: "low",
    BandColour.YELLOW: "medium",
    BandColour.ORANGE: "high",
    BandColour.RED: "severe",
}


@dataclass(frozen=True)
class Level:
    """A level holds from the score ``lowest`` to ``highest``, both included. ``meaning`` may be empty."""

    lowest: int
    highest: int
    name: str
    colour: str
    meaning: str = ""

    @property
    def tone(self):
        return TONES.get(self.colour, "low")


class Levels:
    """The levels of a station, the lowest first, from the values of its BandBlocks.

    ``are_common``: whether it has not set its own.
    """

    def __init__(self, bands):
        self.own = [band for band in bands if band["lowest"]]
        self.are_common = not self.own

    @cached_property
    def all(self):
        given = (
            [(lowest, localized(th, en), colour, "") for lowest, colour, th, en in COMMON]
            if self.are_common
            else [(each["lowest"], each["name"], each["colour"], each["meaning"]) for each in self.own]
        )
        given.sort(key=lambda level: level[0])
        ends = [*(level[0] - 1 for level in given[1:]), HIGHEST]
        return [Level(level[0], end, *level[1:]) for level, end in zip(given, ends, strict=True)]

    def of(self, score):
        """The Level of a score, or None where there is no score or no level holds for it."""
        return next((each for each in self.all if score and each.lowest <= score <= each.highest), None)


def starting_bands():
    """The common levels in Thai, as the stream of a new page has them."""
    return [
        ("band", {"lowest": lowest, "name": th, "colour": colour.value, "meaning": ""})
        for lowest, colour, th, _en in COMMON
    ]
