"""The households of a simulation as what they stand for: counts and sums over groups, weighted.

Of a roster without weights each household stands for itself, and weighted counts are plain ones.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.aligned import times
from transition.calc.exact_sums import sums_by
from transition.calc.simulations.weights import Weights
from transition.policies.model import Scope
from transition.rosters.columns import Array, Bools, Numbers, taken
from transition.rosters.roster import Roster

NOWHERE = -1
"""The group of rows that are not counted."""


@frozen(eq=False, slots=False)
class Population:
    """A roster's households and persons, with their weights. Not to be changed once made."""

    roster: Roster
    weights: Weights

    @property
    def weighted(self) -> bool:
        """Whether households stand for others than themselves."""
        return self.weights.label is not None

    @cached_property
    def sizes(self) -> Array:
        """Shape (households,): how many members each has."""
        return np.diff(self.roster.starts)

    def counts(
        self, groups: Array, count: int, of: Scope = "household", rows: Array | None = None
    ) -> list[Fraction]:
        """Return what the rows of each group stand for, shape (count,).

        groups: shape (rows,), below `count`, `NOWHERE` for rows that are left out. rows: the households
        whose weights count, where they are not all households or persons in their order.
        """
        if not self.weighted:
            return [Fraction(number) for number in plain_counts(groups, count)]
        return self.sums(_ones(len(groups)), groups, count, of, rows)

    def persons(self, groups: Array, count: int) -> list[Fraction]:
        """Return how many members the households of each group have, and those they stand for.

        groups: shape (households,).
        """
        most = int(self.sizes.max(initial=0))
        return self.sums(Numbers(self.sizes, 1, None, most), groups, count)

    def sums(
        self,
        column: Numbers,
        groups: Array,
        count: int,
        of: Scope = "household",
        rows: Array | None = None,
    ) -> list[Fraction]:
        """Return the weighted sums of a column over groups, what is unknown left out. rows: see `counts`."""
        column = self.weighing(column, of, rows)
        if groups.min(initial=0) < 0:
            here = np.flatnonzero(groups >= 0)
            column, groups = cast(Numbers, taken(column, here)), groups.take(here)
        return sums_by(column, groups, count)

    # --- one group -----------------------------------------------------------------------------------

    def count(self, rows: Bools, of: Scope = "household") -> Fraction:
        """Return what some rows stand for. rows: shape (households,), or (persons,)."""
        if not self.weighted:
            return Fraction(int(np.count_nonzero(rows)))
        return self.counts(where(rows, _zeros(len(rows))), 1, of)[0]

    def members(self, rows: Bools) -> Fraction:
        """Return how many members some households have, and those they stand for."""
        if not self.weighted:
            return Fraction(int(self.sizes[rows].sum()))
        return self.persons(where(rows, _zeros(len(rows))), 1)[0]

    def total(self, column: Numbers, of: Scope = "household", rows: Bools | None = None) -> Fraction:
        """Return the weighted sum of a column over some rows, of all by default, what is unknown left out."""
        if rows is None:
            return self.sums(column, _zeros(len(column)), 1, of)[0]
        return self.sums(column, where(rows, _zeros(len(rows))), 1, of)[0]

    # --- weights -------------------------------------------------------------------------------------

    def weighing(self, column: Numbers, of: Scope = "household", rows: Array | None = None) -> Numbers:
        """Return a column times the weights of its rows; unknown where the weight is."""
        if not self.weighted:
            return column
        if rows is not None:
            return times(column, cast(Numbers, taken(self.weights.column, rows)))
        return times(column, self._row_weights if of == "person" else self.weights.column)

    @cached_property
    def _row_weights(self) -> Numbers:
        return cast(Numbers, taken(self.weights.column, self.roster.household_of))


def plain_counts(groups: Array, count: int) -> list[int]:
    """Return how many rows each group has."""
    if groups.min(initial=0) >= 0:
        counts = np.bincount(groups, minlength=count)
    else:  # One place more, before the first, is met by NOWHERE.
        counts = np.bincount(groups + 1, minlength=count + 1)[1:]
    return [int(one) for one in counts.tolist()]


def where(rows: Bools, groups: Array) -> Array:
    """Return the groups of some rows, `NOWHERE` for the others."""
    return np.where(rows, groups, NOWHERE)


def _zeros(count: int) -> Array:
    return np.broadcast_to(np.int64(0), (count,))


def _ones(count: int) -> Numbers:
    return Numbers(np.ones(count, dtype=np.int64), 1, None, 1)
