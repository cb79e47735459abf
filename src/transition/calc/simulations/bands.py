"""Bands of what a household gains or loses by the month."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from attrs import frozen

from transition.calc.adjustments.aligned import signs
from transition.rosters.columns import Array, Numbers

EDGES = (0, 50, 100, 200, 500, 1000, 2000)
"""Where bands begin, in 元/月: more than nothing, 50 and more, and so on; the last has no end."""


@frozen
class Band:
    """A change from `low` (included, but more than nothing) to below `high`; None: no end.

    sign: 1 for a gain, -1 for a loss, 0 where nothing changes.
    """

    sign: int
    low: int = 0
    high: int | None = None


_RISING = [*(Band(1, low, high) for low, high in pairwise(EDGES)), Band(1, EDGES[-1])]
BANDS: tuple[Band, ...] = (
    *(Band(-1, band.low, band.high) for band in reversed(_RISING)),
    Band(0),
    *_RISING,
)
"""Every band, the greatest losses first."""
_MIDDLE = len(EDGES)


def bands_of(change: Numbers, months: int) -> Array:
    """Return the place in `BANDS` of each row. change: known everywhere it is asked; months: it is for."""
    # The edges are whole in the measure as well, so that whole yuan decide.
    whole = np.abs(change.numerator) // change.denominator
    edges = np.array([edge * months for edge in EDGES[1:]], dtype=np.int64)
    distance = np.searchsorted(edges, whole.astype(np.int64), side="right") + 1
    return _MIDDLE + signs(change) * distance
