"""The marks of a chart: bars, stacks, lines and steps, each with its exact number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.policies.units import Unit
from transition.reports.charts.chart import Chart, Series
from transition.reports.charts.lettering import SIZE, lettered, width_of
from transition.reports.charts.looks import GROUND, INK, Look, point_path
from transition.reports.charts.plane import Plane, rows_of
from transition.reports.exact_text import decimal_text
from transition.reports.markup import Attributes, coordinate, element, escaped

_GROUP = 0.76
"""The share of its slot that the bars of a point take."""

_MOST_LABELLED, _MOST_SHAPED = 24, 60
_SMALL = SIZE - 1.5
_NARROWEST, _WIDEST = 1.0, 90.0


def exact_number(value: Fraction) -> str:
    """Return all digits of a number, a ratio (1894/3) where they never end."""
    return decimal_text(value.numerator, value.denominator) or str(value)


def marks_of(chart: Chart, plane: Plane) -> str:
    """Return everything that shows numbers."""
    match chart.kind:
        case "bars":
            return "".join(_bars(chart, plane))
        case "stacked":
            return "".join(_stacks(chart, plane))
        case _:
            return "".join(_lines(chart, plane))


def _told(chart: Chart, series: Series, number: int, value: Fraction) -> str:
    """Return what a pointer over a mark shows: the number with all its digits."""
    point = chart.x[number]
    where = point if isinstance(point, str) else _with_unit(point, chart.x_unit)
    words = f"{where}　{series.name}：{_with_unit(value, chart.unit)}"
    return element("title", escaped(words))


def _with_unit(value: Fraction, unit: Unit) -> str:
    return f"{exact_number(value)} {unit}" if unit.powers else exact_number(value)


# --- bars -----------------------------------------------------------------------------------------


def labelled(chart: Chart, plane: Plane) -> bool:
    """Whether each bar bears its number: there are few, and each number has room."""
    count = sum(value is not None for row in rows_of(chart) for value in row)
    if chart.kind != "bars" or count > _MOST_LABELLED:
        return False
    room = _bar_width(chart, plane)
    return room >= SIZE - 1 if plane.lying else widest_label(chart, plane) <= room + 6


def _bar_width(chart: Chart, plane: Plane) -> float:
    beside = len(chart.series) if chart.kind == "bars" else 1
    return min(max(plane.slot * _GROUP / beside, _NARROWEST), _WIDEST)


def widest_label(chart: Chart, plane: Plane) -> float:
    """Return how wide the widest number at a bar is."""
    values = (value for row in rows_of(chart) for value in row if value is not None)
    return max((width_of(plane.values.written(value, chart.unit), _SMALL) for value in values), default=0.0)


def _bars(chart: Chart, plane: Plane) -> Iterator[str]:
    shows = labelled(chart, plane)
    width = _bar_width(chart, plane)
    for place, series in enumerate(chart.series):
        for number, value in enumerate(series.values):
            if value is None:
                continue
            centre = plane.along(chart.x[number], number)
            start = centre + (place - len(chart.series) / 2) * width
            yield _bar(chart, plane, place, number, value, (start, start + width * 0.94), Fraction(0))
            if shows:
                yield _at_end(chart, plane, value, start + width * 0.47)


def _stacks(chart: Chart, plane: Plane) -> Iterator[str]:
    width = _bar_width(chart, plane)
    for number, row in enumerate(rows_of(chart)):
        start = plane.along(chart.x[number], number) - width / 2
        above = below = Fraction(0)
        for place, value in enumerate(row):
            if value is None:
                continue
            base = above if value >= 0 else below
            yield _bar(chart, plane, place, number, value, (start, start + width), base)
            yield _within(chart, plane, place, value, base, start + width / 2, width)
            above, below = (base + value, below) if value >= 0 else (above, base + value)


def _bar(
    chart: Chart,
    plane: Plane,
    place: int,
    number: int,
    value: Fraction,
    sides: tuple[float, float],
    base: Fraction,
) -> str:
    """Return one bar from `base` on, `sides` along the points."""
    x, y = plane.spot(sides[0], plane.level(base))
    other_x, other_y = plane.spot(sides[1], plane.level(base + value))
    series = chart.series[place]
    return element(
        "rect",
        _told(chart, series, number, value),
        x=min(x, other_x),
        y=min(y, other_y),
        width=abs(other_x - x),
        height=abs(other_y - y),
        fill=Look(place).fill(owner_of(chart)),
        stroke=Look(place).colour,
        stroke_width=0.6,
        **_data(series, number, value),
    )


def _data(series: Series, number: int, value: Fraction) -> dict[str, str]:
    return {"data_series": series.key, "data_point": str(number), "data_value": exact_number(value)}


def _at_end(chart: Chart, plane: Plane, value: Fraction, along: float) -> str:
    """Return the number of a bar beyond its end."""
    words = plane.values.written(value, chart.unit)
    forward = 1 if value >= 0 else -1
    if plane.lying:
        anchor = "start" if value >= 0 else "end"
        return lettered(words, plane.level(value) + 4 * forward, along, _SMALL, text_anchor=anchor, fill=INK)
    return lettered(words, along, plane.level(value) - 8 * forward, _SMALL, text_anchor="middle", fill=INK)


def _within(
    chart: Chart, plane: Plane, place: int, value: Fraction, base: Fraction, along: float, width: float
) -> str:
    """Return the number of a part of a stack upon it, nothing where it has no room."""
    words = plane.values.written(value, chart.unit)
    length, broad = abs(plane.level(base + value) - plane.level(base)), width_of(words, _SMALL) + 6
    across, high = (length, width) if plane.lying else (width, length)
    if across < broad or high < SIZE + 2 or not value:
        return ""
    x, y = plane.spot(along, (plane.level(base) + plane.level(base + value)) / 2)
    look = Look(place)
    halo: Attributes = {"stroke": GROUND, "stroke_width": 3.0, "paint_order": "stroke"}
    return lettered(
        words, x, y, _SMALL, text_anchor="middle", fill=look.ink, **(halo if look.ink == INK else {})
    )


# --- lines ----------------------------------------------------------------------------------------


def _lines(chart: Chart, plane: Plane) -> Iterator[str]:
    draw = _step_path if chart.kind == "steps" else _line_path
    for place, series in enumerate(chart.series):
        look = Look(place)
        path = draw(chart, plane, series)
        if path:
            stroke: Attributes = {"stroke": look.colour, "stroke_width": 2.2, "stroke_dasharray": look.dash}
            yield element("path", d=path, fill="none", stroke_linejoin="round", **stroke)
        for number, value in enumerate(series.values):
            if value is not None:
                x, y = plane.spot(plane.along(chart.x[number], number), plane.level(value))
                # Of very many points only those show that no line goes to; the others would hide its dashes.
                hidden = len(chart.x) > _MOST_SHAPED and not _alone(series, number)
                yield element(
                    "path",
                    _told(chart, series, number, value),
                    d=point_path(look.shape, x, y, 3.4),
                    opacity="0" if hidden else None,
                    **point_style(look),
                    **_data(series, number, value),
                )


def _alone(series: Series, number: int) -> bool:
    around = series.values[max(number - 1, 0) : number] + series.values[number + 1 : number + 2]
    return all(value is None for value in around)


def point_style(look: Look) -> Attributes:
    """Return how a point is painted: shapes of strokes and rings are not filled."""
    hollow = look.shape in ("cross", "plus", "ring")
    return {
        "fill": GROUND if hollow else look.colour,
        "stroke": look.colour,
        "stroke_width": 1.6 if hollow else 0.8,
    }


def _line_path(chart: Chart, plane: Plane, series: Series) -> str:
    """Return a line through the known values, broken where one is not known."""
    path, pen = [], "M"
    for number, value in enumerate(series.values):
        if value is None:
            pen = "M"
            continue
        x, y = plane.spot(plane.along(chart.x[number], number), plane.level(value))
        path.append(f"{pen}{coordinate(x)} {coordinate(y)}")
        pen = "L"
    return "".join(path)


def _step_path(chart: Chart, plane: Plane, series: Series) -> str:
    """Return steps: each value holds to the next point; of words each over the whole of its slot."""
    path, pen = [], "M"
    for number, value in enumerate(series.values):
        if value is None:
            pen = "M"
            continue
        here = plane.along(chart.x[number], number)
        if plane.points is None:
            start, end = here - plane.slot / 2, here + plane.slot / 2
        else:
            start, after = here, number + 1
            end = plane.along(chart.x[after], after) if after < len(chart.x) else here
        level = coordinate(plane.level(value))
        path.append(f"{pen}{coordinate(start)} {level}H{coordinate(end)}")
        pen = "L"
    return "".join(path)


def owner_of(chart: Chart) -> str:
    """Return what the names of a picture's own parts begin with, so that several stand in one page."""
    return f"chart-{chart.key}"
