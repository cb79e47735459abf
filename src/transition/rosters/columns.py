"""Columns of values, exact and with unknowns: what rosters give and what `calc` computes with.

A column is one of four kinds. Numbers are rationals: int64 numerators over one common or one per-row
denominator. Everything that is neither number, flag nor day is coded: small whole numbers into a
vocabulary, so that a comparison or a table look-up is one gather.

A `known` of None means that every row is known. Rows that are unknown hold an arbitrary value (0, -1).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

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

    numerator: NDArray[np.int64] | NDArray[np.object_]
    denominator: int | NDArray[np.int64] | NDArray[np.object_]
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


def numbers_from(values: Sequence[Fraction | int | None]) -> Numbers:
    """Make a column out of exact values, None for unknown; one common denominator where it fits."""
    from math import lcm

    known = np.array([value is not None for value in values], dtype=bool)
    fractions = [Fraction(0) if value is None else Fraction(value) for value in values]
    common = lcm(*(value.denominator for value in fractions)) if fractions else 1
    numerators = [value.numerator * (common // value.denominator) for value in fractions]
    bound = max((abs(number) for number in numerators), default=0)
    kind = np.int64 if bound < 2**62 else object
    return Numbers(
        numerator=np.array(numerators, dtype=kind),
        denominator=common,
        known=None if known.all() else known,
        bound=bound,
    )


def flags_from(values: Sequence[bool | None]) -> Flags:
    """Make a column out of flags, None for unknown."""
    known = np.array([value is not None for value in values], dtype=bool)
    true = np.array([value is True for value in values], dtype=bool)
    return Flags(true=true, known=None if known.all() else known)


def days_from(values: Sequence[datetime.date | None]) -> Days:
    """Make a column out of days, None for unknown."""
    known = np.array([value is not None for value in values], dtype=bool)
    ordinal = np.array([0 if value is None else value.toordinal() for value in values], dtype=np.int64)
    return Days(ordinal=ordinal, known=None if known.all() else known)


def coded_from(values: Sequence[Word | None]) -> Coded:
    """Make a column out of words, None for unknown; the vocabulary in order of first appearance."""
    index: dict[Word, int] = {}
    codes = np.fromiter(
        (-1 if value is None else index.setdefault(value, len(index)) for value in values),
        dtype=np.int32,
        count=len(values),
    )
    return Coded(codes=codes, vocabulary=tuple(index))


def known_of(column: Column) -> Bools:
    """Return shape (n,): where a column is known."""
    if isinstance(column, Coded):
        return np.asarray(column.codes >= 0)
    if column.known is None:
        return np.ones(len(column), dtype=bool)
    return column.known
