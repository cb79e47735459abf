"""Columns taken apart and filled: rows chosen, blanks given a value."""

from __future__ import annotations

import datetime
import math
from fractions import Fraction

import numpy as np
from attrs import evolve

from transition.policies.model import Value
from transition.rosters.columns import (
    SMALL,
    Bools,
    Coded,
    Column,
    Days,
    Flags,
    Ints,
    Numbers,
    Word,
    all_known,
    known_of,
    taken,
)


def taken_or_unknown(column: Column, rows: Ints) -> Column:
    """Return the column at the given rows; a row of -1 is unknown."""
    missing = rows < 0
    at_rows = taken(column, np.where(missing, 0, rows))
    if not missing.any():
        return at_rows
    if isinstance(at_rows, Coded):
        return Coded(np.where(missing, np.int32(-1), at_rows.codes), at_rows.vocabulary)
    known = known_of(at_rows) & ~missing
    if isinstance(at_rows, Flags):
        return Flags(at_rows.true & known, all_known(known))
    return evolve(at_rows, known=all_known(known))


def filled(column: Column, where: Bools, value: Value | Word) -> Column:
    """Return the column with a value in the rows `where`, shape (rows,)."""
    if isinstance(column, Numbers):
        assert isinstance(value, (Fraction, int))
        return _filled_numbers(column, where, Fraction(value))
    if isinstance(column, Coded):
        assert isinstance(value, (str, frozenset))
        return _filled_words(column, where, value)
    known = all_known(known_of(column) | where)
    if isinstance(column, Flags):
        return Flags(np.where(where, bool(value), column.true), known)
    assert isinstance(value, datetime.date)
    return Days(np.where(where, value.toordinal(), column.ordinal), known)


def _filled_numbers(column: Numbers, where: Bools, value: Fraction) -> Numbers:
    # Columns out of a roster have one denominator; only computed ones have many.
    assert isinstance(column.denominator, int)
    denominator = math.lcm(column.denominator, value.denominator)
    factor = denominator // column.denominator
    numerator = value.numerator * (denominator // value.denominator)
    bound = max(column.bound * factor, abs(numerator))
    fits = max(bound, denominator) <= SMALL
    above = column.numerator if fits else column.numerator.astype(object)
    known = all_known(known_of(column) | where)
    return Numbers(np.where(where, numerator, above * factor), denominator, known, bound)


def _filled_words(column: Coded, where: Bools, word: Word) -> Coded:
    vocabulary = column.vocabulary if word in column.vocabulary else (*column.vocabulary, word)
    return Coded(np.where(where, np.int32(vocabulary.index(word)), column.codes), vocabulary)
