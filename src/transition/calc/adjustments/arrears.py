"""What is owed for each month: due before, due now, what was paid; to pay on and to claim back.

Each amount of a household or person in a month stands by itself. What one was paid too much never makes
up for what another, or another month, was paid too little.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import cast

import numpy as np
from attrs import evolve, frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.aligned import exact_values, spread
from transition.calc.adjustments.causes import Entitled, pairs_of, payable
from transition.calc.adjustments.moved_cells import differ
from transition.calc.adjustments.paid import PaidSums, Payee, payee_of
from transition.calc.adjustments.sides import Run
from transition.calc.months import over_months
from transition.rosters.columns import Array, Ints, Numbers, known_of, taken

ZERO = Fraction(0)


@frozen
class Owed:
    """One entitlement of one household or person in one month, in yuan.

    pair: the place in the pairs of the entitlement's scope; None for a payee who is in no roster, who
    is then `payee`. before, after: due under the old and the new side; None where not decided. paid:
    None without a payment list, or where an amount of the list cannot be read.
    """

    entitlement: str
    month: datetime.date
    pair: int | None
    before: Fraction | None
    after: Fraction | None
    paid: Fraction | None = None
    has_list: bool = False
    payee: Payee | None = None

    @property
    def settled(self) -> Fraction | None:
        """What has been given for the month: as paid, or without a list as due before."""
        return self.paid if self.has_list else self.before

    @property
    def balance(self) -> Fraction | None:
        """Due now less what has been given; None where either is not known."""
        return None if self.after is None or self.settled is None else self.after - self.settled

    @property
    def to_pay(self) -> Fraction | None:
        """What is to be paid on (补发)."""
        return None if self.balance is None else max(self.balance, ZERO)

    @property
    def to_claim(self) -> Fraction | None:
        """What is to be claimed back (追缴)."""
        return None if self.balance is None else max(-self.balance, ZERO)


@frozen(eq=False)
class Arrears:
    """All that is owed, and how much agreed. agreeing: amounts that were given as they are due."""

    owed: tuple[Owed, ...]
    agreeing: int
    has_list: bool

    def total(self, name: str) -> Fraction:
        """Return the sum of a property over all that is known of it."""
        return sum((value for one in self.owed if (value := getattr(one, name)) is not None), ZERO)


def arrears(adjustment: Adjustment, paid: PaidSums | None = None) -> Arrears:
    """Return what is owed month by month, of households and persons in the order of the pairs.

    Without a payment list something is owed only where `Adjustment.owes` says so.
    """
    owed: list[Owed] = []
    agreeing = 0
    for one in adjustment.amounts:
        sums = paid.of(one.key) if paid is not None and paid.covers(one.key) else None
        if sums is None and (paid is not None or not adjustment.owes):
            continue
        for place, day in enumerate(adjustment.new_side.days):
            if place and not _is_by_time(one):
                break
            rows, same = _of_month(adjustment, one, place, day, sums)
            owed += rows
            agreeing += same
    if paid is not None:
        owed += _strangers(paid, adjustment.new_side.days)
    return Arrears(tuple(owed), agreeing, paid is not None)


def _strangers(paid: PaidSums, days: Sequence[datetime.date]) -> list[Owed]:
    """Return the payments of the days' months to payees who are in no roster, one by one."""
    months = {day.replace(day=1) for day in days}
    return [
        Owed(one.entitlement, one.month, None, None, None, one.amount, True, payee_of(one))
        for one in paid.unknown
        if one.month in months
    ]


def _is_by_time(one: Entitled) -> bool:
    return one.rule_unit.exponent("月") == -1 or one.rule_unit.exponent("年") == -1


def _of_month(
    adjustment: Adjustment,
    one: Entitled,
    place: int,
    day: datetime.date,
    sums: Mapping[tuple[datetime.date, int], Fraction | None] | None,
) -> tuple[list[Owed], int]:
    """Return what is owed for a month, and how many amounts were given as due."""
    pairs = pairs_of(adjustment.matching, one.of)
    before = _due(adjustment.runs.old, one, place, pairs.old)
    after = _due(adjustment.runs.new, one, place, pairs.new)
    month = day.replace(day=1)
    if sums is None:
        rows = np.flatnonzero(differ(before, after))
        receiving = known_of(after) & (after.numerator > 0)
        found = [Owed(one.key, month, pair, was, now) for pair, was, now in _at(rows, before, after)]
        return found, int(np.count_nonzero(receiving)) - sum(bool(one.after) for one in found)
    every = np.flatnonzero(~known_of(after) | (after.numerator > 0) | _paid_rows(sums, month, len(after)))
    rows_of = (
        Owed(one.key, month, pair, was, now, sums.get((month, pair), ZERO), has_list=True)
        for pair, was, now in _at(every, before, after)
    )
    listed = list(rows_of)
    found = [owed for owed in listed if owed.balance != 0]
    same_days = adjustment.same_days
    return [owed if same_days else evolve(owed, before=None) for owed in found], len(listed) - len(found)


def _due(run: Run, one: Entitled, place: int, rows: Ints) -> Numbers:
    """Return what is due in one month, in yuan, at rows of the entitlement's scope."""
    ledger = run.ledgers[place]
    rule = next((rule for rule in ledger.plan.entitlements if _is(rule, one)), None)
    alone = Run((ledger,), run.held)
    column = payable(alone, rule) if rule is not None else None
    if column is None:
        return spread(_nothing(), np.full(len(rows), -1))
    return spread(over_months([column], one.rule_unit)[0], rows)


def _nothing() -> Numbers:
    return Numbers(np.zeros(0, dtype=np.int64), 1, None, 0)


def _is(rule: object, one: Entitled) -> bool:
    return (getattr(rule, "key", ""), getattr(rule, "of", "")) == (one.key, one.of)


def _at(
    rows: Array, before: Numbers, after: Numbers
) -> Iterator[tuple[int, Fraction | None, Fraction | None]]:
    one, other = (exact_values(cast(Numbers, taken(column, rows))) for column in (before, after))
    return zip(rows.tolist(), one, other, strict=True)


def _paid_rows(
    sums: Mapping[tuple[datetime.date, int], Fraction | None], month: datetime.date, count: int
) -> Array:
    marked = np.zeros(count, dtype=bool)
    marked[[pair for day, pair in sums if day == month]] = True
    return marked


def by_payee(owed: Iterable[Owed]) -> dict[tuple[str, int | None, Payee | None], list[Owed]]:
    """Return what is owed by entitlement and payee, each with its months."""
    found: dict[tuple[str, int | None, Payee | None], list[Owed]] = {}
    for one in owed:
        found.setdefault((one.entitlement, one.pair, one.payee), []).append(one)
    return found
