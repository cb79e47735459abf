"""Gains and losses by groups: a table and a chart for each breakdown, and the flows from word to word."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.calc.adjustments.kinds import word_of
from transition.calc.simulations.breakdowns import Breakdown, By, Line
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.flows import Flow, Flows
from transition.calc.simulations.gains import KINDS, MOVED
from transition.problems import text
from transition.reports.charts.chart import Chart, Series, without_zeros
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
    told = told_words(effects)
    for by in ORDER:
        those = [one for one in effects.breakdowns if one.by == by and (by != "word" or one.key in told)]
        if those:
            yield _section(effects, by, those)


def told_words(effects: Effects) -> tuple[str, ...]:
    """Return which words of households say something about the reforms, those that tell most first.

    First the words of which a household comes to another one, then those that say who gets an entitlement
    that moves. Without a reform that makes a difference, those that say who gets any entitlement.
    """
    moved = {one.key: sum(flow.counted for flow in _moving(one)) for one in effects.flows}
    rules = [rule for rule in effects.gains.paid if rule.of == "household"]
    differ = [rule for rule in rules if any(effects.tallies[rule.key].counted_households[k] for k in MOVED)]
    words = [word_of(effects.simulation.before, rule.key) for rule in differ or rules]
    ranked = sorted((key for key, count in moved.items() if count), key=lambda key: -moved[key])
    return tuple(dict.fromkeys([*ranked, *(word.key for word in words if word is not None)]))


def _moving(flows: Flows) -> list[Flow]:
    return [flow for flow in flows.flows if flow.before != flow.after]


def _section(effects: Effects, by: By, those: list[Breakdown]) -> Section:
    lines = [text(f"simulation.by.{by}-note")]
    if any(len(one.lines) > MOST_IN_CHART for one in those):
        lines.append(text("simulation.chart-cut", count=MOST_IN_CHART))
    parts: list[Part] = []
    for one in those:
        parts += _parts(effects, one)
    if by == "word":
        shown = {one.key for one in those}
        moving = [flows for flows in effects.flows if _moving(flows)]
        parts += [part for flows in moving for part in _flow_parts(effects, flows)]
        if same := [one.label for one in effects.flows if one.key in shown and one not in moving]:
            lines.append(text("simulation.flows-none", labels=same))
        others = [one.label for one in effects.breakdowns if one.by == by and one.key not in shown]
        if others:
            lines.append(text("simulation.other-words", labels=others))
    return Section(f"by-{by}", text(f"simulation.by.{by}"), lines, parts, detail=by not in _IN_DIGEST)


def _parts(effects: Effects, breakdown: Breakdown) -> Iterator[Part]:
    yield _table(effects, breakdown)
    lines = _for_chart(breakdown.lines)
    if any(line.households[kind] for line in lines for kind in MOVED):
        yield _chart(breakdown, lines)


def _title(breakdown: Breakdown) -> str:
    if breakdown.by == "tenth":
        return text("simulation.tenths", what=breakdown.label)
    return breakdown.label or text(f"simulation.group.{breakdown.by}")


def _table(effects: Effects, breakdown: Breakdown) -> Table:
    lines, unit = breakdown.lines, effects.simulation.measure
    columns: list[TableColumn] = [
        column_of("group", _title(breakdown), [name_word(line.name, breakdown.by) for line in lines])
    ]
    # A kind that nobody is of would be a column of zeros in every table.
    for kind in (one for one in KINDS if effects.tally.counted_households[one]):
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
    chart = Chart(
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
    return without_zeros(chart)


# --- flows ---------------------------------------------------------------------------------------


def _flow_parts(effects: Effects, flows: Flows) -> Iterator[Part]:
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
    yield _flow_chart(flows)


def _flow_chart(flows: Flows) -> Chart:
    """Return a bar for each word that households come from, made of the words that they come to."""
    moving = _moving(flows)
    befores = list(dict.fromkeys(row.before for row in moving))
    afters = list(dict.fromkeys(row.after for row in moving))
    counts = {(row.before, row.after): row.households for row in moving}
    return Chart(
        key=f"chart-flows-{flows.key}".lower(),
        title=text("simulation.flows-chart", what=flows.label),
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
