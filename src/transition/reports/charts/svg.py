"""A chart as SVG: a picture that any browser, Word and Inkscape show alike, every number within.

Each mark has ``data-series`` (the key), ``data-point`` (its place, from 0) and ``data-value``: the exact
number, as a decimal or, where its digits never end, as a ratio (1894/3).
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from transition.reports.charts.chart import Chart
from transition.reports.charts.lettering import (
    LINE,
    SIZE,
    TITLE_SIZE,
    Names,
    broken,
    lettered,
    names_below,
    width_of,
)
from transition.reports.charts.looks import GROUND, INK, PALE, Look, point_path
from transition.reports.charts.marks import labelled, marks_of, owner_of, point_style, widest_label
from transition.reports.charts.plane import TICK_LINE, Plane, lies, scales_of, widest_tick
from transition.reports.markup import FONTS, Attributes, coordinate, element, escaped

WIDTH = 760.0
_PLOT_HEIGHT = 270.0
_EDGE = 16.0
_WIDEST_NAME = 210.0
_LEAST_ROW, _ROW_GAP = 15.0, 9.0

KINDS = {"bars": "柱形图", "stacked": "堆积图", "line": "折线图", "steps": "阶梯图"}


def svg_of(chart: Chart) -> str:
    """Return the picture of a chart, the same text for the same chart."""
    picture = _Picture(chart)
    names = {"id": f"{owner_of(chart)}-title"}, {"id": f"{owner_of(chart)}-desc"}
    return element(
        "svg",
        element("title", escaped(chart.title), **names[0]),
        element("desc", escaped(description(chart)), **names[1]),
        *picture.parts(),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {coordinate(WIDTH)} {coordinate(picture.height)}",
        width=WIDTH,
        height=picture.height,
        role="img",
        aria_labelledby=f"{names[0]['id']} {names[1]['id']}",
        font_family=FONTS.replace('"', "'"),
        font_size=SIZE,
    )


def description(chart: Chart) -> str:
    """Return what a chart shows, for those who do not see it."""
    named = "、".join(one.name for one in chart.series)
    unknown = sum(value is None for one in chart.series for value in one.values)
    gaps = f"；{unknown} 个数未知，留空" if unknown else ""
    unit = f"（{chart.unit}）" if chart.unit.powers else ""
    return (
        f"{KINDS[chart.kind]}：{chart.y_label}{unit}，按{chart.x_label}分 {len(chart.x)} 项；{named}{gaps}。"
    )


@frozen
class _Key:
    """One entry of the legend, at its place."""

    place: int
    name: str
    x: float
    y: float


class _Picture:
    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.title = broken(chart.title, WIDTH - 2 * _EDGE, 2, TITLE_SIZE)
        self.keys = list(_legend(chart, _EDGE + 22.0 * len(self.title))) if len(chart.series) > 1 else []
        below_title = self.keys[-1].y + LINE if self.keys else 8 + 22.0 * len(self.title)
        self.label_line = below_title + 12
        lying = lies(chart, WIDTH - 110)
        self.names: Names | None = None
        self.row_names: list[list[str]] = []
        place = self._lying if lying else self._standing
        self.plane, self.foot = place(self.label_line + LINE)

    @property
    def height(self) -> float:
        """The height of the whole picture."""
        return self.foot + _EDGE + LINE / 2

    def parts(self) -> Iterator[str]:
        """Give what the picture consists of, the ground first."""
        chart, owner = self.chart, owner_of(self.chart)
        hatches = "".join(Look(place).pattern(owner) for place in range(len(chart.series)))
        if hatches and chart.kind in ("bars", "stacked"):
            yield element("defs", hatches)
        yield element("rect", width=WIDTH, height=self.height, fill=GROUND)
        for line, words in enumerate(self.title):
            y = _EDGE + 22.0 * line + 4
            style = {"font_weight": "bold", "fill": INK}
            yield lettered(words, WIDTH / 2, y, TITLE_SIZE, text_anchor="middle", **style)
        yield from (self._key(key) for key in self.keys)
        yield self.plane.grid(chart)
        yield self._points()
        yield element("g", marks_of(chart, self.plane), class_="marks")
        yield from self._labels()

    # --- places -----------------------------------------------------------------------------------

    def _standing(self, top: float) -> tuple[Plane, float]:
        """Return the plane of a chart whose values go up, and the middle of the last line below it."""
        chart = self.chart
        values, points, closest = scales_of(chart)
        left = _EDGE + max(widest_tick(values), 30) + 8
        width = WIDTH - left - _EDGE - 14
        plane = Plane(False, left, top, width, _PLOT_HEIGHT, values, points, len(chart.x), closest)
        if labelled(chart, plane):
            # Room for the numbers above the highest bar, and below the lowest.
            down = 14.0 if values.low < 0 else 0.0
            plane = evolve(plane, top=top + 12)
            self.names_top = plane.top + plane.height + 5 + down
        else:
            self.names_top = plane.top + plane.height + 5
        if points is None:
            self.names = names_below([str(point) for point in chart.x], plane.slot)
            below = self.names_top + self.names.height
        else:
            below = self.names_top + TICK_LINE
        return plane, below + LINE

    def _lying(self, top: float) -> tuple[Plane, float]:
        """Return the plane of a chart whose bars lie."""
        chart = self.chart
        values, _, _ = scales_of(chart)
        widest = min(max(width_of(str(point)) for point in chart.x), _WIDEST_NAME)
        self.row_names = [broken(str(point), widest + 2, 3) for point in chart.x]
        lines = max(map(len, self.row_names))
        bars = len(chart.series) if chart.kind == "bars" else 1.35
        row = max(lines * LINE, bars * _LEAST_ROW) + _ROW_GAP
        left = _EDGE + widest + 10
        height = row * len(chart.x)
        plane = Plane(True, left, top, WIDTH - left - 2 * _EDGE, height, values, None, len(chart.x), 0.0)
        if labelled(chart, plane):
            room = widest_label(chart, plane) + 6
            before = room if values.low < 0 else 0.0
            plane = evolve(plane, left=left + before, width=plane.width - room - before)
        self.names_left = left
        return plane, plane.top + plane.height + TICK_LINE + LINE

    # --- drawing ----------------------------------------------------------------------------------

    def _points(self) -> str:
        """Return what stands at the points: names, or ticks and their numbers."""
        chart, plane = self.chart, self.plane
        if plane.lying:
            parts = []
            for number, lines in enumerate(self.row_names):
                start = plane.along(chart.x[number], number) - LINE * (len(lines) - 1) / 2
                for line, words in enumerate(lines):
                    y = start + LINE * line
                    parts.append(lettered(words, self.names_left - 7, y, text_anchor="end", fill=INK))
            return "".join(parts)
        if self.names is not None:
            places = [plane.along(point, number) for number, point in enumerate(chart.x)]
            return self.names.drawn(places, self.names_top)
        return "".join(self._ticks())

    def _ticks(self) -> Iterator[str]:
        plane = self.plane
        assert plane.points is not None
        bottom, end = plane.top + plane.height, 0.0
        for tick in plane.points.ticks:
            x, words = plane.along(tick, 0), plane.points.tick_text(tick)
            half = width_of(words) / 2
            yield element("line", x1=x, y1=bottom, x2=x, y2=bottom + 4, stroke=INK)
            if x - half >= end:
                yield lettered(words, x, self.names_top + 10, text_anchor="middle", fill=PALE)
                end = x + half + 6

    def _labels(self) -> Iterator[str]:
        """Give what the axes are called: at the top on the left, and below."""
        chart, plane = self.chart, self.plane
        scale = plane.points.heading if plane.points else None
        points = scale(chart.x_label, chart.x_unit) if scale else chart.x_label
        values = plane.values.heading(chart.y_label, chart.unit)
        first, last = (points, values) if plane.lying else (values, points)
        yield lettered(broken(first, WIDTH - 2 * _EDGE, 1)[0], _EDGE, self.label_line, fill=PALE)
        words, middle = broken(last, WIDTH - 2 * _EDGE, 1)[0], plane.left + plane.width / 2
        yield lettered(words, middle, self.foot, text_anchor="middle", fill=PALE)

    def _key(self, key: _Key) -> str:
        """Return an entry of the legend: a piece of bar or line, and the name."""
        look, owner = Look(key.place), owner_of(self.chart)
        if self.chart.kind in ("bars", "stacked"):
            size: Attributes = {"width": 16.0, "height": 11.0, "stroke": look.colour, "stroke_width": 0.6}
            sign = element("rect", x=key.x, y=key.y - 5.5, fill=look.fill(owner), **size)
        else:
            line: Attributes = {"stroke": look.colour, "stroke_width": 2.2, "stroke_dasharray": look.dash}
            sign = element("path", d=f"M{coordinate(key.x)} {coordinate(key.y)}h26", **line)
            sign += element("path", d=point_path(look.shape, key.x + 13, key.y, 3.4), **point_style(look))
        return sign + lettered(key.name, key.x + _sign(self.chart), key.y, fill=INK)


def _sign(chart: Chart) -> float:
    """Return how far a name of the legend stands from the left of its sign."""
    return 22.0 if chart.kind in ("bars", "stacked") else 32.0


def _legend(chart: Chart, top: float) -> Iterator[_Key]:
    """Give the entries of the legend, in as many lines as they need."""
    x, y = _EDGE, top + 6
    for place, series in enumerate(chart.series):
        name = broken(series.name, WIDTH / 2 - 60, 1)[0]
        width = _sign(chart) + width_of(name) + 18
        if x + width > WIDTH - _EDGE and x > _EDGE:
            x, y = _EDGE, y + LINE + 2
        yield _Key(place, name, x, y)
        x += width
