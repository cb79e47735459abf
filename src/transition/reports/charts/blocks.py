"""Bars of letters for the terminal, an eighth of a letter exact; of ``#`` where there are no blocks."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HALF, _FULL, _PLAIN, _MARK = "▐", "█", "#", "│"


@frozen
class Ruler:
    """How long bars are: from `low`, not above zero, to `high`, not below it, in so many cells.

    blocks: whether the terminal shows block elements one cell wide.
    """

    low: Fraction
    high: Fraction
    cells: int
    blocks: bool = True

    @classmethod
    def over(cls, values: Iterable[Fraction | None], cells: int, *, blocks: bool = True) -> Ruler:
        """Return a ruler on which all values have room."""
        known = [value for value in values if value is not None]
        return cls(min([Fraction(0), *known]), max([Fraction(0), *known]), cells, blocks)

    @property
    def zero(self) -> int:
        """The cells before zero: one at least on either side of it where there are values."""
        if not self.low:
            return 0
        near = round(self.cells * -self.low / (self.high - self.low))
        return min(max(near, 1), self.cells - (1 if self.high else 0))

    def bar(self, value: Fraction | None, mark: Fraction | None = None) -> str:
        """Return the bar of a value; nothing for zero and for what is not known.

        mark: a value that is marked across the bar.
        """
        drawn = self._bar(value)
        if mark is None or not self.high - self.low:
            return drawn
        place = min(round(self.cells * (mark - self.low) / (self.high - self.low)), self.cells - 1)
        drawn = drawn.ljust(place + 1)
        return drawn[:place] + (_MARK if self.blocks else "|") + drawn[place + 1 :]

    def _bar(self, value: Fraction | None) -> str:
        if not value:
            return ""
        eighths = max(1, round(8 * self.cells * abs(value) / (self.high - self.low)))
        if value > 0:
            return " " * self.zero + self._drawn(min(eighths, 8 * (self.cells - self.zero)))
        halves = min(max(1, round(eighths / 4)), 2 * self.zero)
        full, half = divmod(halves, 2)
        if not self.blocks:
            full, half = full + half, 0
        drawn = _HALF * half + (_FULL if self.blocks else _PLAIN) * full
        return " " * (self.zero - full - half) + drawn

    def _drawn(self, eighths: int) -> str:
        if not self.blocks:
            return _PLAIN * max(1, round(eighths / 8))
        full, rest = divmod(eighths, 8)
        return _FULL * full + (_EIGHTHS[rest] if rest else "")
