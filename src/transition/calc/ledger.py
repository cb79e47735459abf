"""The ledger: every column that an evaluation made, kept; whatever comes after only looks at it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from transition.calc.plan import Plan
from transition.rosters.columns import Column
from transition.rosters.roster import Roster


@frozen(eq=False)
class Ledger:
    """One plan evaluated over one roster.

    columns: by key, every input and every rule result (after rounding), in the scope of the thing.
    unrounded: by rule key, the column before rounding, for rules that round.
    fired: by rule key, for decision tables, shape (n,), int16: the case that fired, -1 unknown.
    exact_rows: how many households had to be redone with Python integers.
    """

    plan: Plan
    roster: Roster
    columns: Mapping[str, Column]
    unrounded: Mapping[str, Column] = field(factory=dict)
    fired: Mapping[str, NDArray[np.int16]] = field(factory=dict)
    exact_rows: int = 0
