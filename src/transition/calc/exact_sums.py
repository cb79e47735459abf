"""Sums over columns and groups, exact; unknown rows are left out."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from transition.rosters.columns import (
    SMALL,
    Coded,
    Column,
    Days,
    Flags,
    Numbers,
    different,
    known_of,
    numbers_from,
)


def total_of(values: Column | tuple[object, ...]) -> Fraction:
    """Return the sum of the known numbers of a column."""
    if isinstance(values, Numbers):
        return sums_by(values, np.zeros(len(values), dtype=np.int64), 1)[0]
    if isinstance(values, (Flags, Days, Coded)):
        raise TypeError(values)
    return sum((Fraction(value) for value in values if isinstance(value, (Fraction, int))), Fraction(0))


def sums_by(column: Numbers, groups: NDArray[np.int64], count: int) -> list[Fraction]:
    """Return the sum of each group, shape (count,).

    groups: shape (n,), the group of each row, below `count`.
    """
    column = over_one_denominator(column)
    below = column.denominator
    if isinstance(below, int):
        return [Fraction(above, below) for above in numerators_by(column, groups, count).tolist()]
    sums = [Fraction(0)] * count
    for row in np.flatnonzero(known_of(column)).tolist():
        sums[groups[row]] += Fraction(int(column.numerator[row]), int(below[row]))
    return sums


def over_members(column: Numbers, household_of: NDArray[np.int64], households: int) -> Numbers:
    """Return each household's sum of its members' values; unknown where one of them is.

    column: shape (persons,); household_of: shape (persons,); result: shape (households,).
    """
    known = np.ones(households, dtype=bool)
    known[household_of[~known_of(column)]] = False
    column = over_one_denominator(column)
    below = column.denominator
    if not isinstance(below, int):
        sums = sums_by(column, household_of, households)
        return numbers_from([value if sure else None for value, sure in zip(sums, known, strict=True)])
    return Numbers(
        numerator=numerators_by(column, household_of, households),
        denominator=below,
        known=None if known.all() else known,
        bound=column.bound * max(len(column), 1),
    )


def over_one_denominator(column: Numbers) -> Numbers:
    """Return the same numbers over one denominator for all rows where that fits int64, else as they are."""
    below = column.denominator
    if isinstance(below, int) or below.dtype == object or column.numerator.dtype == object:
        return column
    known, common = known_of(column), 1
    for one in different(below[known]).tolist():
        common = lcm(common, one)
        if common > SMALL:
            return column
    factors = common // np.where(known, below, common)
    bound = column.bound * int(factors.max(initial=1))
    if bound > SMALL:
        return column
    return evolve(
        column, numerator=np.where(known, column.numerator, 0) * factors, denominator=common, bound=bound
    )


def numerators_by(
    column: Numbers, groups: NDArray[np.int64], count: int
) -> NDArray[np.int64] | NDArray[np.object_]:
    """Return the sum of each group's numerators, shape (count,), for a column over one denominator."""
    numerator = column.numerator if column.known is None else np.where(column.known, column.numerator, 0)
    most = column.bound * max(len(column), 1)
    # Sums of int64 wrap in silence: above this bound Python's own integers add.
    if most < 2**63:
        return _added(numerator.astype(np.int64, copy=False), groups, count, most)
    exact = np.zeros(count, dtype=object)
    np.add.at(exact, groups, numerator.astype(object))
    return exact


_LOW_BITS = 26
_WHOLE_FLOATS = 2**53
"""Below this, floats hold every whole number: what `np.bincount` adds stays exact."""


def _added(
    numerator: NDArray[np.int64], groups: NDArray[np.int64], count: int, most: int
) -> NDArray[np.int64]:
    """Add whole numbers by group. most: no sum of some of them is larger, whichever they are."""
    if count == 1:
        return np.array([numerator.sum()], dtype=np.int64)
    if most < _WHOLE_FLOATS:
        return np.bincount(groups, numerator, count).astype(np.int64)
    if len(numerator) << _LOW_BITS < _WHOLE_FLOATS:
        # In two parts, each of which stays small: a number is high * 2**26 + low, also where it is negative.
        high = np.bincount(groups, numerator >> _LOW_BITS, count).astype(np.int64)
        low = np.bincount(groups, numerator & (2**_LOW_BITS - 1), count).astype(np.int64)
        return (high << _LOW_BITS) + low
    whole = np.zeros(count, dtype=np.int64)
    np.add.at(whole, groups, numerator)
    return whole
