"""Which cells moved between two rosters, for those who stand in both."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import frozen

from transition.calc.adjustments.matching import Matching
from transition.calc.explanation import Shown
from transition.calc.plan import Plan
from transition.policies.checked import CheckedInput
from transition.policies.model import Scope
from transition.rosters.columns import Bools, Coded, Column, Days, Flags, Ints, Numbers, known_of, taken
from transition.rosters.roster import Roster


@frozen(eq=False)
class MovedCells:
    """One input's cells that differ. pairs: places in the matching of its scope, ascending.

    before, after: the values at these pairs, shape (len(pairs),); unknown where blank.
    """

    key: str
    label: str
    checked: CheckedInput
    pairs: Ints
    before: Column
    after: Column

    @property
    def of(self) -> Scope:
        """Whose cells they are."""
        return self.checked.input.of

    def values(self, place: int) -> tuple[Shown, Shown]:
        """Return the value before and after of one of the pairs, by its place among them."""
        return self.before.at(place), self.after.at(place)


UNCOMPARED = ("household", "name", "identity")
"""Roles of columns that say who somebody is: they move with the matching, not with a result."""


def moved_cells(plan: Plan, old: Roster, new: Roster, matching: Matching) -> tuple[MovedCells, ...]:
    """Return the cells that moved, of the inputs that some entitlement rests on, input by input."""
    concerned = plan.rests_on(*(rule.key for rule in plan.entitlements)) if plan.entitlements else None
    return tuple(
        found
        for key, checked in plan.inputs.items()
        if (concerned is None or key in concerned) and checked.input.role not in UNCOMPARED
        for found in _moved(checked, old, new, matching)
    )


def _moved(checked: CheckedInput, old: Roster, new: Roster, matching: Matching) -> Iterator[MovedCells]:
    persons = checked.input.of == "person"
    pairs = matching.persons if persons else matching.households
    columns = [
        (one.person_columns if persons else one.household_columns).get(checked.key) for one in (old, new)
    ]
    both = np.flatnonzero(pairs.both)
    if None in columns or not len(both):
        return
    before, after = (
        taken(column, rows[both])
        for column, rows in zip(columns, (pairs.old, pairs.new), strict=True)
        if column is not None
    )
    moved = np.flatnonzero(differ(before, after))
    if len(moved):
        yield MovedCells(
            checked.key, checked.label, checked, both[moved], taken(before, moved), taken(after, moved)
        )


def differ(before: Column, after: Column) -> Bools:
    """Return the rows in which two columns of one kind differ; unknown differs from every value."""
    known = known_of(before), known_of(after)
    return np.asarray((known[0] != known[1]) | (known[0] & known[1] & _unequal(before, after)), dtype=bool)


def _unequal(before: Column, after: Column) -> Bools:
    match before, after:
        case Numbers(), Numbers():
            below = [
                one.denominator if isinstance(one.denominator, int) else one.denominator.astype(object)
                for one in (before, after)
            ]
            if isinstance(below[0], int) and below[0] == below[1]:
                return np.asarray(before.numerator != after.numerator)
            left, right = (
                before.numerator.astype(object) * below[1],
                after.numerator.astype(object) * below[0],
            )
            return np.asarray(left != right, dtype=bool)
        case Flags(), Flags():
            return np.asarray(before.true != after.true)
        case Days(), Days():
            return np.asarray(before.ordinal != after.ordinal)
        case Coded(), Coded():
            place = {word: code for code, word in enumerate(before.vocabulary)}
            codes = np.array([place.get(word, -2) for word in after.vocabulary] + [-1], dtype=np.int64)
            return np.asarray(before.codes != codes[after.codes])
        case _:
            raise TypeError(f"{type(before).__name__} and {type(after).__name__}")
