"""Edges as chapters: the curve of one household, or what was found at many households of a roster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from transition.calc.simulations.edge_survey import Survey
from transition.calc.simulations.edges import Curve, Edge, Edges, Moved
from transition.policies.units import NO_UNIT
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.edge_lines import A_YEAR, edge_lines, law_names, law_word
from transition.reports.simulations.number_columns import (
    HOUSEHOLDS,
    PER_CENT,
    number_column,
    percent,
    share_column,
)
from transition.reports.table import Table, TableColumn, column_of

PERCENT = NO_UNIT
_HIGHEST = 200
"""Percent of further earnings; what is lost at an edge, or won at a jump, is drawn as so much."""
_MOST_POINTS = 400
"""A chart of a curve shows so many points; around each edge none is left out."""


def edge_sections(edges: Edges) -> tuple[Section, ...]:
    """Return the chapter of a household's edges, or of a roster's."""
    labels = {rule.key: rule.label for rule in edges.entitlements}
    parts = _parts_of_one(edges.one, labels) if edges.one else _parts_of_surveys(edges, labels)
    return (Section("edges", text("edges.heading"), edge_lines(edges), tuple(parts)),)


# --- one household -----------------------------------------------------------------------------------


def _parts_of_one(moved: Moved, labels: dict[str, str]) -> Iterator[Part]:
    base = moved.curves[0]
    places = _shown_places(base, moved)
    x = [base.earnings[place] for place in places]
    earnings = text("edges.earnings", label=moved.earnings.label)
    stacked = [Series("earnings", earnings, x)]
    stacked += [
        Series(f"of_{key}", labels[key], [amounts[place] for place in places])
        for key, amounts in base.amounts.items()
        if any(amounts) and key not in base.left_out
    ]
    title = text("edges.stacked")
    yield Chart("edges-stacked", title, "stacked", earnings, x, text("edges.net"), A_YEAR, stacked, A_YEAR)
    yield _net_chart(moved, x, earnings)
    yield _rate_chart(base, places, earnings)
    rows = [(curve, edge) for curve in moved.curves for edge in curve.edges]
    if rows:
        yield _edge_table(rows, labels)


def _net_chart(moved: Moved, x: Sequence[Fraction], earnings: str) -> Chart:
    series, base = [], moved.curves[0]
    for curve in moved.curves:
        # Whoever earns no more than now has what the law as it is gives.
        now = zip(base.earnings, base.net, strict=True) if curve.law == "then" else ()
        at = {**dict(now), **dict(zip(curve.earnings, curve.net, strict=True))}
        series.append(Series(curve.law, law_word(curve), [at.get(income) for income in x]))
    title = text("edges.net-chart")
    return Chart("edges-net", title, "line", earnings, x, text("edges.net"), A_YEAR, series, A_YEAR)


def _rate_chart(curve: Curve, places: Sequence[int], earnings: str) -> Chart:
    """Return the share lost of one more yuan, from each point that is shown to the next."""
    x, net = [curve.earnings[place] for place in places], [curve.net[place] for place in places]
    rates: list[Fraction | None] = []
    for place in range(len(x) - 1):
        gap = x[place + 1] - x[place]
        rates.append(_drawn(1 - (net[place + 1] - net[place]) / gap))
    series = (Series("rate", text("edges.rate"), [*rates, None]),)
    title = text("edges.rate-chart")
    label = text("edges.rate-drawn", most=_HIGHEST)
    return Chart("edges-rate", title, "steps", earnings, x, label, PERCENT, series, A_YEAR)


def _drawn(rate: Fraction) -> Fraction | None:
    """Return a share in percent as it is drawn: where an entitlement jumps it is many thousands."""
    highest = Fraction(_HIGHEST, PER_CENT)
    return percent(max(-highest, min(rate, highest)))


def _shown_places(curve: Curve, moved: Moved) -> list[int]:
    """Return the points of a curve that a chart shows: evenly spread, and both sides of every edge."""
    pace = -(-len(curve.earnings) // _MOST_POINTS)
    places = {*range(0, len(curve.earnings), pace), len(curve.earnings) - 1}
    for one in moved.curves:
        ends = [end for edge in one.edges[:_MOST_POINTS] for end in (edge.below, edge.above)]
        for end in ends:
            above = next((place for place, income in enumerate(curve.earnings) if income >= end), None)
            if above is not None:
                places |= {max(above - 1, 0), above}
    return sorted(places)


def _edge_table(rows: Sequence[tuple[Curve, Edge]], labels: dict[str, str]) -> Table:
    edges = [edge for _, edge in rows]
    columns = (
        column_of("law", text("edges.law-heading"), [law_word(curve) for curve, _ in rows]),
        number_column("below", text("edges.below"), [edge.below for edge in edges], A_YEAR),
        number_column("above", text("edges.above"), [edge.above for edge in edges], A_YEAR),
        number_column("lost", text("edges.lost"), [edge.lost for edge in edges], A_YEAR),
        *(
            number_column(f"of_{key}", labels[key], [edge.lost_by.get(key) for edge in edges], A_YEAR)
            for key in dict.fromkeys(key for edge in edges for key in edge.lost_by)
        ),
    )
    return Table("edges", text("edges.table"), columns)


# --- a roster --------------------------------------------------------------------------------------------


def _parts_of_surveys(edges: Edges, labels: dict[str, str]) -> Iterator[Part]:
    surveys = edges.surveys
    bands = [band for band in surveys[0].bands if band.rate is not None]
    if bands:
        yield _survey_chart(surveys, "rate")
        yield _survey_chart(surveys, "above")
    yield _near_table(surveys)
    for place, survey in enumerate(surveys):
        if survey.worst:
            yield _worst_table(survey, labels, law_names(surveys)[place], place)


def _survey_chart(surveys: Sequence[Survey], what: str) -> Chart:
    count = _bands_shown(surveys)
    x = [band.first for band in surveys[0].bands[:count]]
    series = []
    for place, (survey, name) in enumerate(zip(surveys, law_names(surveys), strict=True)):
        values = [band.rate if what == "rate" else band.above for band in survey.bands[:count]]
        series.append(Series(f"law_{place}", name, list(map(percent, values))))
    title, label = text(f"edges.survey-{what}-chart"), f"{text(f'edges.survey-{what}')} %"
    earnings = text("edges.of-earner")
    return Chart(f"edges-survey-{what}", title, "steps", earnings, x, label, PERCENT, series, A_YEAR)


def _bands_shown(surveys: Sequence[Survey]) -> int:
    """Return how many bands of income are drawn: not those behind the last in which anything is lost."""
    losing = [place for survey in surveys for place, band in enumerate(survey.bands) if band.rate]
    return min(max(losing, default=0) + 2, len(surveys[0].bands))


def _near_table(surveys: Sequence[Survey]) -> Table:
    distances = [Fraction(distance) for distance, _ in surveys[0].near]
    columns: list[TableColumn] = [number_column("distance", text("edges.distance"), distances, A_YEAR)]
    for place, (survey, name) in enumerate(zip(surveys, law_names(surveys), strict=True)):
        counts = [count for _, count in survey.near]
        columns.append(number_column(f"households_{place}", name, counts, HOUSEHOLDS))
        shares = [count / survey.known if survey.known else None for count in counts]
        columns.append(share_column(f"share_{place}", f"{name} {text('edges.share')}", shares))
    return Table("edges-near", text("edges.near-table"), tuple(columns))


def _worst_table(survey: Survey, labels: dict[str, str], name: str, place: int) -> Table:
    worst = survey.worst
    columns = (
        column_of("household", text("edges.household"), [one.household for one in worst]),
        number_column("below", text("edges.below"), [one.below for one in worst], A_YEAR),
        number_column("above", text("edges.above"), [one.above for one in worst], A_YEAR),
        number_column("lost", text("edges.lost"), [one.lost for one in worst], A_YEAR),
        *(
            number_column(f"of_{key}", labels[key], [one.lost_by.get(key) for one in worst], A_YEAR)
            for key in dict.fromkeys(key for one in worst for key in one.lost_by)
        ),
    )
    return Table(f"edges-worst-{place}", f"{text('edges.worst-table')} {name}", columns)
