"""How many get what they got, and how many get nothing on either side, by township."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.changes import People
from transition.calc.adjustments.kinds import code
from transition.calc.adjustments.reasons import household_pairs
from transition.policies.units import Unit


@frozen
class Unchanged:
    """One entitlement in one township (empty: the rosters name none). amount: of those who get the same."""

    label: str
    unit: Unit
    name: str
    same: int
    amount: Fraction
    none: int


def unchanged(adjustment: Adjustment, people: People) -> tuple[Unchanged, ...]:
    """Count by entitlement and township, in the order of names."""
    found = []
    names = sorted(set(people.townships))
    place = {name: number for number, name in enumerate(names)}
    groups = np.array([place[name] for name in people.townships], dtype=np.int64)
    for amount in adjustment.amounts:
        homes = household_pairs(adjustment, amount.of, np.arange(len(amount.before)))
        of_pair = groups[homes]
        same, none = (amount.kinds == code(kind) for kind in ("same", "none"))
        sums = [Fraction(0)] * len(names)
        for row in np.flatnonzero(same).tolist():
            sums[of_pair[row]] += amount.after.at(row) or 0
        counts = [np.bincount(of_pair[rows], minlength=len(names)).tolist() for rows in (same, none)]
        found += [
            Unchanged(amount.label, amount.unit, name, counts[0][number], sums[number], counts[1][number])
            for number, name in enumerate(names)
            if counts[0][number] or counts[1][number]
        ]
    return tuple(found)
