"""The poverty gap, before and after relief, under the law as it is and under the reformed one."""

from __future__ import annotations

from transition.calc.simulations.amounts import MONTHLY
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.poverty_gap import Below, PovertyGap
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.words import count_column, money_column, money_places
from transition.reports.table import Table, column_of

_STATES = ("before_relief_before", "after_relief_before", "before_relief_after", "after_relief_after")


def gap_section(effects: Effects) -> Section | None:
    """Return the chapter; None where the law does not say what it is measured by."""
    gaps = effects.poverty_gaps
    if not gaps:
        return None
    lines = [text("simulation.gap-note"), text("simulation.gap-source")]
    if left_out := max(gap.left_out for gap in gaps):
        lines.append(text("simulation.gap-left-out", count=left_out))
    parts: list[Part] = [_table(effects, gaps)]
    if len(gaps) > 1:
        parts.append(_chart(gaps))
    return Section("poverty-gap", text("simulation.gap"), lines, parts)


def _state(state: str) -> str:
    return text(f"simulation.gap.{state.replace('_', '-')}")


def _table(effects: Effects, gaps: tuple[PovertyGap, ...]) -> Table:
    rows: list[tuple[PovertyGap, str, Below]] = [
        (gap, state, getattr(gap, state)) for gap in gaps for state in _STATES
    ]
    days = (
        [column_of("day", text("simulation.day"), [gap.day for gap, _, _ in rows], "day")]
        if len(gaps) > 1
        else []
    )
    return Table(
        "poverty_gap",
        text("simulation.gap"),
        (
            *days,
            column_of("state", text("simulation.gap-state"), [_state(state) for _, state, _ in rows]),
            money_column(
                effects, "gap", text("simulation.gap-sum"), [one.gap for _, _, one in rows], MONTHLY
            ),
            count_column(
                effects,
                "households",
                text("simulation.gap-households"),
                [one.households for _, _, one in rows],
            ),
            count_column(
                effects, "persons", text("simulation.gap-persons"), [one.persons for _, _, one in rows]
            ),
        ),
    )


def _chart(gaps: tuple[PovertyGap, ...]) -> Chart:
    values = {state: [getattr(gap, state).gap for gap in gaps] for state in _STATES}
    return Chart(
        key="poverty-gap-by-month",
        title=text("simulation.gap"),
        kind="line",
        x_label=text("simulation.day"),
        x=[f"{gap.day:%Y-%m}" for gap in gaps],
        y_label=text("simulation.gap-sum"),
        unit=MONTHLY,
        series=tuple(Series(state, _state(state), values[state]) for state in _STATES),
        places=money_places([one for those in values.values() for one in those]),
    )
