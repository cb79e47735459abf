"""Putting a column of keys into classes that a table cannot tell apart.

All counties that a table does not name are one class, all numbers between two bands are one. There are
few classes however many rows there are, so each can be looked up by itself.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.guard import Guard
from transition.calc.logic import compared
from transition.policies.checked import CheckedKey
from transition.policies.model import Value
from transition.policies.regions import lineage
from transition.rosters.columns import (
    Array,
    Coded,
    Column,
    Days,
    Flags,
    Numbers,
    Word,
    column_from,
)

Given = Value | frozenset[str] | None
"""A key as a row has it: a value, a set of tags, or None where it is unknown."""


@frozen(eq=False)
class Classes:
    """A column of keys in classes that a table cannot tell apart.

    codes: shape (n,), into `given`: for each class a key that stands for it, the last one unknown.
    """

    codes: Array
    given: tuple[Given, ...]


def classes_of(key: CheckedKey, named: tuple[Value, ...], column: Column, guard: Guard) -> Classes:
    """Return the classes of a column of keys, of which a table names `named`."""
    match column:
        case Coded():
            return _classes_of_words(key, frozenset(cast(tuple[str, ...], named)), column)
        case Flags(true, known):
            codes = true.astype(np.intp)
            return Classes(codes if known is None else np.where(known, codes, 2), (False, True, None))
        case Numbers() | Days():
            return _classes_of_steps(key, named, column, guard)


def _classes_of_steps(
    key: CheckedKey, named: tuple[Value, ...], column: Numbers | Days, guard: Guard
) -> Classes:
    """Put numbers or days into classes by the named values: equal to one, or in the band above it."""
    few, rows = _without_repetition(column)
    codes = np.zeros(len(few), dtype=np.intp)
    for place, value in enumerate(named, start=1):
        own = column_from(key.type.kind, (value,))
        if key.match == "at least":
            codes = codes + compared(">=", few, own, guard).true
        else:
            codes = np.where(compared("==", few, own, guard).true, place, codes)
    codes = codes if rows is None else codes.take(rows)
    if column.known is not None:
        codes = np.where(column.known, codes, len(named) + 1)
    below = _below(named) if key.match == "at least" else ""
    return Classes(codes, (below, *named, None))


def _without_repetition(column: Numbers | Days) -> tuple[Numbers | Days, Array | None]:
    """Return the values between the lowest and the highest, once each, and every row's place in them.

    That is worth it where a long column holds ages or school years; else the column itself and None.
    """
    whole = column.ordinal if isinstance(column, Days) else column.numerator
    below = 1 if isinstance(column, Days) else column.denominator
    if whole.dtype == object or not isinstance(below, int) or not len(whole):
        return column, None
    first, last = int(whole.min()), int(whole.max())
    if last - first >= len(whole) // 2:
        return column, None
    values = np.arange(first, last + 1)
    few = Days(values, None) if isinstance(column, Days) else Numbers(values, below, None, column.bound)
    return few, whole - first


def _below(named: tuple[Value, ...]) -> Value:
    """Return a value that no band holds; without bands any will do."""
    first = named[0] if named else Fraction(0)
    return datetime.date.min if isinstance(first, datetime.date) else cast(Fraction, first) - 1


def _classes_of_words(key: CheckedKey, named: frozenset[str], column: Coded) -> Classes:
    """Put words into classes by what the table names of them: itself, a containing region, tags."""
    index: dict[Word | None, int] = {}
    given: list[Given] = []
    table = []
    for word in column.vocabulary:
        kind = _kind_of_word(key, named, word)
        if kind not in index:
            index[kind] = len(index)
            given.append(kind if isinstance(word, frozenset) else word)
        table.append(index[kind])
    # The place behind the last word is met by -1, unknown.
    codes = np.array([*table, len(index)], dtype=np.intp).take(column.codes, mode="wrap")
    return Classes(codes, (*given, None))


def _kind_of_word(key: CheckedKey, named: frozenset[str], word: Word) -> Word | None:
    if isinstance(word, frozenset):
        return word & named
    if key.type.kind == "region":
        return next((region for region in lineage(word) if region in named), None)
    return word if word in named else None
