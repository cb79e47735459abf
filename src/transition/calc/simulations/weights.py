"""How many households of the population each household of a roster stands for.

A roster of everybody has no such column: then each stands for itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.arithmetic import multiply
from transition.calc.guard import Guard
from transition.calc.replacing import replaced
from transition.policies.checked import CheckedPolicy
from transition.rosters.columns import Bools, Numbers, all_known, known_of, taken
from transition.rosters.roster import Roster

WEIGHT = "weight"
"""The role of the column."""


@frozen(eq=False)
class Weights:
    """Weights of households. label: of the column, None where each stands for itself.

    column: shape (households,); unknown where the cell is blank or unreadable: nothing is known then of
    how many such a household stands for, and it counts as not decided.
    """

    column: Numbers
    label: str | None = None

    @property
    def known(self) -> Bools:
        """Shape (households,): where the weight is known."""
        return known_of(self.column)

    def count(self, rows: Bools) -> Fraction:
        """Return how many households those of `rows` (shape (households,)) stand for."""
        if self.label is None:
            return Fraction(int(np.count_nonzero(rows)))
        return _sum(self.column, rows)

    def count_of(self, rows: Bools, numbers: Numbers) -> Fraction:
        """Return the weighted sum of a household column over `rows`; what is unknown is left out."""
        return _sum(numbers if self.label is None else times(numbers, self.column), rows)


def weights_of(policy: CheckedPolicy, roster: Roster) -> Weights:
    """Return the weights of a roster's households: those of the column of that role, else one each."""
    found = next((one for one in policy.inputs.values() if one.input.role == WEIGHT), None)
    column = roster.household_columns.get(found.key) if found else None
    if found is None or column is None:
        return Weights(Numbers(np.ones(roster.households, dtype=np.int64), 1, None, 1))
    return Weights(cast(Numbers, column), found.label)


def times(a: Numbers, b: Numbers) -> Numbers:
    """Return a * b, exact."""
    guard = Guard(len(a))
    product = multiply(guard.admit(a), guard.admit(b), guard)
    over = np.flatnonzero(guard.over)
    if not len(over):
        return product
    again = multiply(
        cast(Numbers, taken(a, over)), cast(Numbers, taken(b, over)), Guard(len(over), exact=True)
    )
    return cast(Numbers, replaced(product, over, again))


def _sum(column: Numbers, rows: Bools) -> Fraction:
    """Return the exact sum of the known numbers of some rows."""
    taken_rows = all_known(rows & known_of(column))
    where = np.flatnonzero(taken_rows) if taken_rows is not None else slice(None)
    above, below = column.numerator[where], column.denominator
    if isinstance(below, int):
        return Fraction(_whole_sum(above, column.bound), below)
    total = Fraction(0)
    for one in np.unique(below[where]).tolist():
        total += Fraction(_whole_sum(above[below[where] == one], column.bound), int(one))
    return total


def _whole_sum(numbers: np.ndarray, bound: int) -> int:
    """Add int64 where that cannot wrap, else Python's own integers."""
    if numbers.dtype != object and bound * max(len(numbers), 1) < 2**63:
        return int(numbers.sum())
    return sum(map(int, numbers.tolist()))
