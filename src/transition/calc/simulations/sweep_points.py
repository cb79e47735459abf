"""One point of a sweep, or several at once: what some households come to, and how that is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import cast

import numpy as np
from attrs import evolve, field, frozen

from transition.calc.adjustments.aligned import plus, zero_where
from transition.calc.months import over_months
from transition.calc.simulations.counting import compared, counted, counted_of, part, positive, total
from transition.calc.simulations.moved_tables import MovedTables
from transition.calc.simulations.remainder import Remainder
from transition.calc.simulations.wanted import HELD, STANDS, TOTAL, amount_key, factor_of, gets_key
from transition.calc.simulations.weights import Weights
from transition.policies.checked import CheckedRule
from transition.policies.units import parse_unit
from transition.rosters.columns import Array, Bools, Flags, Ints, Numbers, all_known, known_mask

_ADDED_BY_MONTH = parse_unit("元/月")
_ROWS_AT_ONCE = 50_000

Values = tuple[Fraction, ...]
"""One value for each axis."""


@frozen
class Received:
    """What households receive of one entitlement: the amount, how many households and persons.

    Of an entitlement of households the persons are the members of those that receive it.
    """

    amount: Fraction
    households: Fraction
    persons: Fraction


@frozen
class Point:
    """What one combination of values comes to, over the households that are compared.

    values: one for each axis; none for the base. by_entitlement: by key of the touched entitlements;
    together: all of them. gainers: households with more than under the base, those entering among them;
    losers: with less, those leaving among them; entering: with something, under the base with nothing.
    present: whether these are the values that the base has.
    """

    values: tuple[Fraction, ...]
    together: Received
    by_entitlement: Mapping[str, Received]
    gainers: Fraction = field(default=Fraction(0))
    losers: Fraction = field(default=Fraction(0))
    entering: Fraction = field(default=Fraction(0))
    leaving: Fraction = field(default=Fraction(0))
    present: bool = False


@frozen(eq=False)
class Day:
    """One day: what remains to be computed on it, and the tables that move."""

    remainder: Remainder
    tables: MovedTables


@frozen(eq=False)
class Outcome:
    """What some households come to. amounts: by key, and all together. gets: persons of it, by key.

    stands: the households that nothing holds back, None for all. known: by key, the households for which
    the amount is known; None for all.
    """

    together: Numbers
    amounts: Mapping[str, Numbers]
    gets: Mapping[str, Bools]
    stands: Bools | None
    known: Mapping[str, Bools | None]

    def copy_of(self, place: int, households: int, persons: int) -> Outcome:
        """Return the part of one of several points."""
        own = slice(place * households, (place + 1) * households)
        people = slice(place * persons, (place + 1) * persons)
        return Outcome(
            part(self.together, own),
            {key: part(amount, own) for key, amount in self.amounts.items()},
            {key: gets[people] for key, gets in self.gets.items()},
            None if self.stands is None else self.stands[own],
            {key: None if known is None else known[own] for key, known in self.known.items()},
        )

    def without(self, left_out: Mapping[str, Bools], household_of: Array) -> Outcome:
        """Return the same with amounts of nothing where they are left out (shape (households,), by key)."""
        if not any(rows.any() for rows in left_out.values()):
            return self
        amounts = {
            key: zero_where(amount, left_out[key]) if left_out[key].any() else amount
            for key, amount in self.amounts.items()
        }
        gets = {key: flags & ~left_out[key][household_of] for key, flags in self.gets.items()}
        known = {
            key: None if known is None else all_known(known | left_out[key])
            for key, known in self.known.items()
        }
        return evolve(self, together=reduce(plus, amounts.values()), amounts=amounts, gets=gets, known=known)


@frozen(eq=False)
class Rows:
    """Some households: what remains to be computed of them, their weights and sizes, what the base gives."""

    days: tuple[Day, ...]
    weights: Weights
    sizes: Ints
    household_of: Array
    base: Outcome
    left_out: Mapping[str, Bools]


# --- one point ---------------------------------------------------------------------------------------


def outcomes_of(
    rows: Rows, touched: Sequence[CheckedRule], points: Sequence[Values]
) -> Iterator[tuple[Values, Outcome]]:
    """Yield what each point comes to. Of few households many points are worked out at once."""
    households, persons = len(rows.sizes), len(rows.household_of)
    at_once = max(1, _ROWS_AT_ONCE // max(persons, households, 1))
    if not all(day.remainder.repeatable(day.tables.after) for day in rows.days):
        at_once = 1
    for first in range(0, len(points), at_once):
        batch = points[first : first + at_once]
        days = [evolve(day, remainder=day.remainder.repeated(len(batch))) for day in rows.days]
        together = outcome_of(days, touched, batch)
        for place, values in enumerate(batch):
            outcome = together if len(batch) == 1 else together.copy_of(place, households, persons)
            yield values, outcome.without(rows.left_out, rows.household_of)


def outcome_of(days: Sequence[Day], touched: Sequence[CheckedRule], points: Sequence[Values]) -> Outcome:
    """Return what some points come to, one after the other; without points the base."""
    found = [
        day.remainder.evaluated(*(map(day.tables.at, points) if points else (day.tables.before,))).columns
        for day in days
    ]
    months = len(days)

    def added(key: str, places: Sequence[int]) -> Numbers:
        columns = [cast(Numbers, found[place][key]) for place in places]
        return columns[0] if len(columns) == 1 else over_months(columns, _ADDED_BY_MONTH)[0]

    def counting(rule: CheckedRule) -> list[int]:
        return [place for place in range(months) if factor_of(rule.type.unit, months, place) is not None]

    amounts = {rule.key: added(amount_key(rule), counting(rule)) for rule in touched}
    return Outcome(
        together=added(TOTAL, range(months)),
        amounts=amounts,
        gets={
            rule.key: reduce(np.logical_or, [cast(Flags, one[gets_key(rule)]).true for one in found])
            for rule in touched
            if rule.of == "person"
        },
        stands=_stands(found),
        known={key: known_mask(amount) for key, amount in amounts.items()},
    )


def _stands(found: Sequence[Mapping[str, object]]) -> Bools | None:
    """Return the households that nothing holds back, and whose entitlements that are no amounts are known."""
    sure = None
    for columns in found:
        for key, wanted in ((STANDS, True), (HELD, False)):
            flag = columns.get(key)
            if isinstance(flag, Flags):
                holds = flag.true if wanted else ~flag.true
                sure = holds if sure is None else sure & holds
    return sure


def point_of(
    values: tuple[Fraction, ...], outcome: Outcome, rows: Rows, touched: Sequence[CheckedRule]
) -> Point:
    """Count what some households come to for given values, against what the base gives them."""
    before, now = rows.base.together, outcome.together
    had, has = positive(before), positive(now)
    by_entitlement = {
        rule.key: _received(outcome.amounts[rule.key], outcome.gets.get(rule.key), rows) for rule in touched
    }
    alone = touched[0] if len(touched) == 1 and touched[0].of == "household" else None
    return Point(
        values=values,
        together=by_entitlement[alone.key] if alone else _received(now, None, rows),
        by_entitlement=by_entitlement,
        gainers=counted(compared(">", now, before), rows.weights),
        losers=counted(compared("<", now, before), rows.weights),
        entering=counted(has & ~had, rows.weights),
        leaving=counted(had & ~has, rows.weights),
    )


def _received(amount: Numbers, gets: Bools | None, rows: Rows) -> Received:
    receiving = positive(amount)
    if gets is None:
        persons = counted_of(receiving, rows.sizes, rows.weights)
    elif rows.weights.label is None:
        persons = Fraction(int(np.count_nonzero(gets)))
    else:
        getting = np.bincount(rows.household_of[gets], minlength=len(rows.sizes)).astype(np.int64)
        persons = counted_of(getting > 0, getting, rows.weights)
    return Received(total(amount, rows.weights), counted(receiving, rows.weights), persons)


def with_rest(point: Point, rest: Point) -> Point:
    """Return a point with what the households come to that it does not reach."""
    others = rest.by_entitlement
    return evolve(
        point,
        together=_sum(point.together, rest.together),
        by_entitlement={key: _sum(one, others[key]) for key, one in point.by_entitlement.items()},
    )


def _sum(one: Received, other: Received) -> Received:
    return Received(one.amount + other.amount, one.households + other.households, one.persons + other.persons)
