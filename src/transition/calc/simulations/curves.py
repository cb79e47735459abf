"""One household at many incomes: the same rows again and again, the earnings of one member moved.

Roster + who earns + earnings --at_earnings--> Roster --evaluate--> what it comes to at each
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import cast

import numpy as np
from attrs import evolve, frozen

from transition.calc.evaluation import evaluate
from transition.calc.guard import as_objects
from transition.calc.plan import Plan
from transition.calc.replacing import replaced
from transition.calc.simulations.amounts import amount_of
from transition.calc.subset import members_of
from transition.policies.checked import CheckedInput, CheckedRule
from transition.rosters.columns import (
    SMALL,
    Array,
    Bools,
    Ints,
    Numbers,
    different,
    known_of,
    numbers_from,
    taken,
    unknown_column,
)
from transition.rosters.roster import Roster


@frozen(eq=False)
class Paid:
    """What households are paid by the year at each of some incomes, exact over one denominator.

    amounts: by key of an entitlement, shape (households, points), numerators over `below`, zero where it is
    not known; sure: likewise, where it is.
    """

    amounts: Mapping[str, Array]
    sure: Mapping[str, Bools]
    shape: tuple[int, int]
    below: int

    @property
    def known(self) -> Bools:
        """Where all entitlements are known, shape (households, points)."""
        return np.asarray(np.logical_and.reduce([np.ones(self.shape, dtype=bool), *self.sure.values()]))

    def total(self) -> Array:
        """Return all entitlements together, shape (households, points)."""
        return cast(Array, sum(self.amounts.values(), np.zeros(self.shape, dtype=np.int64)))


def earner_rows(roster: Roster, earnings: CheckedInput) -> Ints:
    """Return who of each household is moved, shape (households,), by person rows.

    The member who earns most, as far as that is known and more than nothing; else the head; else the first.
    """
    column = _earnings(roster, earnings)
    if earnings.input.of == "household":
        return np.arange(roster.households)
    found = np.where(roster.head_row >= 0, roster.head_row, roster.starts[:-1])
    best: dict[int, Fraction] = {}
    above = known_of(column) & np.asarray(column.numerator > 0, dtype=bool)
    for row in np.flatnonzero(above).tolist():
        household, amount = int(roster.household_of[row]), cast(Fraction, column.at(row))
        if household not in best or amount > best[household]:
            best[household], found[household] = amount, row
    return found


def present_earnings(roster: Roster, earnings: CheckedInput, rows: Ints) -> list[Fraction | None]:
    """Return what those who are moved earn now."""
    column = _earnings(roster, earnings)
    return [column.at(row) for row in rows.tolist()]


def _earnings(roster: Roster, earnings: CheckedInput) -> Numbers:
    of_person = earnings.input.of == "person"
    columns = roster.person_columns if of_person else roster.household_columns
    found = columns.get(earnings.key)
    length = roster.persons if of_person else roster.households
    return cast(Numbers, found if found is not None else unknown_column("number", length))


def at_earnings(
    roster: Roster, earnings: CheckedInput, rows: Ints, incomes: Sequence[Sequence[Fraction]]
) -> Roster:
    """Return a roster with every household as often as it has incomes, one copy after the other.

    rows: see `earner_rows`. incomes: for each household, as many for one as for another.
    """
    points = len(incomes[0])
    households = np.repeat(np.arange(roster.households), points)
    persons = members_of(roster, households)
    sizes = np.diff(roster.starts).take(households)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    larger = evolve(
        roster,
        household_of=np.repeat(np.arange(len(households)), sizes),
        starts=starts,
        household_names=("",) * len(households),
        head_row=np.full(len(households), -1),
        person_columns={key: taken(one, persons) for key, one in roster.person_columns.items()},
        household_columns={key: taken(one, households) for key, one in roster.household_columns.items()},
        lines=roster.lines.take(persons),
        held=None,
        problems=(),
        defaulted={},
        cell_rows={},
        elsewhere={},
    )
    moved = numbers_from([income for own in incomes for income in own])
    if earnings.input.of == "household":
        return evolve(larger, household_columns={**larger.household_columns, earnings.key: moved})
    places = starts[:-1] + np.repeat(rows - roster.starts[:-1], points)
    column = _put(_earnings(larger, earnings), places, moved)
    return evolve(larger, person_columns={**larger.person_columns, earnings.key: column})


def _put(column: Numbers, rows: Array, values: Numbers) -> Numbers:
    """Return a column with other values in some rows."""
    below, own = column.denominator, values.denominator
    if not isinstance(below, int) or not isinstance(own, int):
        return cast(Numbers, replaced(column, rows, values))
    common = lcm(below, own)
    bound = max(column.bound * (common // below), values.bound * (common // own))
    if bound > SMALL or column.numerator.dtype == object or values.numerator.dtype == object:
        return cast(Numbers, replaced(column, rows, values))
    numerator = column.numerator * (common // below)
    numerator[rows] = values.numerator * (common // own)
    known = known_of(column).copy()
    known[rows] = known_of(values)
    return Numbers(numerator, common, known, bound)


def paid_at(
    plan: Plan,
    roster: Roster,
    earnings: CheckedInput,
    rows: Ints,
    incomes: Sequence[Sequence[Fraction]],
    entitlements: Sequence[CheckedRule],
) -> Paid:
    """Return what every household is paid at each of its incomes."""
    ledger = evaluate(plan, at_earnings(roster, earnings, rows, incomes))
    columns = {rule.key: amount_of((ledger,), rule).column for rule in entitlements}
    below = lcm(*(_common(column) for column in columns.values()))
    shape = (roster.households, len(incomes[0]))
    sure = {key: known_of(column).reshape(shape) for key, column in columns.items()}
    amounts = {key: _over(column, below).reshape(shape) for key, column in columns.items()}
    return Paid(amounts, sure, shape, below)


def _common(column: Numbers) -> int:
    below = column.denominator
    if isinstance(below, int):
        return below
    rows = below[known_of(column)]
    return lcm(*map(int, set(rows.tolist()) if rows.dtype == object else different(rows)))


def _over(column: Numbers, below: int) -> Array:
    """Return numerators over a denominator that all rows have as a factor; zero where nothing is known."""
    known = known_of(column)
    own = column.denominator
    if isinstance(own, int):
        factor = below // own
        if column.bound * factor > SMALL or column.numerator.dtype == object:
            column = as_objects(column)
        return np.where(known, column.numerator * factor, 0)
    column = as_objects(column)
    factors = below // np.where(known, cast(Array, column.denominator), 1)
    return np.where(known, column.numerator * factors, 0)
