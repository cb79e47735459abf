"""Flags with unknowns (Kleene), comparisons of words and days, and choices between columns of any kind.

False and unknown is false, true or unknown is true; everything else that rests on an unknown is unknown.
Flags are false where they are unknown, which most of the work below leans on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Literal, assert_never

import numpy as np

from transition.calc.arithmetic import (
    ORDERS,
    Order,
    as_flags,
    both_known,
    chosen,
    chosen_known,
    compare,
    of_one_length,
)
from transition.calc.guard import Guard
from transition.rosters.columns import (
    Array,
    Bools,
    Coded,
    Column,
    Days,
    Flags,
    Numbers,
    Word,
    all_known,
    known_mask,
)


def conjunction(items: Sequence[Flags]) -> Flags:
    """Return whether all are true."""
    return reduce(_and, items)


def disjunction(items: Sequence[Flags]) -> Flags:
    """Return whether one is true."""
    return reduce(_or, items)


def opposite(flags: Flags) -> Flags:
    """Return the other flag; unknown stays unknown."""
    return as_flags(~flags.true, flags.known)


def _and(a: Flags, b: Flags) -> Flags:
    true = a.true & b.true
    if a.known is None and b.known is None:
        return Flags(true, None)
    return Flags(true, all_known(true | false_of(a) | false_of(b)))


def _or(a: Flags, b: Flags) -> Flags:
    true = a.true | b.true
    known = both_known(a.known, b.known)
    return Flags(true, None if known is None else all_known(true | known))


def false_of(flags: Flags) -> Bools:
    """Return where flags are known to be false."""
    return ~flags.true if flags.known is None else flags.known & ~flags.true


def compared(order: Order, a: Column, b: Column, guard: Guard) -> Flags:
    """Compare two columns of one kind; words and flags only with == and !=."""
    match a, b:
        case Numbers(), Numbers():
            return compare(order, a, b, guard)
        case Days(), Days():
            return as_flags(ORDERS[order](a.ordinal, b.ordinal), both_known(a.known, b.known))
        case Flags(), Flags():
            return as_flags(ORDERS[order](a.true, b.true), both_known(a.known, b.known))
        case Coded(), Coded():
            left, right, _ = same_vocabulary(a, b)
            return as_flags(ORDERS[order](left, right), both_known(known_mask(a), known_mask(b)))
        case _:
            raise TypeError(f"{type(a).__name__} {order} {type(b).__name__}")


def with_word(coded: Coded, test: Callable[[Word], bool]) -> Flags:
    """Return whether a test of the word holds, made once for each word of the vocabulary."""
    holds = np.array([*map(test, coded.vocabulary), False], dtype=bool)
    return Flags(holds.take(coded.codes, mode="wrap"), known_mask(coded))


def same_vocabulary(a: Coded, b: Coded) -> tuple[Array, Array, tuple[Word, ...]]:
    """Return both columns' codes in one vocabulary, and that."""
    if a.vocabulary == b.vocabulary:
        return a.codes, b.codes, a.vocabulary
    index = {word: code for code, word in enumerate(a.vocabulary)}
    table = [index.setdefault(word, len(index)) for word in b.vocabulary]
    # The place behind the last word is met by -1, unknown.
    codes = np.array([*table, -1], dtype=np.int32).take(b.codes, mode="wrap")
    return a.codes, codes, tuple(index)


def first_extreme(which: Literal["MIN", "MAX"], items: Sequence[Days]) -> Days:
    """Return the first or last of several days, row by row."""
    pick = np.minimum if which == "MIN" else np.maximum

    def two(a: Days, b: Days) -> Days:
        return _days(pick(a.ordinal, b.ordinal), both_known(a.known, b.known))

    return reduce(two, items)


def choose(condition: Flags, then: Column, otherwise: Column, guard: Guard) -> Column:
    """Return IF: of the branches only the one that is taken has to be known, the condition always."""
    return masked(chosen_column(condition.true, then, otherwise, guard), condition.known)


def or_else(first: Column, second: Column, guard: Guard) -> Column:
    """Return the first column where it is known, else the second."""
    known = known_mask(first)
    return first if known is None else chosen_column(known, first, second, guard)


def chosen_column(which: Bools, a: Column, b: Column, guard: Guard) -> Column:
    """Return a where `which` is true, else b."""
    match a, b:
        case Numbers(), Numbers():
            return chosen(which, a, b, guard)
        case Flags(), Flags():
            true = (which & a.true) | (~which & b.true)
            return as_flags(true, chosen_known(which, a.known, b.known))
        case Days(), Days():
            return _days(np.where(which, a.ordinal, b.ordinal), chosen_known(which, a.known, b.known))
        case Coded(), Coded():
            left, right, vocabulary = same_vocabulary(a, b)
            return Coded(small_chosen(which, left, right), vocabulary)
        case _:
            raise TypeError(f"{type(a).__name__} or {type(b).__name__}")


def small_chosen(which: Bools, a: Array, b: Array) -> Array:
    """Return `np.where` of small whole numbers, several times as fast: no branch to mispredict."""
    return np.asarray((a - b) * which + b)


def masked(column: Column, known: Bools | None) -> Column:
    """Return the column, unknown also where `known` is false."""
    if known is None:
        return column
    match column:
        case Numbers(numerator, denominator, own, bound):
            return of_one_length(numerator, denominator, both_known(own, known), bound)
        case Flags(true, own):
            return as_flags(true, both_known(own, known))
        case Days(ordinal, own):
            return _days(ordinal, both_known(own, known))
        case Coded(codes, vocabulary):
            return Coded(small_chosen(known, codes, np.full(1, -1, codes.dtype)), vocabulary)
        case _:
            assert_never(column)


def _days(ordinal: Array, known: Bools | None) -> Days:
    if known is None:
        return Days(ordinal, None)
    shape = np.broadcast_shapes(ordinal.shape, known.shape)
    return Days(np.broadcast_to(ordinal, shape), all_known(np.broadcast_to(known, shape)))
