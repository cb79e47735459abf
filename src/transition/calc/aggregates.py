"""From members to their household: SUM, COUNT, ANY, ALL, HIGHEST, LOWEST.

Members stand together (`Roster.starts`), so that each of these is one pass. A household without members
sums to 0, counts 0, has none and all of anything, and knows no highest.
"""

from __future__ import annotations

from math import lcm
from typing import Any, Literal, TypeVar, cast

import numpy as np

from transition.calc.arithmetic import both_known, of_one_length
from transition.calc.guard import CLEARLY_SMALL, Guard, Terms, tightened, zeroed
from transition.calc.logic import false_of
from transition.rosters.columns import (
    SMALL,
    Array,
    Bools,
    Days,
    Flags,
    Numbers,
    all_known,
    repeated,
)

_FEW = 64


class Members:
    """Which persons make up which household.

    starts: shape (households + 1,), the members of household h are the rows starts[h]:starts[h + 1].
    """

    def __init__(self, starts: Array) -> None:
        self.starts = starts
        self.sizes: Array = np.diff(starts)
        self.persons = int(starts[-1])
        self.largest = int(self.sizes.max(initial=0))
        self.filled: Bools | None = all_known(self.sizes > 0)  # None: all have members

    def sums(self, rows: Array, kind: Any = None) -> Array:  # noqa: ANN401
        """Return the sum of each household's rows; the sum of all rows has to fit."""
        running = np.zeros(len(rows) + 1, dtype=kind or rows.dtype)
        np.cumsum(rows, out=running[1:])
        return np.diff(running.take(self.starts))

    def counts(self, flags: Bools) -> Array:
        """Return how many of each household's rows are true."""
        return self.sums(flags, np.int32 if self.persons < 2**31 else np.int64)

    def reduce(self, function: np.ufunc, rows: Array, empty: Any) -> Array:  # noqa: ANN401
        """Reduce the members' rows to one of each household, `empty` where there are none."""
        if self.filled is None and len(rows):
            return np.asarray(function.reduceat(rows, self.starts[:-1]))
        # `reduceat` gives a household without members another one's value: it sees the filled ones only.
        values = np.full(len(self.sizes), empty, dtype=rows.dtype)
        if len(rows):
            values[self.filled] = function.reduceat(rows, self.starts[:-1][self.filled])
        return values

    def spread(self, rows: Array) -> Array:
        """Give every member the household's value."""
        return np.repeat(rows, self.sizes)

    def known(self, known: Bools | None) -> Bools | None:
        """Return where every member is known."""
        return None if known is None else all_known(self.counts(~known) == 0)


def count(flags: Flags, members: Members, guard: Guard) -> Numbers:
    """Return how many members a flag is true for."""
    if len(flags) == 1 and flags.known is None:
        number = members.sizes * int(flags.true[0])
        return guard.admit(Numbers(number, 1, None, members.largest))
    flags = _of_each(flags, members)
    number = members.counts(flags.true).astype(np.int64)
    return guard.admit(Numbers(number, 1, members.known(flags.known), members.largest))


def either(function: Literal["ANY", "ALL"], flags: Flags, members: Members) -> Flags:
    """Return whether a flag is true for one of the members, or for all of them."""
    flags = _of_each(flags, members)
    true = members.counts(flags.true)
    if function == "ANY":
        settled, holds = true > 0, true > 0
    else:
        settled, holds = members.counts(false_of(flags)) > 0, true == members.sizes
    known = members.known(flags.known)
    return Flags(holds, None if known is None else all_known(settled | known))


def total(numbers: Numbers, members: Members, persons: Guard, households: Guard) -> Numbers:
    """Return the sum over the members; unknown where one of them is."""
    each, below = _shared(_of_each(numbers, members), members, persons, households)
    if each.bound * members.persons > SMALL:
        each = tightened(each)
    known, bound = members.known(each.known), each.bound * max(members.largest, 1)
    if households.exact or each.bound * members.persons <= SMALL:
        return of_one_length(members.sums(each.numerator), below, known, bound)
    above = members.reduce(np.add, each.numerator, 0)
    if bound > SMALL:
        over = members.reduce(np.add, np.abs(each.numerator.astype(np.float64)), 0.0) > CLEARLY_SMALL
        households.flag(over)
        above, bound = np.where(over, 0, above), SMALL
    return of_one_length(above, below, known, bound)


def outermost(
    function: Literal["HIGHEST", "LOWEST"],
    column: Numbers | Days,
    members: Members,
    persons: Guard,
    households: Guard,
) -> Numbers | Days:
    """Return the highest or lowest of the members; unknown where one of them is, or there are none."""
    pick = np.maximum if function == "HIGHEST" else np.minimum
    column = _of_each(column, members)
    known = both_known(members.known(column.known), members.filled)
    if isinstance(column, Days):
        return Days(members.reduce(pick, column.ordinal, 0), known)
    each, below = _shared(column, members, persons, households)
    return of_one_length(members.reduce(pick, each.numerator, 0), below, known, each.bound)


AnyColumn = TypeVar("AnyColumn", Numbers, Flags, Days, Numbers | Days)


def _of_each(column: AnyColumn, members: Members) -> AnyColumn:
    """Give a value that is the same for everybody to every member."""
    if len(column) == members.persons:
        return column
    return cast(AnyColumn, repeated(column, members.persons))


def _shared(
    numbers: Numbers, members: Members, persons: Guard, households: Guard
) -> tuple[Numbers, int | Array]:
    """Return numbers whose numerators stand over one denominator in each household, and that.

    The denominator of the first part means nothing any more.
    """
    if isinstance(numbers.denominator, int):
        return numbers, numbers.denominator
    common = _common(numbers.denominator)
    if common is not None:
        return _over(numbers, common, persons), common
    if not persons.exact:
        numbers = _of_small_denominators(numbers, members, households)
    own = members.reduce(np.lcm, cast(Array, numbers.denominator), 1)
    return _over(numbers, members.spread(own), persons), own


def _of_small_denominators(numbers: Numbers, members: Members, households: Guard) -> Numbers:
    """Flag and zero the households whose common denominator may not fit.

    It is at most the product of the members' denominators.
    """
    below = cast(Array, numbers.denominator)
    with np.errstate(over="ignore"):
        over = members.reduce(np.multiply, below.astype(np.float64), 1.0) > CLEARLY_SMALL
    households.flag(over)
    return zeroed(numbers, members.spread(over))


def _over(numbers: Numbers, below: int | Array, guard: Guard) -> Numbers:
    """Return the numbers with numerators over `below`, a multiple of every denominator."""

    def terms(numbers: Numbers) -> Terms:
        return ((numbers, below // numbers.denominator),)

    (numbers,), bounds = guard.room((numbers,), terms)
    return Numbers(numbers.numerator * (below // numbers.denominator), 1, numbers.known, bounds[0])


def _common(below: Array) -> int | None:
    """Return the lowest common denominator of all rows, None where it is large."""
    distinct = np.unique(below)
    common = lcm(*map(int, distinct)) if len(distinct) <= _FEW else SMALL + 1
    return common if common <= SMALL else None
