"""Scales: from exact numbers to shares of an axis, with round ticks; big numbers in 万 and 亿."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from attrs import frozen

from transition.calc.display import OTHER_PLACES, digits_of
from transition.policies.units import Unit
from transition.reports.exact_text import decimal_text, rounded_text

_MULTIPLES = ((10**12, 10**13, "万亿"), (10**8, 10**9, "亿"), (10**4, 10**5, "万"))
"""What a multiple is, from which size on it is used, and its word."""

_LONGEST = 12
_THREE_DIGITS = Context(prec=3)


@frozen
class Scale:
    """An axis from `low` to `high` with its ticks; its numbers are written as multiples of `factor`."""

    low: Fraction
    high: Fraction
    ticks: tuple[Fraction, ...]
    factor: int = 1
    word: str = ""

    def share(self, value: Fraction) -> float:
        """Return how far along the axis a value stands, 0 to 1."""
        return float((value - self.low) / (self.high - self.low))

    def heading(self, label: str, unit: Unit) -> str:
        """Return the label of the axis with the unit of its numbers: ``年度总额（万元/年）``."""
        measure = f"{self.word}{unit if unit.powers else ''}"
        return f"{label}（{measure}）" if measure else label

    def written(self, value: Fraction, unit: Unit) -> str:
        """Return a value as it is written beside the axis, rounded for display."""
        part = value / self.factor
        return _short(part, digits_of(part.numerator, part.denominator, unit, thousands=True))

    def tick_text(self, tick: Fraction) -> str:
        """Return a tick with all its digits; one at a point whose digits never end is rounded."""
        part = tick / self.factor
        digits = decimal_text(part.numerator, part.denominator) or rounded_text(
            part.numerator, part.denominator, OTHER_PLACES
        )
        whole, point, rest = digits.partition(".")
        return _short(part, f"{int(whole):,}{point}{rest}" if abs(part) >= 1 else digits)


def _short(value: Fraction, digits: str) -> str:
    """Return the digits, or a power of ten where they are too many to be read."""
    if len(digits) <= _LONGEST:
        return digits
    near = _THREE_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{near.normalize(_THREE_DIGITS):E}"


def value_scale(values: Sequence[Fraction], *, zero: bool, whole: bool = False, most: int = 6) -> Scale:
    """Return a scale over values, from tick to tick.

    zero: zero is on it in any case (bars); otherwise only when the values come near it. whole: no ticks
    between whole numbers. most: about how many ticks.
    """
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    if zero or _near_zero(low, high):
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        margin = abs(low) / 10 or Fraction(1)
        low, high = (low - margin if low else low), high + margin
    step = _step((high - low) / most, whole)
    first, last = low // step, -(-high // step)
    factor, word = _multiple(max(abs(low), abs(high)))
    ticks = tuple(step * place for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, factor, word)


def point_scale(points: Sequence[Fraction], *, margin: Fraction = Fraction(0), most: int = 8) -> Scale:
    """Return a scale over the points of a chart, with a margin on either side, ticks within."""
    low, high = points[0] - margin, points[-1] + margin
    if low == high:
        low, high = low - 1, high + 1
    if len(points) <= most:
        ticks = tuple(points)
    else:
        step = _step((points[-1] - points[0]) / most, all(point.denominator == 1 for point in points))
        ticks = tuple(step * place for place in range(-(-points[0] // step), points[-1] // step + 1))
    factor, word = _multiple(max(abs(low), abs(high)))
    return Scale(low, high, ticks, factor, word)


def _near_zero(low: Fraction, high: Fraction) -> bool:
    return low <= 0 <= high or 2 * min(abs(low), abs(high)) <= max(abs(low), abs(high))


def _step(least: Fraction, whole: bool) -> Fraction:
    """Return the least of 1, 2, 5, 10, 20 ... (and 0.5, 0.2 ...) that is not below `least`."""
    power = len(str(least.numerator)) - len(str(least.denominator)) - 1
    while True:
        for multiple in (1, 2, 5):
            step = multiple * Fraction(10) ** power
            if step >= least and (not whole or step >= 1):
                return step
        power += 1


def _multiple(size: Fraction) -> tuple[int, str]:
    return next(((factor, word) for factor, least, word in _MULTIPLES if size >= least), (1, ""))
