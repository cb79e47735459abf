"""What it costs: by entitlement and by payer, by the year or over the months, and by the month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transition.calc.simulations.amounts import MONTHLY
from transition.calc.simulations.budget import BudgetLine
from transition.calc.simulations.effects import Effects
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.words import (
    count_column,
    measure_word,
    money_column,
    money_places,
    percent,
)
from transition.reports.table import Table, TableColumn, column_of, number_kind


def budget_section(effects: Effects) -> Section:
    """Return the chapter."""
    lines = [text("simulation.budget-note", measure=measure_word(effects))]
    return Section("budget", text("simulation.budget"), lines, tuple(_parts(effects)))


def _parts(effects: Effects) -> Iterator[Part]:
    budget = effects.budget
    lines = [*budget.lines, budget.total]
    if len(budget.lines) == 1:
        lines = [*budget.lines]
    yield Table(
        "budget",
        text("simulation.budget-table"),
        (
            column_of("entitlement", text("simulation.entitlement"), [_label(line) for line in lines]),
            *_amounts(effects, lines),
            *_receiving(effects, lines),
        ),
    )
    if budget.lines:
        unit, sides = effects.simulation.measure, ("before", "after")
        yield Chart(
            key="budget-by-entitlement",
            title=text("simulation.budget-chart"),
            kind="bars",
            x_label=text("simulation.entitlement"),
            x=[line.label for line in budget.lines],
            y_label=measure_word(effects),
            unit=unit,
            series=tuple(
                Series(side, text(f"simulation.{side}"), [getattr(line, side) for line in budget.lines])
                for side in sides
            ),
            places=money_places([getattr(line, side) for line in budget.lines for side in sides]),
        )
    if budget.payers:
        yield _payers(effects)


def _label(line: BudgetLine) -> str:
    return line.label or text("simulation.total")


def _amounts(effects: Effects, lines: Sequence[BudgetLine]) -> Iterator[TableColumn]:
    unit, monthly = effects.simulation.measure, effects.budget.monthly
    for side in ("before", "after", "difference"):
        values = [getattr(line, side) for line in lines]
        yield money_column(effects, side, text(f"simulation.{side}"), values, unit)
    shares = tuple(percent(line.share) for line in lines)
    yield TableColumn("percent", text("simulation.percent"), number_kind(unit.without("元"), shares), shares)
    for side in ("before", "after", "difference"):
        values = [monthly(getattr(line, side)) for line in lines]
        label = text("simulation.monthly", what=text(f"simulation.{side}"))
        yield money_column(effects, f"monthly_{side}", label, values, MONTHLY)


def _receiving(effects: Effects, lines: Sequence[BudgetLine]) -> Iterator[TableColumn]:
    for what in ("households", "persons"):
        for side in ("before", "after"):
            values = [getattr(getattr(line, f"receiving_{side}"), what) for line in lines]
            label = text(f"simulation.receiving-{what}", side=text(f"simulation.{side}"))
            yield count_column(effects, f"receiving_{what}_{side}", label, values)


def _payers(effects: Effects) -> Table:
    lines, unit = effects.budget.payers, effects.simulation.measure
    not_said = text("simulation.payer-not-said")
    return Table(
        "payers",
        text("simulation.payers"),
        (
            column_of("payer", text("simulation.payer"), [line.payer or not_said for line in lines]),
            column_of("entitlement", text("simulation.entitlement"), [line.label for line in lines]),
            *(
                money_column(
                    effects, side, text(f"simulation.{side}"), [getattr(line, side) for line in lines], unit
                )
                for side in ("before", "after", "difference")
            ),
        ),
    )
