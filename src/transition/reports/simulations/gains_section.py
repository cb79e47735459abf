"""Who gains and who loses: households and persons of each kind, over all and by entitlement."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.gains import KINDS, MOVED, Kind, Tally
from transition.policies.checked import CheckedRule
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.words import (
    HOUSEHOLDS,
    count_column,
    kind_word,
    left_out_lines,
    measure_word,
    money_column,
    plain_column,
)
from transition.reports.table import Table, TableColumn, column_of


def gains_section(effects: Effects) -> Section:
    """Return the chapter."""
    return Section("gains", text("simulation.gains"), _lines(effects), tuple(_parts(effects)))


def _lines(effects: Effects) -> Iterator[str]:
    yield text("simulation.gains-note", measure=measure_word(effects))
    if labels := [rule.label for rule in effects.gains.paid]:
        yield text("simulation.touched", labels=labels)
    moved = _moved(effects)
    if still := [rule.label for rule in effects.gains.paid if rule not in moved]:
        yield text("simulation.not-moved", labels=still)
    if labels := [rule.label for rule in effects.gains.uncounted]:
        yield text("simulation.uncounted", labels=labels)
    yield from left_out_lines(effects)


def _moved(effects: Effects) -> list[CheckedRule]:
    """Return the entitlements that a reform makes a difference to, or of which somebody is not decided."""
    tallies = effects.tallies
    told: tuple[Kind, ...] = (*MOVED, "open")
    return [
        rule
        for rule in effects.gains.paid
        if any(
            tallies[rule.key].counted_persons[kind] or tallies[rule.key].counted_households[kind]
            for kind in told
        )
    ]


def _parts(effects: Effects) -> Iterator[Part]:
    yield _kinds(effects)
    if effects.idle is None:
        values = [effects.tally.households[kind] for kind in MOVED]
        yield Chart(
            key="kinds-of-households",
            title=text("simulation.kinds-chart"),
            kind="bars",
            x_label=text("simulation.kind"),
            x=[kind_word(kind) for kind in MOVED],
            y_label=text("simulation.households"),
            unit=HOUSEHOLDS,
            series=(Series("households", text("simulation.households"), values),),
        )
    if len(effects.gains.paid) > 1 and _moved(effects):
        yield _by_entitlement(effects)


def _kinds(effects: Effects) -> Table:
    tally = effects.tally
    columns = [
        column_of("kind", text("simulation.kind"), [kind_word(kind) for kind in KINDS]),
        *_counts(effects, tally),
        money_column(
            effects,
            "change",
            text("simulation.difference"),
            # Nothing is said of the amounts of who is not decided.
            [None if kind == "open" else tally.change[kind] for kind in KINDS],
            effects.simulation.measure,
        ),
    ]
    return Table("kinds", text("simulation.kinds"), tuple(columns))


def _counts(effects: Effects, tally: Tally) -> Iterator[TableColumn]:
    words = text("simulation.households"), text("simulation.persons")
    yield count_column(effects, "households", words[0], [tally.households[kind] for kind in KINDS])
    yield count_column(effects, "persons", words[1], [tally.persons[kind] for kind in KINDS])
    if effects.population.weighted:
        counted = text("simulation.counted-households"), text("simulation.counted-persons")
        yield plain_column(
            "counted_households", counted[0], [tally.counted_households[kind] for kind in KINDS]
        )
        yield plain_column("counted_persons", counted[1], [tally.counted_persons[kind] for kind in KINDS])


def _by_entitlement(effects: Effects) -> Table:
    """Return a row for each entitlement: of households how many households, of persons how many persons."""
    rules, scopes = _moved(effects), ("household", "person")
    rows: list[dict[str, Fraction]] = []
    for rule in rules:
        tally = effects.tallies[rule.key]
        counts = tally.households if rule.of == "household" else tally.persons
        rows.append({kind: counts[kind] for kind in KINDS})
    changes = [sum(effects.tallies[rule.key].change.values(), Fraction(0)) for rule in rules]
    counted = {scope: text(f"simulation.{scope}s") for scope in scopes}
    return Table(
        "by_entitlement",
        text("simulation.by-entitlement"),
        (
            column_of("entitlement", text("simulation.entitlement"), [rule.label for rule in rules]),
            column_of("counted", text("simulation.counted"), [counted[rule.of] for rule in rules]),
            *(count_column(effects, kind, kind_word(kind), [row[kind] for row in rows]) for kind in KINDS),
            money_column(
                effects, "change", text("simulation.difference"), changes, effects.simulation.measure
            ),
        ),
    )
