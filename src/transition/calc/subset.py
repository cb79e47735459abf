"""Some households of a roster, as a roster of their own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve

from transition.calc.plan import Plan
from transition.policies.model import Scope
from transition.rosters.columns import Array, Coded, Column, coded_from, taken
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
    # Where each person's row went; the last place is met by -1, nobody.
    went = np.full(roster.persons + 1, -1, dtype=np.int64)
    went[persons] = np.arange(len(persons))
    smaller = evolve(
        roster,
        household_of=np.repeat(np.arange(len(households)), sizes),
        starts=np.concatenate(([0], np.cumsum(sizes))),
        household_names=tuple(roster.household_names[household] for household in households),
        head_row=went.take(roster.head_row.take(households), mode="wrap"),
        person_columns=_taken(roster.person_columns, persons),
        household_columns=_taken(roster.household_columns, households),
        lines=roster.lines.take(persons),
        elsewhere={key: cells.taken(persons) for key, cells in roster.elsewhere.items()},
        held=None if roster.held is None else roster.held.take(households),
        defaulted={key: blank.take(rows[scopes[key]]) for key, blank in roster.defaulted.items()},
        cell_rows={
            key: went.take(cells.take(households), mode="wrap") for key, cells in roster.cell_rows.items()
        },
    )
    return smaller, {key: taken(column, rows[scopes[key]]) for key, column in columns.items()}


def _taken(columns: Mapping[str, Column], rows: Array) -> dict[str, Column]:
    return {key: taken(column, rows) for key, column in columns.items()}


def with_own_words(roster: Roster) -> Roster:
    """Return a small roster whose columns know only the words that stand in them, not those of the whole."""
    return evolve(
        roster,
        person_columns=_own_words(roster.person_columns),
        household_columns=_own_words(roster.household_columns),
    )


def _own_words(columns: Mapping[str, Column]) -> dict[str, Column]:
    return {
        key: coded_from([column.at(row) for row in range(len(column))])
        if isinstance(column, Coded)
        else column
        for key, column in columns.items()
    }


def members_of(roster: Roster, households: Array) -> Array:
    """Return the person rows of some households, household by household."""
    starts, sizes = roster.starts[:-1].take(households), np.diff(roster.starts).take(households)
    before = np.cumsum(sizes) - sizes
    return np.asarray(np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes))


def scopes_of(plan: Plan) -> dict[str, Scope]:
    """Return whether an input's or rule's column belongs to persons or households, by key."""
    inputs = {key: checked.input.of for key, checked in plan.inputs.items()}
    return inputs | {step.rule.key: step.rule.of for step in plan.steps}
