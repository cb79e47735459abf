"""Watching that exact numbers fit int64: nothing ever wraps around.

Columns carry a bound, so that most work is known to fit without a look at the rows. Where the bounds do
not suffice they are first made true, then the fractions are reduced; the rows that may still not fit are
flagged here and set to zero. Whoever evaluates redoes the flagged households with Python integers
(`exact`), by the same code.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd, prod

import numpy as np

from transition.rosters.columns import SMALL, Array, Bools, Numbers

Factor = Numbers | int | Array
"""Something that is multiplied: the numerators of a column, or a (common) denominator or scale."""

Terms = tuple[tuple[Factor, ...], ...]
"""The products that some work has to form; each has to fit."""

# A product of a few float64 is wrong by less than this share.
CLEARLY_SMALL = SMALL * (1 - 2.0**-40)
_HUGE = 10**60


class Guard:
    """The watch over the rows of one scope.

    size: how many rows the scope has; 1 for values that are the same for everybody.
    exact: the columns hold Python integers, so nothing has to be watched.
    over: shape (size,), the rows that were flagged.
    """

    def __init__(self, size: int, *, exact: bool = False) -> None:
        self.exact = exact
        self.over: Bools = np.zeros(size, dtype=bool)

    def flag(self, rows: Bools) -> None:
        """Flag the rows where `rows` is true; one row stands for all."""
        self.over = self.over | rows

    def admit(self, numbers: Numbers) -> Numbers:
        """Return a column that comes from outside in the integers that this guard works with."""
        if self.exact:
            return as_objects(numbers)
        if numbers.numerator.dtype == object or _is_array_of_objects(numbers.denominator):
            return self._fitted(numbers)
        bound = _largest(numbers.numerator)
        if numbers.known is not None and bound > numbers.bound:
            return self.admit(_without_unknown(numbers))
        if bound > SMALL:
            return self._fitted(as_objects(numbers))
        return Numbers(numbers.numerator, numbers.denominator, numbers.known, bound)

    def room(
        self, operands: tuple[Numbers, ...], terms: Callable[..., Terms]
    ) -> tuple[tuple[Numbers, ...], tuple[int, ...]]:
        """Return the operands so changed that every one of `terms(*operands)` fits, and the terms' bounds."""
        bounds = _bounds(terms(*operands))
        if self.exact or max(bounds) <= SMALL:
            return operands, bounds
        for better in (tightened, reduced):
            operands = tuple(map(better, operands))
            bounds = _bounds(terms(*operands))
            if max(bounds) <= SMALL:
                return operands, bounds
        return self._flagged(operands, terms)

    def _flagged(
        self, operands: tuple[Numbers, ...], terms: Callable[..., Terms]
    ) -> tuple[tuple[Numbers, ...], tuple[int, ...]]:
        sizes = [_estimate(term) for term in terms(*operands)]
        over = np.logical_or.reduce(np.broadcast_arrays(*(size > CLEARLY_SMALL for size in sizes)))
        self.flag(over)
        return tuple(zeroed(operand, over) for operand in operands), tuple(
            min(SMALL, int(size[~over].max(initial=0) * (1 + 2.0**-40)) + 1)
            for size in map(np.broadcast_to, sizes, [over.shape] * len(sizes))
        )

    def _fitted(self, numbers: Numbers) -> Numbers:
        """Bring Python integers to int64, flagging the rows whose own fraction does not fit."""
        numbers = reduced(as_objects(_without_unknown(numbers)))
        numerator, below = numbers.numerator, _row_denominators(numbers)
        over = np.asarray((numerator > SMALL) | (numerator < -SMALL) | (below > SMALL), dtype=bool)
        self.flag(over)
        numerator = np.where(over, 0, numerator).astype(np.int64)
        below = np.where(over, 1, below).astype(np.int64)
        return Numbers(numerator, below, numbers.known, _largest(numerator))


def as_objects(numbers: Numbers) -> Numbers:
    """Return the column with Python integers."""
    below = numbers.denominator
    return Numbers(
        numbers.numerator.astype(object),
        below if isinstance(below, int) else below.astype(object),
        numbers.known,
        numbers.bound,
    )


def in_range(number: int | Array, rows: Array) -> int | Array:
    """Return a number that can meet the rows: one beyond int64 has had all of them flagged and zeroed."""
    if not isinstance(number, int) or rows.dtype == object:
        return number
    return min(max(number, -SMALL), SMALL)


def tightened(numbers: Numbers) -> Numbers:
    """Return the column with a bound as low as it can be."""
    return Numbers(numbers.numerator, numbers.denominator, numbers.known, _largest(numbers.numerator))


def reduced(numbers: Numbers) -> Numbers:
    """Return the column with common factors taken out."""
    numerator, below = numbers.numerator, numbers.denominator
    if isinstance(below, int):
        factor = gcd(below, int(np.gcd.reduce(numerator, initial=0)))
        numerator = numerator // in_range(factor, numerator)
        return Numbers(numerator, below // factor, numbers.known, numbers.bound // factor)
    factors = np.gcd(numerator, below)
    return tightened(Numbers(numerator // factors, below // factors, numbers.known, 0))


def _bounds(terms: Terms) -> tuple[int, ...]:
    return tuple(prod(_factor_bound(factor) for factor in term) for term in terms)


def _factor_bound(factor: Factor) -> int:
    if isinstance(factor, Numbers):
        return max(factor.bound, 1)
    return max(abs(factor), 1) if isinstance(factor, int) else int(factor.max(initial=1))


def _estimate(term: tuple[Factor, ...]) -> Array:
    """Return about how large a product gets in each row, as floats."""
    size = np.ones(1)
    for factor in term:
        if isinstance(factor, int):
            size = size * float(min(max(abs(factor), 1), _HUGE))
        else:
            rows = factor.numerator if isinstance(factor, Numbers) else factor
            size = size * np.maximum(np.abs(rows.astype(np.float64)), 1)
    return size


def _largest(numerator: Array) -> int:
    return max(int(numerator.max(initial=0)), -int(numerator.min(initial=0)))


def zeroed(numbers: Numbers, rows: Bools) -> Numbers:
    """Return the column with 0 in some rows."""
    below = numbers.denominator
    return Numbers(
        np.where(rows, 0, numbers.numerator),
        below if isinstance(below, int) else np.where(rows, 1, below),
        numbers.known,
        numbers.bound,
    )


def _without_unknown(numbers: Numbers) -> Numbers:
    return numbers if numbers.known is None else zeroed(numbers, ~numbers.known)


def _row_denominators(numbers: Numbers) -> Array:
    if not isinstance(numbers.denominator, int):
        return numbers.denominator
    return np.full(len(numbers), numbers.denominator, dtype=object)


def _is_array_of_objects(below: int | Array) -> bool:
    return not isinstance(below, int) and below.dtype == object
