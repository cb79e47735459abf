"""The plane of a chart: where points and values stand in pixels, whether bars stand or lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from transition.reports.charts.chart import Chart
from transition.reports.charts.lettering import LINE, SIZE, lettered, width_of
from transition.reports.charts.looks import GRID, INK, PALE
from transition.reports.charts.scale import Scale, point_scale, value_scale
from transition.reports.markup import element


@frozen
class Plane:
    """A rectangle with values along one side and points along the other.

    lying: points run downwards and values to the right. points: the scale of numeric points, None for words,
    which have slots of one width each.
    """

    lying: bool
    left: float
    top: float
    width: float
    height: float
    values: Scale
    points: Scale | None
    count: int
    closest: float
    """The least distance of two points, as a share of the axis."""

    @property
    def slot(self) -> float:
        """The pixels that a point has for its bars."""
        return self._length * (self.closest if self.points else 1 / self.count)

    @property
    def _length(self) -> float:
        return self.height if self.lying else self.width

    def along(self, point: Fraction | str, number: int) -> float:
        """Return where a point stands on its axis, in pixels."""
        start = self.top if self.lying else self.left
        if self.points is not None and isinstance(point, Fraction):
            return start + self.points.share(point) * self._length
        return start + (number + 0.5) * self.slot

    def level(self, value: Fraction) -> float:
        """Return where a value stands on its axis, in pixels."""
        share = self.values.share(value)
        return self.left + share * self.width if self.lying else self.top + (1 - share) * self.height

    def spot(self, along: float, level: float) -> tuple[float, float]:
        """Return a place as x and y."""
        return (level, along) if self.lying else (along, level)

    def grid(self, chart: Chart) -> str:
        """Return the gridlines of the values with their numbers, and the zero line."""
        parts = []
        for tick in self.values.ticks:
            level = self.level(tick)
            parts.append(self._across(level, GRID, 1))
            words = self.values.tick_text(tick)
            if self.lying:
                parts.append(
                    lettered(words, level, self.top + self.height + 11, text_anchor="middle", fill=PALE)
                )
            else:
                parts.append(lettered(words, self.left - 7, level, text_anchor="end", fill=PALE))
        base = self.level(max(self.values.low, Fraction(0)))
        return element("g", *parts, class_="grid") + self._across(base, INK, 1.2)

    def _across(self, level: float, colour: str, width: float) -> str:
        (x1, y1), (x2, y2) = (
            self.spot(end, level)
            for end in (
                (self.top, self.top + self.height) if self.lying else (self.left, self.left + self.width)
            )
        )
        return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=width)


def scales_of(chart: Chart) -> tuple[Scale, Scale | None, float]:
    """Return the scale of the values, that of numeric points, and the least distance of two points."""
    values = value_scale(
        list(_shown_values(chart)),
        zero=chart.kind in ("bars", "stacked"),
        whole=not chart.unit.exponent("元") and all(value.denominator == 1 for value in _shown_values(chart)),
    )
    if not chart.numeric:
        return values, None, 0.0
    closest = min((after - before for before, after in pairwise(chart.numbers)), default=Fraction(2))
    margin = closest / 2 if chart.kind in ("bars", "stacked") else Fraction(0)
    points = point_scale(chart.numbers, margin=margin)
    return values, points, float(closest / (points.high - points.low))


def _shown_values(chart: Chart) -> Iterator[Fraction]:
    """Give the values that the scale must hold: of stacked bars the ends of the stacks."""
    rows = [[value for value in row if value is not None] for row in rows_of(chart)]
    for row in rows:
        if chart.kind == "stacked":
            yield sum((value for value in row if value > 0), Fraction(0))
            yield sum((value for value in row if value < 0), Fraction(0))
        else:
            yield from row


def rows_of(chart: Chart) -> Iterator[Sequence[Fraction | None]]:
    """Give for each point the values of all series."""
    yield from zip(*(one.values for one in chart.series), strict=True)


_MOST_STANDING, _SHORT_NAME = 12, 56.0


def lies(chart: Chart, width: float) -> bool:
    """Whether bars lie: names are too many or too long to stand below bars."""
    if chart.kind not in ("bars", "stacked") or chart.numeric:
        return False
    count, widest = len(chart.x), max(width_of(str(point)) for point in chart.x)
    if widest <= _SHORT_NAME:
        return count > 3 * _MOST_STANDING  # months stand well, slanted
    return count > _MOST_STANDING or widest > 2 * width / count - 2 * SIZE


def widest_tick(values: Scale) -> float:
    """Return how wide the widest number beside the axis is."""
    return max(width_of(values.tick_text(tick)) for tick in values.ticks)


TICK_LINE = LINE + 6
"""The room of the numbers below an axis."""
