"""Columns of two calculations side by side: every pair of households or persons has one row.

Amounts stay exact columns. Who is not in a roster gets nothing there: 0, which is known.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import cast

import numpy as np

from transition.calc.arithmetic import add, multiply, scale, subtract
from transition.calc.guard import Guard
from transition.calc.replacing import replaced
from transition.rosters.columns import Bools, Coded, Column, Ints, Numbers, all_known, taken


def spread(column: Numbers, rows: Ints) -> Numbers:
    """Return a column at `rows`, and 0 where a row is -1."""
    if not len(column):
        return nothing(len(rows))
    here = rows >= 0
    found = cast(Numbers, taken(column, np.where(here, rows, 0)))
    if here.all():
        return found
    below = found.denominator
    known = None if found.known is None else all_known(found.known | ~here)
    return Numbers(
        np.where(here, found.numerator, 0),
        below if isinstance(below, int) else np.where(here, below, 1),
        known,
        found.bound,
    )


def spread_words(column: Column, rows: Ints) -> Coded:
    """Return words at `rows`, unknown where a row is -1."""
    if not isinstance(column, Coded) or not len(column):
        return Coded(np.full(len(rows), -1, dtype=np.int32), ())
    return Coded(np.where(rows >= 0, column.codes[rows], -1).astype(np.int32), column.vocabulary)


def nothing(count: int) -> Numbers:
    """Return a column of zeros."""
    return Numbers(np.zeros(count, dtype=np.int64), 1, None, 0)


def zero_where(column: Numbers, rows: Bools) -> Numbers:
    """Return a column with a known 0 where `rows` is true."""
    below = column.denominator
    known = None if column.known is None else all_known(column.known | rows)
    return Numbers(
        np.where(rows, 0, column.numerator),
        below if isinstance(below, int) else np.where(rows, 1, below),
        known,
        column.bound,
    )


def with_known(column: Numbers, known: Bools) -> Numbers:
    """Return a column known only where `known` is true as well."""
    both = known if column.known is None else column.known & known
    return Numbers(column.numerator, column.denominator, all_known(both), column.bound)


def minus(a: Numbers, b: Numbers) -> Numbers:
    """Return a - b, exact."""
    return _exactly(subtract, a, b)


def plus(a: Numbers, b: Numbers) -> Numbers:
    """Return a + b, exact."""
    return _exactly(add, a, b)


def times(a: Numbers, b: Numbers) -> Numbers:
    """Return a * b, exact."""
    return _exactly(multiply, a, b)


def scaled(a: Numbers, factor: Fraction) -> Numbers:
    """Return a column times a number, exact."""
    return _exactly(lambda own, _, guard: scale(own, factor, guard), a, a)


def _exactly(work: Callable[[Numbers, Numbers, Guard], Numbers], a: Numbers, b: Numbers) -> Numbers:
    """Do the work in int64, and once more with Python integers in the rows where that may not fit."""
    if not len(a):
        return a
    guard = Guard(len(a))
    found = work(guard.admit(a), guard.admit(b), guard)
    over = np.flatnonzero(guard.over)
    if not len(over):
        return found
    exact = Guard(len(over), exact=True)
    few = [exact.admit(cast(Numbers, taken(one, over))) for one in (a, b)]
    return cast(Numbers, replaced(found, over, work(few[0], few[1], exact)))


def signs(column: Numbers) -> Ints:
    """Return -1, 0 or 1 for each row; 0 where unknown."""
    found = np.sign(column.numerator)
    if column.known is not None:
        found = np.where(column.known, found, 0)
    return found.astype(np.int64, copy=False)


def exact_values(column: Numbers) -> list[Fraction | None]:
    """Return each row's value, None where unknown."""
    return [column.at(row) for row in range(len(column))]
