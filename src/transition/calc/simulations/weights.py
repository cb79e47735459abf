"""How many households of the population each household of a roster stands for.

A roster of everybody has no such column: then each stands for itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.aligned import with_known
from transition.calc.adjustments.roles import role_input
from transition.calc.exact_sums import total_of
from transition.policies.checked import CheckedPolicy
from transition.rosters.columns import Bools, Numbers, known_of
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
        return total_of(with_known(self.column, rows))


def weights_of(policy: CheckedPolicy, roster: Roster) -> Weights:
    """Return the weights of a roster's households: those of the column of that role, else one each."""
    found = role_input(policy, WEIGHT)
    column = roster.household_columns.get(found.key) if found else None
    if found is None or column is None:
        return Weights(Numbers(np.ones(roster.households, dtype=np.int64), 1, None, 1))
    return Weights(cast(Numbers, column), found.label)
