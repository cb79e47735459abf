"""Charts of Excel's own for a workbook: series point at cells, so whoever changes a number changes the chart.

Excel has no steps: numbers in steps become points, each with a bar to the next, words become a line. Nor has
it a scale for bars: numeric points of bars stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.axis import _BaseAxis
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import Title
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from transition.policies.units import Unit
from transition.reports.charts.chart import Chart
from transition.reports.charts.looks import GRID, Look
from transition.reports.charts.plane import lies, scales_of
from transition.reports.charts.scale import Scale
from transition.reports.markup import legal

WIDTH, HEIGHT = 18.0, 7.0
"""Centimetres of a chart; one whose bars lie is higher the more there are."""

_BAR, _AROUND = 0.55, 3.0
_PIXELS = 650.0
_MOST_LABELLED = 24

_MULTIPLES = {"万": r'0\.0,"万"', "亿": r'0\.00,,"亿"', "万亿": r'0\.000,,,"万亿"'}
"""Excel scales by thousands only: the point is a letter before the last digits of thousands or millions."""

_HATCHES = (None, "wdUpDiag", "dkHorz", "wdDnDiag", "dkVert", "lgGrid", "pct50")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "lgDashDot", "sysDash")
_SYMBOLS = ("circle", "square", "triangle", "diamond", "x", "plus", "star")


def height_of(chart: Chart) -> float:
    """Return how high a chart is in a workbook, in centimetres."""
    if not lies(chart, _PIXELS):
        return HEIGHT
    bars = len(chart.x) * (len(chart.series) if chart.kind == "bars" else 1)
    return max(HEIGHT, _AROUND + _BAR * max(bars, len(chart.x) * 1.2))


def native_chart(chart: Chart, sheet: Worksheet, row: int) -> ChartBase:
    """Return the chart of the table that stands in a sheet from column A on, its headings in `row`."""
    made = _scatter(chart) if chart.numeric and chart.kind in ("line", "steps") else _by_category(chart)
    first, last = row + 1, row + len(chart.x)
    points = Reference(sheet, min_col=1, min_row=first, max_row=last)
    for place, one in enumerate(chart.series):
        values = Reference(sheet, min_col=place + 2, min_row=first, max_row=last)
        of_numbers = {"xvalues": points} if isinstance(made, ScatterChart) else {}
        series = SeriesFactory(values, title=legal(one.name), **of_numbers)
        _dress(series, chart, Look(place), place)
        made.series.append(series)
        if not isinstance(made, ScatterChart):
            series.cat = _categories(chart, points)
    _finish(made, chart)
    return made


def _categories(chart: Chart, points: Reference) -> AxDataSource:
    if chart.numeric:
        return AxDataSource(numRef=NumRef(f=points))
    return AxDataSource(strRef=StrRef(f=points))


def _by_category(chart: Chart) -> ChartBase:
    if chart.kind in ("line", "steps"):
        return LineChart()
    made = BarChart()
    made.type = "bar" if lies(chart, _PIXELS) else "col"
    made.gapWidth = 40
    if chart.kind == "stacked":
        made.grouping, made.overlap = "stacked", 100
    if made.type == "bar":
        # The first point stands at the top, and the numbers still below.
        made.x_axis.scaling.orientation = "maxMin"
        made.y_axis.crosses, made.y_axis.tickLblPos = "max", "nextTo"
    return made


def _scatter(chart: Chart) -> ScatterChart:
    made = ScatterChart()
    made.scatterStyle = "lineMarker"
    _, points, _ = scales_of(chart)
    if points is not None:
        made.x_axis.scaling.min, made.x_axis.scaling.max = float(points.low), float(points.high)
    return made


# --- series ---------------------------------------------------------------------------------------


def _dress(series: Series, chart: Chart, look: Look, place: int) -> None:
    """Give a series its colour, and what tells it apart in black and white."""
    colour, turn = look.colour.removeprefix("#"), (place + place // len(_HATCHES)) % len(_HATCHES)
    if chart.kind in ("bars", "stacked"):
        series.graphicalProperties = _filled(colour, _HATCHES[turn])
        series.invertIfNegative = False
        return
    series.smooth = False
    series.marker = Marker(symbol=_SYMBOLS[turn], size=6 if len(chart.x) <= 60 else 2)
    series.marker.graphicalProperties = _filled(colour, None)
    line = LineProperties(solidFill=colour, w=25_000, prstDash=_DASHES[turn])
    if chart.kind == "steps" and chart.numeric:
        series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        series.errBars = _to_the_next(chart, line)
    else:
        series.graphicalProperties = GraphicalProperties(ln=line)


def _filled(colour: str, hatch: str | None) -> GraphicalProperties:
    made = GraphicalProperties(solidFill=colour) if hatch is None else GraphicalProperties()
    if hatch is not None:
        made.pattFill = PatternFillProperties(
            prst=hatch, fgClr=ColorChoice(srgbClr=colour), bgClr=ColorChoice(srgbClr="FFFFFF")
        )
    made.line = LineProperties(solidFill=colour, w=9_000)
    return made


def _to_the_next(chart: Chart, line: LineProperties) -> ErrorBars:
    """Return bars from each point to where the next one stands."""
    gaps = [float(after - before) for before, after in pairwise(chart.numbers)]
    made = ErrorBars(errDir="x", errBarType="plus", noEndCap=True, spPr=GraphicalProperties(ln=line))
    if len(set(gaps)) == 1:
        made.errValType, made.val = (
            "fixedVal",
            gaps[0],
        )  # LibreOffice knows only these; the axis ends at the last
    else:
        made.errValType = "cust"
        made.plus = NumDataSource(numLit=_literal([*gaps, 0.0]))
    return made


def _literal(numbers: Iterable[float]) -> NumData:
    listed = [NumVal(idx=place, v=f"{number:.15g}") for place, number in enumerate(numbers)]
    return NumData(formatCode="General", ptCount=len(listed), pt=listed)


# --- axes and titles ------------------------------------------------------------------------------


def _finish(made: ChartBase, chart: Chart) -> None:
    values, points, _ = scales_of(chart)
    made.width, made.height = WIDTH, height_of(chart)
    made.roundedCorners = made.varyColors = False
    made.display_blanks = "gap"
    made.title = _title(chart.title, 12, bold=True)
    if len(chart.series) > 1:
        made.legend.position, made.legend.overlay = "t", False
    else:
        made.legend = None
    _axis(made.x_axis, _named(chart.x_label, chart.x_unit))
    _axis(made.y_axis, _named(chart.y_label, chart.unit))
    made.y_axis.number_format = _number_format(values)
    made.y_axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=GRID.removeprefix("#"), w=6_000)
    )
    made.x_axis.majorGridlines = None
    lying = isinstance(made, BarChart) and made.type == "bar"
    made.x_axis.axPos, made.y_axis.axPos = ("l", "b") if lying else ("b", "l")
    if points is not None:
        made.x_axis.number_format = _number_format(points)
    if chart.kind == "bars" and len(chart.x) * len(chart.series) <= _MOST_LABELLED:
        made.dataLabels = _labels(values)


def _axis(axis: _BaseAxis, label: str) -> None:
    axis.delete = False  # else neither Excel nor LibreOffice shows an axis that openpyxl writes
    axis.title = _title(label, 9)
    axis.tickLblPos = axis.tickLblPos or "low"  # not amid negative values
    axis.majorTickMark = "out"


def _named(label: str, unit: Unit) -> str:
    return f"{label}（{unit}）" if unit.powers else label


def _number_format(scale: Scale) -> str:
    if scale.word:
        return _MULTIPLES[scale.word]
    return "#,##0" if all(tick.denominator == 1 for tick in scale.ticks) else "General"


def _labels(values: Scale) -> DataLabelList:
    made = DataLabelList(numFmt=_MULTIPLES.get(values.word, "General"))
    made.showVal = True
    made.showSerName = made.showCatName = made.showLegendKey = made.showPercent = False
    return made


def _title(text: str, size: int, *, bold: bool = False) -> Title:
    """Return a title of a size in points that does not lie upon the chart."""
    letters = CharacterProperties(sz=100 * size, b=bold)
    made = Title(overlay=False)
    runs = [RegularTextRun(rPr=letters, t=legal(text))]
    made.tx.rich.paragraphs = [Paragraph(pPr=ParagraphProperties(defRPr=letters), r=runs)]
    return made
