"""Households whose cells all say the same are in one situation: what holds for one of them holds for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np

from transition.calc.ledger import Ledger
from transition.calc.subset import members_of
from transition.rosters.columns import Array, Coded, Column, Days, Flags, Numbers, known_of, taken


def situations(ledger: Ledger, keys: Sequence[str], households: Array) -> Array:
    """Return shape (m,): a number for each of some households, the same for those in one situation.

    keys: the inputs that count. Members are compared in their order, and who of them is the head. Two
    households of different numbers may still be alike (2/4 and 1/2 are told apart); never the other way.
    """
    return _numbered(ledger, keys, households, _both)


def in_first_situations(ledger: Ledger, keys: Sequence[str], households: Array, most: int) -> Array:
    """Return those of some households, in their order, that are in one of the first situations to occur.

    Of many households only these are worth numbering exactly. Where two situations happen to be mixed to
    one number, both count as one of the first.
    """
    marks = _numbered(ledger, keys, households, _mixed)
    _, firsts, inverse = np.unique(marks, return_index=True, return_inverse=True)
    return households[np.isin(inverse, np.argsort(firsts)[:most])]


Pairing = Callable[[Array, Array], Array]
"""One number for each pair of numbers."""


def _numbered(ledger: Ledger, keys: Sequence[str], households: Array, both: Pairing) -> Array:
    roster = ledger.roster
    persons = members_of(roster, households)
    sizes = np.diff(roster.starts).take(households)
    of_persons, of_homes = np.zeros(len(persons), dtype=np.int64), sizes.astype(np.int64)
    heads = roster.head_row.take(households) - roster.starts.take(households)
    of_homes = both(of_homes, heads)
    for key in keys:
        checked, column = ledger.plan.inputs.get(key), ledger.columns.get(key)
        if checked is None or column is None:
            continue
        if checked.input.of == "household":
            of_homes = _with(of_homes, taken(column, households), both)
        else:
            of_persons = _with(of_persons, taken(column, persons), both)
    starts = np.cumsum(sizes) - sizes
    for place in range(int(sizes.max(initial=0))):
        has = sizes > place
        members = np.where(has, of_persons.take(np.where(has, starts + place, 0)) + 1, 0)
        of_homes = both(of_homes, members)
    return of_homes


def _with(codes: Array, column: Column, both: Pairing) -> Array:
    """Return numbers that tell apart what `codes` or the column tells apart."""
    known = known_of(column)
    for part in _parts(column):
        codes = both(codes, np.where(known, part, 0))
    return both(codes, known.astype(np.int64))


def _parts(column: Column) -> tuple[Array, ...]:
    match column:
        case Numbers(numerator, denominator):
            below = () if isinstance(denominator, int) else (denominator,)
            return (numerator, *below)
        case Flags(true):
            return (true.astype(np.int64),)
        case Days(ordinal):
            return (ordinal,)
        case Coded(codes):
            return (codes.astype(np.int64),)


def _both(codes: Array, others: Array) -> Array:
    """Return one number for each pair of numbers."""
    second = np.unique(others, return_inverse=True)[1]
    # Both are below the number of rows: their product fits.
    pairs = codes * (int(second.max(initial=0)) + 1) + second
    return cast(Array, np.unique(pairs, return_inverse=True)[1])


_ODD, _OTHER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
"""Odd numbers whose multiples spread over all 64 bits: from the mixing step of SplitMix64."""


def _mixed(codes: Array, others: Array) -> Array:
    """Return a number for each pair, the same for the same pair, and nearly always another for another."""
    if others.dtype == object:
        others = np.unique(others, return_inverse=True)[1]
    pairs = (codes.astype(np.uint64) ^ (codes.astype(np.uint64) >> np.uint64(29))) * _ODD
    pairs = pairs + others.astype(np.uint64)
    return (pairs ^ (pairs >> np.uint64(32))) * _OTHER
