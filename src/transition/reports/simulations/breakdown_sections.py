"""Gains and losses by groups: a table and a chart for each breakdown, and the flows from word to word."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.calc.simulations.breakdowns import Breakdown, By, Line
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.flows import Flows
from transition.calc.simulations.gains import KINDS, MOVED
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.words import (
    HOUSEHOLDS,
    count_column,
    kind_word,
    money_column,
    name_word,
    plain_column,
)
from transition.reports.table import Table, TableColumn, column_of

ORDER: tuple[By, ...] = ("band", "place", "word", "size", "category", "tenth")
_IN_DIGEST: tuple[By, ...] = ("band", "place")
MOST_IN_CHART = 30
"""A chart shows so many groups, those with most households to which a reform makes a difference."""


def breakdown_sections(effects: Effects) -> Iterator[Section]:
    """Yield a chapter for each kind of breakdown that there is."""
    for by in ORDER:
        those = [one for one in effects.breakdowns if one.by == by]
        if those:
            yield _section(effects, by, those)


def _section(effects: Effects, by: By, those: list[Breakdown]) -> Section:
    lines = [text(f"simulation.by.{by}-note")]
    if any(len(one.lines) > MOST_IN_CHART for one in those):
        lines.append(text("simulation.chart-cut", count=MOST_IN_CHART))
    parts: list[Part] = []
    for one in those:
        parts += _parts(effects, one)
    if by == "word":
        parts += [part for flows in effects.flows for part in _flow_parts(effects, flows)]
    return Section(f"by-{by}", text(f"simulation.by.{by}"), lines, parts, detail=by not in _IN_DIGEST)


def _parts(effects: Effects, breakdown: Breakdown) -> Iterator[Part]:
    yield _table(effects, breakdown)
    lines = _for_chart(breakdown.lines)
    if lines and effects.idle is None:
        yield _chart(breakdown, lines)


def _title(breakdown: Breakdown) -> str:
    if breakdown.by == "tenth":
        return text("simulation.tenths", what=breakdown.label)
    return breakdown.label or text(f"simulation.by.{breakdown.by}")


def _table(effects: Effects, breakdown: Breakdown) -> Table:
    lines, unit = breakdown.lines, effects.simulation.measure
    columns: list[TableColumn] = [
        column_of("group", _title(breakdown), [name_word(line.name, breakdown.by) for line in lines])
    ]
    for kind in KINDS:
        values = [line.households[kind] for line in lines]
        columns.append(count_column(effects, kind, kind_word(kind), values, HOUSEHOLDS))
    persons = [sum((line.persons[kind] for kind in MOVED), Fraction(0)) for line in lines]
    columns.append(count_column(effects, "persons_moved", text("simulation.persons-moved"), persons))
    if effects.population.weighted:
        counted = [sum(line.counted.values()) for line in lines]
        columns.append(plain_column("counted", text("simulation.counted-households"), counted))
    for side in ("before", "after", "difference"):
        values = [getattr(line, side) for line in lines]
        columns.append(money_column(effects, side, text(f"simulation.{side}"), values, unit))
    return Table(f"by_{breakdown.by}_{breakdown.key}", _title(breakdown), tuple(columns))


def _for_chart(lines: tuple[Line, ...]) -> list[Line]:
    """Return the groups with most households that the reforms make a difference to, in their order."""
    moved = [sum(line.households[kind] for kind in MOVED) for line in lines]
    ranked = sorted(range(len(lines)), key=lambda place: -moved[place])
    return [lines[place] for place in sorted(ranked[:MOST_IN_CHART])]


def _chart(breakdown: Breakdown, lines: list[Line]) -> Chart:
    """Return how many households of each kind there are in each group, upon each other."""
    if breakdown.by == "band":
        lines = [line for line in lines if line.name is not None]
    return Chart(
        key=f"chart-by-{breakdown.by}-{breakdown.key}".lower(),
        title=text("simulation.moved-by", what=_title(breakdown)),
        kind="stacked",
        x_label=_title(breakdown),
        x=[name_word(line.name, breakdown.by) for line in lines],
        y_label=text("simulation.households"),
        unit=HOUSEHOLDS,
        series=tuple(
            Series(kind, kind_word(kind), [line.households[kind] for line in lines]) for kind in MOVED
        ),
    )


# --- flows ---------------------------------------------------------------------------------------


def _flow_parts(effects: Effects, flows: Flows) -> Iterator[Part]:
    if not flows.flows:
        return
    title = text("simulation.flows", what=flows.label)
    rows = flows.flows
    yield Table(
        f"flows_{flows.key}",
        title,
        (
            column_of("before", text("simulation.word-before"), [name_word(row.before) for row in rows]),
            column_of("after", text("simulation.word-after"), [name_word(row.after) for row in rows]),
            count_column(
                effects, "households", text("simulation.households"), [row.households for row in rows]
            ),
            count_column(effects, "persons", text("simulation.persons"), [row.persons for row in rows]),
        ),
        frozen=2,
    )
    yield _flow_chart(flows, title)


def _flow_chart(flows: Flows, title: str) -> Chart:
    """Return a bar for each word before, made of the words after."""
    befores = list(dict.fromkeys(row.before for row in flows.flows))
    afters = list(dict.fromkeys(row.after for row in flows.flows))
    counts = {(row.before, row.after): row.households for row in flows.flows}
    return Chart(
        key=f"chart-flows-{flows.key}".lower(),
        title=title,
        kind="stacked",
        x_label=text("simulation.word-before"),
        x=[name_word(before) for before in befores],
        y_label=text("simulation.households"),
        unit=HOUSEHOLDS,
        series=tuple(
            Series(f"to-{place}", name_word(after), [counts.get((before, after), 0) for before in befores])
            for place, after in enumerate(afters, 1)
        ),
    )
