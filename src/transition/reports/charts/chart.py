"""A chart as plain data: what every writer is given, and the table of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Literal, cast

from attrs import evolve, field, frozen

from transition.policies.units import NO_UNIT, Unit
from transition.reports.cells import text_width
from transition.reports.table import Table, TableColumn, Values, number_kind

ChartKind = Literal["bars", "stacked", "line", "steps"]

KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
"""Keys name files, also where capitals and small letters are one."""

X_KEY = "x"
"""The key of the first column of a chart's table."""


_LONG = 30
"""Names of points that are wider, in digits, wrap in a table."""


def _exact(values: Iterable[Fraction | int | None]) -> tuple[Fraction | None, ...]:
    return tuple(_number(value) for value in values)


def _number(value: object) -> Fraction | None:
    if value is None or isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    raise TypeError(f"{value!r} is no exact number")


def _points(values: Iterable[str | Fraction | int]) -> tuple[str | Fraction, ...]:
    return tuple(value if isinstance(value, str) else cast(Fraction, _number(value)) for value in values)


@frozen
class Series:
    """One line, or the bars of one colour.

    key: stable ASCII. name: what people read. values: as many as the chart has points; None is a gap:
    not known, which is never zero.
    """

    key: str
    name: str
    values: tuple[Fraction | None, ...] = field(converter=_exact)


def _series(series: Iterable[Series]) -> tuple[Series, ...]:
    return tuple(series)


@frozen
class Chart:
    """Numbers to be drawn. Whether bars stand or lie is the writers' choice.

    key: stable ASCII, unique in a report; pictures bear it as their file name. kind: ``bars`` beside each
    other, ``stacked`` upon each other (negative ones downwards), ``line``, or ``steps``: a value holds until
    the next point. x: all words, or all numbers in rising order (then lines and steps are drawn to scale).
    unit: of the values; x_unit: of the points that are numbers. places: the decimals of money.

    Raises ValueError where lengths, keys or points do not fit, TypeError for numbers that are not exact.
    """

    key: str
    title: str
    kind: ChartKind
    x_label: str
    x: tuple[str | Fraction, ...] = field(converter=_points)
    y_label: str
    unit: Unit
    series: tuple[Series, ...] = field(converter=_series)
    x_unit: Unit = NO_UNIT
    places: int = 2

    def __attrs_post_init__(self) -> None:
        keys = [one.key for one in self.series]
        for key in (self.key, *keys):
            if not KEY.fullmatch(key):
                raise ValueError(f"the key {key!r} is not in small ASCII letters, digits, - and _")
        if not self.series or not self.x:
            raise ValueError(f"the chart {self.key} shows nothing")
        if len({X_KEY, *keys}) != len(keys) + 1:
            raise ValueError(f"the chart {self.key} has two series of one key, or one with the key {X_KEY}")
        for one in self.series:
            if len(one.values) != len(self.x):
                raise ValueError(f"{self.key}.{one.key}: {len(one.values)} values for {len(self.x)} points")
        if not self.numeric and not all(isinstance(point, str) for point in self.x):
            raise ValueError(f"the points of {self.key} are neither all words nor all numbers")
        if self.numeric and any(after <= before for before, after in pairwise(self.numbers)):
            raise ValueError(f"the points of {self.key} do not rise")

    @property
    def numeric(self) -> bool:
        """Whether the points are numbers, which have their places on a scale."""
        return all(isinstance(point, Fraction) for point in self.x)

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """The points of a numeric chart."""
        return cast(tuple[Fraction, ...], self.x)


def without_zeros(chart: Chart) -> Chart:
    """Return a chart of bars without the series and the points that are zero, unless all are."""
    series = [one for one in chart.series if any(value != 0 for value in one.values)]
    if not series:
        return chart
    kept = [place for place in range(len(chart.x)) if any(one.values[place] != 0 for one in series)]
    series = [evolve(one, values=[one.values[place] for place in kept]) for one in series]
    return evolve(chart, x=[chart.x[place] for place in kept], series=series)


def table_of(chart: Chart) -> Table:
    """Return the numbers of a chart: a row for each point, a column for each series, exact."""
    # 600.00 元 would say that there are points between whole yuan.
    if chart.numeric:
        kind = number_kind(chart.x_unit if _cents(chart) else NO_UNIT, chart.x)
    else:
        kind = "long-text" if any(text_width(str(point)) > _LONG for point in chart.x) else "text"
    points = TableColumn(X_KEY, chart.x_label, kind, chart.x, unit=chart.x_unit)
    columns = (_column(chart, one.key, one.name, one.values) for one in chart.series)
    return Table(chart.key, chart.title, (points, *columns))


def _cents(chart: Chart) -> bool:
    return any(point.denominator != 1 for point in chart.numbers)


def _column(chart: Chart, key: str, name: str, values: Values) -> TableColumn:
    kind = number_kind(chart.unit, values)
    return TableColumn(key, name, kind, values, unit=chart.unit, places=chart.places)
