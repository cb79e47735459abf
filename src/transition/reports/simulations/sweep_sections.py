"""A sweep as a chapter: a table of its points, charts of the budget and of those whom it reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from transition.calc.simulations.sweep import Sweep
from transition.calc.simulations.sweep_points import Point
from transition.policies.checked import CheckedRule
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.number_columns import (
    HOUSEHOLDS,
    PERSONS,
    alike,
    number,
    number_column,
    signed_money,
)
from transition.reports.table import Table, TableColumn, column_of

_MOST_LINES = 8
_MOST_ACROSS = 24
_HOUSEHOLDS: dict[str, Callable[[Point], Fraction]] = {
    "households": lambda point: point.together.households,
    "gainers": lambda point: point.gainers,
    "losers": lambda point: point.losers,
    "entering": lambda point: point.entering,
    "leaving": lambda point: point.leaving,
}


def compared_lines(sweep: Sweep) -> Iterator[str]:
    """Yield how many households are compared, and of how many of them an entitlement is not known."""
    yield text("sweep.compared", compared=sweep.compared, all=sweep.households)
    labels = {rule.key: rule.label for rule in sweep.touched}
    parts = [
        text("sweep.left-out-part", label=labels[key], count=number(Fraction(count)))
        for key, count in sweep.left_out.items()
        if count
    ]
    if parts:
        yield text("sweep.left-out", parts=parts)


def sweep_lines(sweep: Sweep) -> tuple[str, ...]:
    """Return the sentences above the table: what moves, who is compared, where the budget goes."""
    return tuple(_lines(sweep))


def sweep_words(sweep: Sweep) -> str:
    """Return what was asked: each parameter with its values."""
    return "，".join(
        text(
            "sweep.asked",
            label=one.label,
            first=number(one.values[0]),
            last=number(one.values[-1], one.unit),
            step=number(one.step),
        )
        for one in sweep.grid.axes
    )


def sweep_summary(sweep: Sweep) -> tuple[str, ...]:
    """Return the sentences that matter most: where the parameters are, and where the budget goes."""
    return (*_present(sweep), *_budget(sweep))


def _present(sweep: Sweep) -> Iterator[str]:
    for one, present in zip(sweep.grid.axes, sweep.present, strict=True):
        if present:
            values = [number(value, one.target.parameter.type.unit) for value in present]
            yield text("sweep.present", label=one.target.written, values=values)


def _budget(sweep: Sweep) -> Iterator[str]:
    if not sweep.touched:
        yield text("sweep.nothing", labels=[one.label for one in sweep.grid.axes])
        return
    amounts = [point.together.amount for point in (sweep.points[0], sweep.points[-1], sweep.base)]
    first, last, base = alike(sweep.unit, *amounts)
    ends = [
        "、".join(number(value, axis.unit) for value, axis in zip(one.values, sweep.grid.axes, strict=True))
        for one in (sweep.points[0], sweep.points[-1])
    ]
    yield text("sweep.budget", at_first=ends[0], first=first, at_last=ends[1], last=last, base=base)


def _lines(sweep: Sweep) -> Iterator[str]:
    labels = [one.label for one in sweep.grid.axes]
    yield text("sweep.points", labels=labels, points=len(sweep.points))
    yield from _present(sweep)
    for one in sweep.grid.axes:
        if one.missed is not None:
            facts: dict[str, Any] = {
                "label": one.label,
                "missed": number(one.missed),
                "last": number(one.values[-1]),
            }
            yield text("sweep.missed", **facts)
    yield from compared_lines(sweep)
    if sweep.weighted:
        yield text("sweep.weighted", label=sweep.weighted)
    moving = [rule.label for rule in moving_rules(sweep)]
    if sweep.touched:
        yield text("sweep.touched", labels=moving) if moving else text("sweep.level", labels=labels)
    if still := [rule.label for rule in sweep.touched if rule.label not in moving]:
        yield text("sweep.still", labels=still)
    yield from _budget(sweep)


def moving_rules(sweep: Sweep) -> list[CheckedRule]:
    """Return the entitlements of which the points do not all come to the same."""
    return [
        rule
        for rule in sweep.touched
        if len({point.by_entitlement[rule.key].amount for point in sweep.points}) > 1
    ]


def sweep_sections(sweep: Sweep) -> tuple[Section, ...]:
    """Return the chapter of a sweep."""
    parts: list[Part] = []
    if sweep.touched:
        charts = _charts_of_one if len(sweep.grid.axes) == 1 else _charts_of_two
        parts = [*charts(sweep)]
        if len(sweep.grid.axes) > 1 and len(sweep.grid.axes[1].values) <= _MOST_ACROSS:
            parts.append(_crossed(sweep))
    parts.append(_table(sweep))
    return (Section("sweep", text("sweep.heading"), sweep_lines(sweep), tuple(parts)),)


# --- the table of points -----------------------------------------------------------------------------


def _table(sweep: Sweep) -> Table:
    points = sweep.points
    columns: list[TableColumn] = [
        number_column(f"value_{place + 1}", one.label, [point.values[place] for point in points], one.unit)
        for place, one in enumerate(sweep.grid.axes)
    ]
    here = text("sweep.here")
    columns.append(column_of("present", text("sweep.mark"), [here if one.present else "" for one in points]))
    columns += _amounts(sweep)
    columns += [
        number_column(key, text(f"sweep.{key}"), [count(point) for point in points], HOUSEHOLDS)
        for key, count in _HOUSEHOLDS.items()
    ]
    persons = [point.together.persons for point in points]
    columns.append(number_column("persons", text("sweep.persons"), persons, PERSONS))
    return Table("sweep", text("sweep.table"), tuple(columns), frozen=len(sweep.grid.axes))


def _amounts(sweep: Sweep) -> Iterator[TableColumn]:
    base = sweep.base.together.amount
    totals = [point.together.amount for point in sweep.points]
    yield number_column("amount", text("sweep.amount"), totals, sweep.unit)
    more = [total - base for total in totals]
    yield number_column("difference", text("sweep.difference"), more, sweep.unit)
    moving = moving_rules(sweep)
    if len(sweep.touched) > 1:
        for rule in moving:
            own = [point.by_entitlement[rule.key].amount for point in sweep.points]
            yield number_column(f"amount_{rule.key}", rule.label, own, sweep.unit)


def _crossed(sweep: Sweep) -> Table:
    """Return the budget by both parameters, the second one across."""
    down, across = sweep.grid.axes
    totals = iter(sweep.points)
    rows = [[next(totals).together.amount for _ in across.values] for _ in down.values]
    columns = [number_column("value", down.label, down.values, down.unit)]
    for place, value in enumerate(across.values):
        label = f"{across.label} {number(value)}"
        columns.append(number_column(f"at_{place + 1}", label, [row[place] for row in rows], sweep.unit))
    return Table("sweep-crossed", text("sweep.crossed"), tuple(columns))


# --- charts ---------------------------------------------------------------------------------------------


def _charts_of_one(sweep: Sweep) -> Iterator[Chart]:
    (axis,) = sweep.grid.axes
    budget = [Series("amount", text("sweep.amount"), [one.together.amount for one in sweep.points])]
    moving = moving_rules(sweep)
    if 1 < len(moving) < _MOST_LINES:
        for rule in moving:
            own = [point.by_entitlement[rule.key].amount for point in sweep.points]
            budget.append(Series(_key(rule.key), rule.label, own))
    yield Chart(
        "sweep-budget",
        text("sweep.budget-chart"),
        "line",
        axis.label,
        axis.values,
        text("sweep.amount"),
        sweep.unit,
        budget,
        x_unit=axis.unit,
    )
    counts = [
        Series(key, text(f"sweep.{key}"), [count(one) for one in sweep.points])
        for key, count in _HOUSEHOLDS.items()
        if key == "households" or any(count(one) for one in sweep.points)
    ]
    title, label = text("sweep.households-chart"), text("summary.households-heading")
    yield Chart(
        "sweep-households", title, "line", axis.label, axis.values, label, HOUSEHOLDS, counts, axis.unit
    )


def _charts_of_two(sweep: Sweep) -> Iterator[Chart]:
    along, other = sweep.grid.axes
    chosen = _spread(range(len(other.values)), _MOST_LINES)
    width = len(other.values)

    def lines(measure: Callable[[Point], Fraction]) -> list[Series]:
        return [
            Series(
                f"at_{place + 1}",
                f"{other.label} {number(other.values[place])}",
                [measure(point) for point in sweep.points[place::width]],
            )
            for place in chosen
        ]

    yield Chart(
        "sweep-budget",
        text("sweep.budget-chart"),
        "line",
        along.label,
        along.values,
        text("sweep.amount"),
        sweep.unit,
        lines(lambda point: point.together.amount),
        x_unit=along.unit,
    )
    label = text("sweep.households")
    title = text("sweep.households-chart")
    series = lines(lambda point: point.together.households)
    yield Chart(
        "sweep-households", title, "line", along.label, along.values, label, HOUSEHOLDS, series, along.unit
    )


def _spread(places: Sequence[int], most: int) -> list[int]:
    """Return at most so many places, evenly spread, the first and the last among them."""
    if len(places) <= most:
        return list(places)
    last = len(places) - 1
    return sorted({places[round(Fraction(step * last, most - 1))] for step in range(most)})


def _key(key: str) -> str:
    return f"of_{key}"


def difference(sweep: Sweep, point: Point) -> str:
    """Return how much more than under the base a point comes to, as it stands in a sentence."""
    return signed_money(point.together.amount - sweep.base.together.amount, sweep.unit)
