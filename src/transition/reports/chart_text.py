"""A chart as lines for a terminal: bars of letters, and which points of a long course are shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from transition.reports.charts.blocks import Ruler
from transition.reports.charts.chart import Chart, Series, table_of
from transition.reports.explanation_text import Line
from transition.reports.shown_cells import column_texts
from transition.reports.table import Table, number_kind
from transition.reports.terminal_paper import Paper, folded_lines, on_left, on_right_side, plain_words
from transition.reports.wrapping import folded

_GAP = 2
_NARROWEST, _WIDEST_WORDS = 8, 28
_BAR_CELLS, _LEAST_BAR = 30, 6


def is_course(chart: Chart) -> bool:
    """Whether a chart shows how numbers go: so many points that a few of them tell as much."""
    return chart.kind in ("line", "steps") or chart.numeric


def thinned(chart: Chart, most: int) -> Chart:
    """Return a chart of at most so many points: of a course evenly spread ones, the ends among them."""
    last = len(chart.x) - 1
    if last < most:
        return chart
    kept: list[int] = list(range(most))
    if is_course(chart):
        kept = sorted({round(Fraction(step * last, most - 1)) for step in range(most)})
    series = [evolve(one, values=[one.values[place] for place in kept]) for one in chart.series]
    return evolve(chart, x=[chart.x[place] for place in kept], series=series)


def without_level_series(chart: Chart) -> tuple[Chart, tuple[Series, ...]]:
    """Return a course without the series that are the same everywhere, and these, to be told once each.
    What is stacked is a sum, of which nothing is left out.
    """
    if not is_course(chart) or chart.kind == "stacked" or len(chart.series) == 1 or len(chart.x) == 1:
        return chart, ()
    level = [one for one in chart.series if len(set(one.values)) == 1 and one.values[0] is not None]
    others = [one for one in chart.series if one not in level]
    return (evolve(chart, series=others), tuple(level)) if others else (chart, ())


def course_table(chart: Chart) -> Table:
    """Return the numbers of a course, without a series that only repeats the points."""
    table = table_of(chart)
    points, *columns = table.columns
    return evolve(table, columns=(points, *(one for one in columns if one.values != points.values)))


def chart_lines(chart: Chart, paper: Paper, mark: Fraction | None = None) -> Iterator[Line]:
    """Give a line for each number of a chart: its point, its series where there are several, its bar.

    mark: a value that is marked on every bar.
    """
    points, *_ = table_of(chart).columns
    names, _ = column_texts(points)
    numbers, several = _numbers(chart), len(chart.series) > 1
    labels = [plain_words(one.name) for one in chart.series] if several else names
    number_width = max(paper.width_of(number) for column in numbers for number in column)
    label_width = min(
        max(map(paper.width_of, labels)),
        _WIDEST_WORDS,
        max(_NARROWEST, paper.width - number_width - 2 * _GAP - _LEAST_BAR - 2 * several),
    )
    room = paper.width - label_width - number_width - 2 * _GAP - 2 * several
    ruler = Ruler.over(
        [*(value for one in chart.series for value in one.values), mark],
        max(_LEAST_BAR, min(_BAR_CELLS, room)),
        blocks=paper.blocks,
    )
    unit = f"（{chart.unit}）" if chart.unit.powers else ""
    heading = plain_words(points.heading).replace(" （", "（")
    yield from folded_lines(f"{heading} → {plain_words(chart.y_label)}{unit}", "detail", paper)
    for number, point in enumerate(names):
        if several:
            yield from folded_lines(point, "plain", paper)
        for place, one in enumerate(chart.series):
            bar = ruler.bar(one.values[number], mark)
            label = labels[place] if several else point
            *before, last = folded(plain_words(label), label_width, paper.width_of)
            for piece in before:
                yield Line("  " * several + piece)
            shown = on_right_side(numbers[place][number], number_width, paper)
            row = f"{'  ' * several}{on_left(last, label_width, paper)}  {shown}  {bar}"
            yield Line(row.rstrip())


def _numbers(chart: Chart) -> list[list[str]]:
    """Return the texts of each series' numbers, all with as many decimals."""
    columns = table_of(chart).columns[1:]
    every = tuple(value for one in chart.series for value in one.values)
    texts, _ = column_texts(evolve(columns[0], values=every, kind=number_kind(chart.unit, every)))
    count = len(chart.x)
    return [texts[place * count : (place + 1) * count] for place in range(len(columns))]
