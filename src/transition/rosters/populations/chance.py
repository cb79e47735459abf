"""Chance: which rows get what, the same for the same seed on every machine.

Only raw 64-bit words of one generator are used, whose stream numpy promises to keep; what follows from
them is whole-number arithmetic. Every column has a stream of its own, by its name: a new column changes
no other one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.random import PCG64, SeedSequence
from numpy.typing import NDArray

from transition.rosters.columns import Ints

_FINE = 2**16
_HALF = np.uint64(32)


@frozen
class Chance:
    """What a seed settles. Any whole number is a seed."""

    seed: int

    def raw(self, name: str, count: int) -> NDArray[np.uint64]:
        """Return shape (count,): 64-bit words of the stream of a name."""
        words = [abs(self.seed), int(self.seed < 0), *name.encode()]
        return PCG64(SeedSequence(words)).random_raw(count)

    def keys(self, name: str, count: int) -> NDArray[np.uint64]:
        """Return shape (count,): different words, so that to sort by them is to shuffle."""
        bits = np.uint64(max(count - 1, 1).bit_length())
        return (self.raw(name, count) >> bits << bits) | np.arange(count, dtype=np.uint64)

    def whole(self, name: str, below: Ints) -> Ints:
        """Return whole numbers from 0, each less than its own limit; below: shape (n,), at most 2**31."""
        words = self.raw(name, len(below)) >> _HALF
        return (words * below.astype(np.uint64) >> _HALF).astype(np.int64)

    def one(self, name: str, below: int) -> int:
        """Return one whole number from 0, less than the limit."""
        return int(self.whole(name, np.array([below], dtype=np.int64))[0])


def shuffled(rows: Ints, keys: NDArray[np.uint64]) -> Ints:
    """Return rows in the order of their keys."""
    return rows[np.argsort(keys[rows])]


def counts(shares: Sequence[Fraction], rows: int, start: Fraction) -> list[int]:
    """Return how many of the rows each share is: its part rounded down or up, all together the rows.

    start: from 0 to below 1, where the counting begins; over all starts every share is exact.
    """
    ends, total = [], Fraction()
    for share in shares:
        total += share
        ends.append(int(total * rows + start))
    return [end - begin for begin, end in zip([0, *ends[:-1]], ends, strict=True)]


def evenly(first: int, last: int, step: int, rows: int, start: int) -> Ints:
    """Return `rows` numbers of a band, each of its steps equally often or once more than another.

    start: from 0 to below 65,536, where in the first interval the first number is taken.
    """
    steps = (last - first) // step + 1
    places = np.arange(rows, dtype=np.int64) * _FINE + start
    return first + step * (places * steps // (max(rows, 1) * _FINE))
