"""Every household of a simulation on a row of its own, for programs that look further."""

from __future__ import annotations

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.gains import KINDS, Sides
from transition.policies.units import Unit
from transition.problems import text
from transition.reports.simulations.words import kind_word
from transition.reports.table import Table, TableColumn, column_of


def household_table(effects: Effects) -> Table:
    """Return a row for each household, in the roster's order.

    household: its number. kind: what becomes of it. before, after, change: all touched entitlements in the
    simulation's measure, unknown where the household is not decided; then before and after of each, by
    the entitlement's key. Amounts are the household's own, whatever it stands for; weight: for how many.
    """
    simulation, gains = effects.simulation, effects.gains
    unit = simulation.measure
    kinds = [kind_word(KINDS[place]) for place in gains.total.kinds.tolist()]
    weights = simulation.weights
    columns = [
        column_of("household", text("simulation.household"), simulation.roster.household_names),
        column_of("kind", text("simulation.kind"), kinds),
        *_sides("", text("simulation.touched-together"), gains.total, unit),
        TableColumn("change", text("simulation.change"), "money", gains.total.change, unit),
    ]
    for rule in gains.paid:
        columns += _sides(f"{rule.key}_", rule.label, gains.households[rule.key], unit)
    if weights.label is not None:
        columns.append(TableColumn("weight", weights.label, "number", weights.column))
    return Table("households", text("simulation.households"), tuple(columns))


def _sides(prefix: str, label: str, sides: Sides, unit: Unit) -> list[TableColumn]:
    return [
        TableColumn(f"{prefix}{key}", f"{label}（{text(f'simulation.{key}')}）", "money", column, unit)
        for key, column in (("before", sides.before), ("after", sides.after))
    ]
