"""An axis that starts at zero and ends at a round number."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = 4  # at least so many are aimed at
ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def of(cls, values):
        """The scale of these numbers. One step is at least 1."""
        low, high = min([0, *values]), max([0, *values])
        rough = Decimal(high - low or 1) / STEPS
        power = Decimal(10) ** rough.adjusted()
        step = max(next(times * power for times in ROUND if times * power >= rough), Decimal(1))
        ends = [
            (Decimal(end) / step).to_integral_value(rounding) * step
            for end, rounding in ((low, ROUND_FLOOR), (high or 1, ROUND_CEILING))
        ]
        return cls(*ends, step)

    @property
    def ticks(self):
        """The numbers at the axis, as text."""
        count = int((self.high - self.low) / self.step)
        return [
            (self.low + number * self.step, f"{self.low + number * self.step:,.0f}")
            for number in range(count + 1)
        ]

    def place(self, value):
        """Where the value stands between the ends of the axis, 0 to 1."""
        return float((Decimal(value) - self.low) / (self.high - self.low))
