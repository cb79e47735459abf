"""What it costs: by entitlement and by payer, by the year or over the months, and by the month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transition.calc.simulations.amounts import MONTHLY
from transition.calc.simulations.budget import BudgetLine, PayerLine
from transition.calc.simulations.effects import Effects
from transition.policies.units import NO_UNIT
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.number_columns import percent
from transition.reports.simulations.words import (
    count_column,
    measure_word,
    money_column,
    money_places,
)
from transition.reports.table import Table, TableColumn, column_of, number_kind


def budget_section(effects: Effects) -> Section:
    """Return the chapter."""
    return Section("budget", text("simulation.budget"), tuple(_sentences(effects)), tuple(_parts(effects)))


def budget_months_section(effects: Effects) -> Section | None:
    """Return the chapter of the same by the month, and of persons; None where nothing is paid."""
    lines = _shown(effects)
    if not lines:
        return None
    table = Table(
        "budget_months",
        text("simulation.budget-months"),
        (_entitlements(lines), *_monthly(effects, lines), *_receiving(effects, lines, "persons")),
    )
    note = text("simulation.budget-months-note", measure=measure_word(effects))
    return Section("budget-months", text("simulation.budget-months"), (note,), (table,), detail=True)


def _is_paid(line: BudgetLine) -> bool:
    return bool(line.before or line.after)


def _shown(effects: Effects) -> list[BudgetLine]:
    """Return the lines of what is paid on either side, and the total of several."""
    budget = effects.budget
    paid = [line for line in budget.lines if _is_paid(line)]
    return [*paid, budget.total] if len(paid) > 1 else paid


def _sentences(effects: Effects) -> Iterator[str]:
    budget = effects.budget
    yield text("simulation.budget-note", measure=measure_word(effects))
    if unpaid := [line.label for line in budget.lines if not _is_paid(line)]:
        yield text("simulation.budget-unpaid", labels=unpaid)
    if _shown(effects) and not _payer_lines(effects):
        yield text("simulation.payers-not-said")


def _parts(effects: Effects) -> Iterator[Part]:
    lines = _shown(effects)
    if not lines:
        return
    yield Table(
        "budget",
        text("simulation.budget-table"),
        (_entitlements(lines), *_amounts(effects, lines), *_receiving(effects, lines, "households")),
    )
    yield _chart(effects, [line for line in lines if line.label])
    if _payer_lines(effects):
        yield _payers(effects)


def _chart(effects: Effects, lines: Sequence[BudgetLine]) -> Chart:
    sides = ("before", "after")
    return Chart(
        key="budget-by-entitlement",
        title=text("simulation.budget-chart"),
        kind="bars",
        x_label=text("simulation.entitlement"),
        x=[line.label for line in lines],
        y_label=measure_word(effects),
        unit=effects.simulation.measure,
        series=tuple(
            Series(side, text(f"simulation.{side}"), [getattr(line, side) for line in lines])
            for side in sides
        ),
        places=money_places([getattr(line, side) for line in lines for side in sides]),
    )


def _entitlements(lines: Sequence[BudgetLine]) -> TableColumn:
    labels = [line.label or text("simulation.total") for line in lines]
    return column_of("entitlement", text("simulation.entitlement"), labels)


def _amounts(effects: Effects, lines: Sequence[BudgetLine]) -> Iterator[TableColumn]:
    for side in ("before", "after", "difference"):
        values = [getattr(line, side) for line in lines]
        yield money_column(effects, side, text(f"simulation.{side}"), values, effects.simulation.measure)
    shares = tuple(percent(line.share) for line in lines)
    yield TableColumn("percent", text("simulation.percent"), number_kind(NO_UNIT, shares), shares)


def _monthly(effects: Effects, lines: Sequence[BudgetLine]) -> Iterator[TableColumn]:
    for side in ("before", "after", "difference"):
        values = [effects.budget.monthly(getattr(line, side)) for line in lines]
        label = text("simulation.monthly", what=text(f"simulation.{side}"))
        yield money_column(effects, f"monthly_{side}", label, values, MONTHLY)


def _receiving(effects: Effects, lines: Sequence[BudgetLine], what: str) -> Iterator[TableColumn]:
    for side in ("before", "after"):
        values = [getattr(getattr(line, f"receiving_{side}"), what) for line in lines]
        label = text(f"simulation.receiving-{what}", side=text(f"simulation.{side}"))
        yield count_column(effects, f"receiving_{what}_{side}", label, values)


def _payer_lines(effects: Effects) -> list[PayerLine]:
    """Return who pays what is paid; none where no policy says it of any entitlement."""
    lines = [line for line in effects.budget.payers if line.before or line.after]
    return lines if any(line.payer for line in lines) else []


def _payers(effects: Effects) -> Table:
    lines, unit = _payer_lines(effects), effects.simulation.measure
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
