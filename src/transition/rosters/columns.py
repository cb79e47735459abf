"""Columns of values, exact and with unknowns: what rosters give and what `calc` computes with.

A column is one of four kinds. Numbers are rationals: int64 numerators over one common or one per-row
denominator. Everything that is neither number, flag nor day is coded: small whole numbers into a
vocabulary, so that a comparison or a table look-up is one gather.

A `known` of None means that every row is known. Rows that are unknown hold an arbitrary value (0, -1).
Columns are never changed in place: several may share one array.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.policies.checked import Kind

Array = NDArray[Any]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

Word = str | frozenset[str]


@frozen(eq=False)
class Numbers:
    """Exact numbers: ``numerator / denominator``.

    numerator: shape (n,), int64, or object (Python integers) where a value does not fit.
    denominator: one positive Python int for all rows, or shape (n,) of positive numbers.
    bound: a number not below any absolute numerator of a known row (so that overflow can be ruled out
    without looking at the rows).
    """

    numerator: Array
    denominator: int | Array
    known: Bools | None
    bound: int

    def __len__(self) -> int:
        return len(self.numerator)

    def at(self, row: int) -> Fraction | None:
        """Return the value of a row, None where unknown."""
        if self.known is not None and not self.known[row]:
            return None
        below = self.denominator if isinstance(self.denominator, int) else self.denominator[row]
        return Fraction(int(self.numerator[row]), int(below))


@frozen(eq=False)
class Flags:
    """Yes or no. `true` is shape (n,); a row that is unknown is False in `true`."""

    true: Bools
    known: Bools | None

    def __len__(self) -> int:
        return len(self.true)

    def at(self, row: int) -> bool | None:
        """Return the flag of a row, None where unknown."""
        if self.known is not None and not self.known[row]:
            return None
        return bool(self.true[row])


@frozen(eq=False)
class Days:
    """Days as proleptic ordinals (`datetime.date.toordinal`), shape (n,), int64."""

    ordinal: Ints
    known: Bools | None

    def __len__(self) -> int:
        return len(self.ordinal)

    def at(self, row: int) -> datetime.date | None:
        """Return the day of a row, None where unknown."""
        if self.known is not None and not self.known[row]:
            return None
        return datetime.date.fromordinal(int(self.ordinal[row]))


@frozen(eq=False)
class Coded:
    """Words (category, text, region code in significant digits) or sets of words (tags).

    codes: shape (n,), int32 into `vocabulary`; -1 is unknown.
    """

    codes: NDArray[np.int32]
    vocabulary: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def at(self, row: int) -> Word | None:
        """Return the word of a row, None where unknown."""
        code = int(self.codes[row])
        return None if code < 0 else self.vocabulary[code]


Column = Numbers | Flags | Days | Coded


SMALL = 2**62 - 1
"""Absolute numerators and denominators up to here may be added to one another in int64."""


def numbers_from(values: Sequence[Fraction | int | None]) -> Numbers:
    """Make a column out of exact values, None for unknown.

    One common denominator where all fit int64 so, else one for each row, else Python integers.
    """
    known = np.array([value is not None for value in values], dtype=bool)
    fractions = [Fraction(0) if value is None else Fraction(value) for value in values]
    common = lcm(*(value.denominator for value in fractions))
    numerators = [value.numerator * (common // value.denominator) for value in fractions]
    if max((abs(number) for number in numerators), default=0) <= SMALL:
        return Numbers(np.array(numerators, dtype=np.int64), common, all_known(known), _bound(numerators))
    numerators = [value.numerator for value in fractions]
    denominators = [value.denominator for value in fractions]
    kind = np.int64 if max(_bound(numerators), *denominators) <= SMALL else object
    return Numbers(
        numerator=np.array(numerators, dtype=kind),
        denominator=np.array(denominators, dtype=kind),
        known=all_known(known),
        bound=_bound(numerators),
    )


def _bound(numerators: Sequence[int]) -> int:
    return max((abs(number) for number in numerators), default=0)


def flags_from(values: Sequence[bool | None]) -> Flags:
    """Make a column out of flags, None for unknown."""
    known = np.array([value is not None for value in values], dtype=bool)
    true = np.array([value is True for value in values], dtype=bool)
    return Flags(true=true, known=all_known(known))


def days_from(values: Sequence[datetime.date | None]) -> Days:
    """Make a column out of days, None for unknown."""
    known = np.array([value is not None for value in values], dtype=bool)
    ordinal = np.array([0 if value is None else value.toordinal() for value in values], dtype=np.int64)
    return Days(ordinal=ordinal, known=all_known(known))


def coded_from(values: Sequence[Word | None]) -> Coded:
    """Make a column out of words, None for unknown; the vocabulary in order of first appearance."""
    index: dict[Word, int] = {}
    codes = np.fromiter(
        (-1 if value is None else index.setdefault(value, len(index)) for value in values),
        dtype=np.int32,
        count=len(values),
    )
    return Coded(codes=codes, vocabulary=tuple(index))


def column_from(kind: Kind, values: Sequence[Any]) -> Column:
    """Make a column of a kind out of values as policies write them, None for unknown."""
    match kind:
        case "number":
            return numbers_from(values)
        case "flag":
            return flags_from(values)
        case "date":
            return days_from(values)
        case _:
            return coded_from(values)


def unknown_column(kind: Kind, length: int) -> Column:
    """Make a column of which nothing is known."""
    return repeated(column_from(kind, (None,)), length)


def repeated(column: Column, length: int) -> Column:
    """Return the column of one row `length` times (as views, nothing is copied)."""

    shape = (length,)
    known = None if isinstance(column, Coded) else column.known
    mask = None if known is None else np.broadcast_to(known, shape)
    match column:
        case Numbers(numerator, denominator, _, bound):
            below = denominator if isinstance(denominator, int) else np.broadcast_to(denominator, shape)
            return Numbers(np.broadcast_to(numerator, shape), below, mask, bound)
        case Flags(true):
            return Flags(np.broadcast_to(true, shape), mask)
        case Days(ordinal):
            return Days(np.broadcast_to(ordinal, shape), mask)
        case Coded(codes, vocabulary):
            return Coded(np.broadcast_to(codes, shape), vocabulary)


def taken(column: Column, rows: Array) -> Column:
    """Return the column at `rows` (integers, shape (m,)), in their order."""
    match column:
        case Numbers(numerator, denominator, known, bound):
            below = denominator if isinstance(denominator, int) else denominator.take(rows)
            return Numbers(numerator.take(rows), below, _known_at(known, rows), bound)
        case Flags(true, known):
            return Flags(true.take(rows), _known_at(known, rows))
        case Days(ordinal, known):
            return Days(ordinal.take(rows), _known_at(known, rows))
        case Coded(codes, vocabulary):
            return Coded(codes.take(rows), vocabulary)


def _known_at(known: Bools | None, rows: Array) -> Bools | None:
    return None if known is None else all_known(known.take(rows))


def different(values: Array) -> Array:
    """Return the different values of an array, in their order."""
    # Asked for nothing but these, np.unique imports numpy.ma, which costs every small roster a start.
    return np.unique(values, return_counts=True)[0]


def all_known(known: Bools) -> Bools | None:
    """Return None, which says so, where every row is known; else the mask itself."""
    return None if known.all() else known


def known_mask(column: Column) -> Bools | None:
    """Return where a column is known, None where that is everywhere."""
    if not isinstance(column, Coded):
        return column.known
    return None if column.codes.min(initial=0) >= 0 else column.codes >= 0


def known_of(column: Column) -> Bools:
    """Return shape (n,): where a column is known."""
    known = known_mask(column)
    return np.ones(len(column), dtype=bool) if known is None else known
