"""A survey of edges: what many households of a roster lose again of what they would earn more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, lcm
from typing import Any, cast

import numpy as np
from attrs import define, field, frozen

from transition.calc.results import Results
from transition.calc.simulations.curves import Paid, earner_rows, paid_at, present_earnings
from transition.calc.simulations.weights import Weights
from transition.calc.subset import subset
from transition.policies.checked import CheckedInput, CheckedRule
from transition.rosters.columns import Array, Bools, Ints, Numbers, taken
from transition.rosters.roster import Roster

MOST_HOUSEHOLDS = 2_000
"""So many households of a roster are looked at, the first ones that are decided."""
DISTANCES = (100, 200, 500, 1_000)
"""How much more a household may earn by the year."""
MOST_BANDS = 30
_MOST_WORST = 20
_ROWS_AT_ONCE = 200_000


@frozen
class Band:
    """Incomes from `first` to `last`: the mean share that is lost of what is earned more there.

    rate: of all households together, exact; above: the share of the steps in which more than that is lost.
    """

    first: Fraction
    last: Fraction
    rate: Fraction | None
    above: Fraction | None


@frozen
class Worst:
    """The step that costs a household most. lost_by: by key of the entitlements that fall in it."""

    household: str
    below: Fraction
    above: Fraction
    lost: Fraction
    lost_by: dict[str, Fraction]


@frozen(eq=False)
class Survey:
    """What was found at many households under one law.

    households: how many were looked at, the first of `of` that are decided; weighted: what they stand for.
    known: how many have known earnings, near: how many of these would have less than now with so much more.
    with_edge: how many lose by some step up to `up_to`. worst: the costliest step of the households that
    lose most.
    """

    title: str
    households: int
    of: int
    step: Fraction
    up_to: Fraction
    known: Fraction
    near: tuple[tuple[int, Fraction], ...]
    with_edge: Fraction
    weighted: Fraction
    bands: tuple[Band, ...]
    worst: tuple[Worst, ...]


def survey(
    results: Results,
    earnings: CheckedInput,
    paid: Sequence[CheckedRule],
    step: Fraction,
    up_to: Fraction,
    weights: Weights,
    decided: Bools,
) -> Survey:
    """Look at the first decided households of a roster, each at all steps of earnings."""
    meant = np.flatnonzero(decided)[:MOST_HOUSEHOLDS]
    incomes = [place * step for place in range(int(up_to / step) + 1)]
    counts = _Counts.of(len(incomes))
    roster = results.roster
    sizes = np.diff(roster.starts).take(meant)
    at_once = max(1, _ROWS_AT_ONCE // max(1, int(sizes.max(initial=1)) * len(incomes)))
    for first in range(0, len(meant), at_once):
        rows = meant[first : first + at_once]
        small, _ = subset(results.plan, roster, {}, rows)
        own = Weights(cast(Numbers, taken(weights.column, rows)), weights.label)
        _look(results, small, earnings, paid, incomes, own, counts)
    return Survey(
        title=results.policy.title,
        households=len(meant),
        of=results.roster.households,
        step=step,
        up_to=up_to,
        known=counts.known,
        near=tuple((distance, counts.near[distance]) for distance in DISTANCES),
        with_edge=counts.with_edge,
        weighted=counts.weighted,
        bands=tuple(counts.bands(incomes)),
        worst=tuple(sorted(counts.worst, key=lambda one: -one.lost)[:_MOST_WORST]),
    )


@define(eq=False)
class _Counts:
    """What is added up from part to part: for each step what was lost of how much, and how often more."""

    lost: list[Fraction]
    earned: list[Fraction]
    above: list[Fraction]
    steps: list[Fraction]
    near: dict[int, Fraction] = field(factory=lambda: dict.fromkeys(DISTANCES, Fraction(0)))
    known: Fraction = Fraction(0)
    with_edge: Fraction = Fraction(0)
    weighted: Fraction = Fraction(0)
    worst: list[Worst] = field(factory=list)

    @classmethod
    def of(cls, points: int) -> _Counts:
        nothing = [Fraction(0)] * (points - 1)
        return cls([*nothing], [*nothing], [*nothing], [*nothing])

    def bands(self, incomes: Sequence[Fraction]) -> Iterator[Band]:
        """Yield what neighbouring steps come to together."""
        wide = max(1, ceil(len(self.lost) / MOST_BANDS))
        for first in range(0, len(self.lost), wide):
            last = min(first + wide, len(self.lost))
            lost, earned = sum(self.lost[first:last], Fraction(0)), sum(self.earned[first:last], Fraction(0))
            above, steps = sum(self.above[first:last], Fraction(0)), sum(self.steps[first:last], Fraction(0))
            rate = lost / earned if earned else None
            yield Band(incomes[first], incomes[last], rate, above / steps if steps else None)


def _look(
    results: Results,
    roster: Roster,
    earnings: CheckedInput,
    paid: Sequence[CheckedRule],
    incomes: Sequence[Fraction],
    weights: Weights,
    counts: _Counts,
) -> None:
    rows = earner_rows(roster, earnings)
    at = paid_at(results.plan, roster, earnings, rows, [incomes] * roster.households, paid)
    # Entitlements and incomes as whole numbers over one denominator.
    scale = lcm(at.below, incomes[1].denominator) if len(incomes) > 1 else at.below
    income = np.array([int(one * scale) for one in incomes])
    total = at.total() * (scale // at.below)
    lost, sure = -np.diff(total, axis=1), at.known[:, 1:] & at.known[:, :-1]
    more = np.diff(income)
    share = [weights.column.at(row) or Fraction(0) for row in range(roster.households)]
    counts.weighted += sum(share)
    for step in range(len(more)):
        meant = sure[:, step]
        counts.lost[step] += _weighed(np.where(meant, lost[:, step], 0), share) / scale
        counts.steps[step] += _weighed(meant.astype(np.int64), share)
        counts.above[step] += _weighed((meant & (lost[:, step] > more[step])).astype(np.int64), share)
        counts.earned[step] += _weighed(meant.astype(np.int64), share) * Fraction(int(more[step]), scale)
    net_lost = np.where(sure, lost - more, 0)
    counts.with_edge += _weighed((net_lost > 0).any(axis=1).astype(np.int64), share)
    counts.worst += list(_worst(roster, at, net_lost, incomes, scale))
    _near(results, roster, earnings, paid, rows, share, counts)


def _weighed(numbers: Any, share: Sequence[Fraction]) -> Fraction:  # noqa: ANN401 - an array
    """Return the sum of whole numbers, one a household, each as often as that stands for others."""
    return sum(
        (one * number for one, number in zip(share, numbers.tolist(), strict=True) if number), Fraction(0)
    )


def _worst(
    roster: Roster, at: Paid, net_lost: Array, incomes: Sequence[Fraction], scale: int
) -> Iterator[Worst]:
    if not net_lost.shape[1]:
        return
    steps = net_lost.argmax(axis=1).tolist()
    for household, step in enumerate(steps):
        lost = Fraction(int(net_lost[household, step]), scale)
        if lost <= 0:
            continue
        fallen = {
            key: Fraction(int(one[household, step] - one[household, step + 1]), at.below)
            for key, one in at.amounts.items()
        }
        by = {key: one for key, one in fallen.items() if one > 0}
        yield Worst(roster.household_names[household], incomes[step], incomes[step + 1], lost, by)


def _near(
    results: Results,
    roster: Roster,
    earnings: CheckedInput,
    paid: Sequence[CheckedRule],
    rows: Ints,
    share: Sequence[Fraction],
    counts: _Counts,
) -> None:
    """Count who would have less than now, earning a little more."""
    present = present_earnings(roster, earnings, rows)
    zero = Fraction(0)
    incomes = [[(one or zero) + more for more in (0, *DISTANCES)] for one in present]
    at = paid_at(results.plan, roster, earnings, rows, incomes, paid)
    net = at.total() + at.below * np.array([0, *DISTANCES])
    known = at.known & np.array([one is not None for one in present])[:, None]
    less = np.asarray((net < net[:, :1]) & known & known[:, :1])
    counts.known += _weighed(known[:, 0].astype(np.int64), share)
    for place, distance in enumerate(DISTANCES, start=1):
        meant = less[:, 1 : place + 1].any(axis=1)
        counts.near[distance] += _weighed(meant.astype(np.int64), share)
