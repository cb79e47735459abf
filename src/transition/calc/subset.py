"""Some households of a roster, as a roster of their own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve

from transition.calc.plan import Plan
from transition.policies.model import Scope
from transition.rosters.columns import Array, Column, taken
from transition.rosters.roster import Roster


def subset(
    plan: Plan, roster: Roster, columns: Mapping[str, Column], households: Array
) -> tuple[Roster, dict[str, Column]]:
    """Return the roster and the columns (by key of `plan`) of some households, in the order given.

    households: shape (m,), indexes of households, each at most once.
    """
    persons = members_of(roster, households)
    sizes = np.diff(roster.starts).take(households)
    rows: dict[Scope, Array] = {"person": persons, "household": households}
    scopes = scopes_of(plan)
    return (
        evolve(
            roster,
            household_of=np.repeat(np.arange(len(households)), sizes),
            starts=np.concatenate(([0], np.cumsum(sizes))),
            household_names=tuple(roster.household_names[household] for household in households),
            head_row=_heads(roster, households, sizes),
            person_columns={key: taken(column, persons) for key, column in roster.person_columns.items()},
            household_columns={
                key: taken(column, households) for key, column in roster.household_columns.items()
            },
            lines=roster.lines.take(persons),
            held=None if roster.held is None else roster.held.take(households),
        ),
        {key: taken(column, rows[scopes[key]]) for key, column in columns.items()},
    )


def members_of(roster: Roster, households: Array) -> Array:
    """Return the person rows of some households, household by household."""
    starts, sizes = roster.starts[:-1].take(households), np.diff(roster.starts).take(households)
    before = np.cumsum(sizes) - sizes
    return np.asarray(np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes))


def scopes_of(plan: Plan) -> dict[str, Scope]:
    """Return whether an input's or rule's column belongs to persons or households, by key."""
    inputs = {key: checked.input.of for key, checked in plan.inputs.items()}
    return inputs | {step.rule.key: step.rule.of for step in plan.steps}


def _heads(roster: Roster, households: Array, sizes: Array) -> Array:
    """Return the heads' rows among the members that are taken along."""
    moved = (np.cumsum(sizes) - sizes) - roster.starts[:-1].take(households)
    heads = roster.head_row.take(households)
    return np.where(heads < 0, -1, heads + moved)
