"""Counting and adding up over many households, exact and in few passes."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import numpy as np

from transition.calc.adjustments.aligned import times
from transition.calc.arithmetic import Order, compare
from transition.calc.guard import Guard
from transition.calc.simulations.weights import Weights
from transition.rosters.columns import SMALL, Array, Bools, Ints, Numbers, all_known, different, taken

_SMALL_DENOMINATOR = 1_000_000


def compared(order: Order, a: Numbers, b: Numbers) -> Bools:
    """Return where one number stands in an order to another; nowhere where one is unknown."""
    guard = Guard(max(len(a), len(b)))
    found = compare(order, _admitted(a, guard), _admitted(b, guard), guard).true
    over = np.flatnonzero(guard.over)
    if not len(over):
        return found
    exact, found = Guard(len(over), exact=True), found.copy()
    rows = [exact.admit(cast(Numbers, taken(one, over) if len(one) > 1 else one)) for one in (a, b)]
    found[over] = compare(order, rows[0], rows[1], exact).true
    return found


def _admitted(numbers: Numbers, guard: Guard) -> Numbers:
    """Return a column as `Guard.admit` does, without a look at the rows where its bound says enough."""
    fits = numbers.numerator.dtype != object and isinstance(numbers.denominator, int)
    return numbers if fits and numbers.bound <= SMALL else guard.admit(numbers)


def part(numbers: Numbers, rows: slice) -> Numbers:
    """Return some neighbouring rows."""
    below = numbers.denominator if isinstance(numbers.denominator, int) else numbers.denominator[rows]
    known = None if numbers.known is None else all_known(numbers.known[rows])
    return Numbers(numbers.numerator[rows], below, known, numbers.bound)


def positive(numbers: Numbers) -> Bools:
    """Return where a number is above zero."""
    above = np.asarray(numbers.numerator > 0, dtype=bool)
    return above if numbers.known is None else above & numbers.known


def total(numbers: Numbers, weights: Weights) -> Fraction:
    """Return the weighted sum of the known numbers."""
    weighted = numbers if weights.label is None else times(numbers, weights.column)
    above, below = weighted.numerator, weighted.denominator
    if weighted.known is not None:
        above = above[weighted.known]
        below = below if isinstance(below, int) else below[weighted.known]
    if isinstance(below, int):
        return Fraction(whole_sum(above, weighted.bound), below)
    parts = ((whole_sum(above[below == one], weighted.bound), one) for one in _different(below))
    return sum((Fraction(*part) for part in parts), Fraction(0))


def counted(rows: Bools, weights: Weights) -> Fraction:
    """Return how many households the marked ones stand for."""
    if weights.label is None:
        return Fraction(int(np.count_nonzero(rows)))
    return weights.count(rows)


def counted_of(rows: Bools, sizes: Ints, weights: Weights) -> Fraction:
    """Return how many persons of the marked households, `sizes` in each, there are."""
    persons = sizes * rows
    if weights.label is None:
        return Fraction(int(persons.sum(dtype=np.int64)))
    return total(Numbers(persons.astype(np.int64), 1, None, int(sizes.max(initial=0))), weights)


def whole_sum(numbers: Array, bound: int) -> int:
    """Add whole numbers of which none is larger than `bound`; what could wrap is added in two halves."""
    if numbers.dtype == object:
        return sum(map(int, numbers.tolist()))
    if bound * max(len(numbers), 1) < 2**63:
        return int(numbers.sum())
    # The lower half is never negative: an arithmetic shift leaves the sign above.
    return (int((numbers >> 32).sum()) << 32) + int((numbers & (2**32 - 1)).sum())


def _different(below: Array) -> list[int]:
    if below.dtype == object:
        return sorted({int(one) for one in below.tolist()})
    if int(below.max(initial=1)) <= _SMALL_DENOMINATOR:
        return np.flatnonzero(np.bincount(below)).tolist()
    return [int(one) for one in different(below)]
