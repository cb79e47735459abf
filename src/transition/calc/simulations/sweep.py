"""A sweep: what a law comes to for one roster while one or two of its values go through a grid.

    Simulation + ``保障标准=600:720:10`` --sweep--> Sweep: a point for every value

What the values cannot reach is not computed again, neither rules nor parts of them nor households; every
point is what a simulation of its own would give. An entitlement that is not known for a household under the
base and at every point is *left out* for it, at all points alike: what is known of others still counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import cast

import numpy as np
from attrs import evolve, field, frozen

from transition.calc.adjustments.aligned import plus, zero_where
from transition.calc.months import over_months
from transition.calc.simulations.grid import Axis, Grid, grid
from transition.calc.simulations.moved_tables import MovedTables, moved_tables
from transition.calc.simulations.remainder import Remainder, moved_by, remainder_of
from transition.calc.simulations.settings import Target
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.tally import compared, counted, counted_of, part, positive, total
from transition.calc.simulations.wanted import HELD, STANDS, TOTAL, amount_key, factor_of, gets_key, wanted_of
from transition.calc.simulations.weights import Weights
from transition.calc.subset import members_of
from transition.policies.checked import CheckedRule
from transition.policies.units import Unit, parse_unit
from transition.rosters.columns import Array, Bools, Flags, Ints, Numbers, all_known, known_mask, taken

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
class Sweep:
    """Every point of a grid, in its order, and the base: the law with the reforms, before a value is moved.

    touched: the entitlements that the grid can reach. compared: how many households of the roster's
    `households` no error holds back and have a weight, under the base and at every point. left_out: by an
    entitlement's key, of how many of these it is not known at all of them. unit: of the amounts, by the year
    or over the months. present: for each axis the values of the base for the roster's households.
    """

    simulation: Simulation
    grid: Grid
    touched: tuple[CheckedRule, ...]
    unit: Unit
    households: int
    compared: int
    left_out: Mapping[str, int]
    base: Point
    points: tuple[Point, ...]
    present: tuple[tuple[Fraction, ...], ...]

    @property
    def weighted(self) -> str | None:
        """The label of the column of weights; None where every household stands for itself."""
        return self.simulation.weights.label


def sweep(simulation: Simulation, written: Sequence[str]) -> Sweep:
    """Go through the values of one or two parameters. written, and what is refused: see `grid.grid`."""
    return sweep_of(simulation, grid(simulation.reformed, written))


def sweep_of(simulation: Simulation, axes: Grid) -> Sweep:
    """Go through a grid. Raises PolicyError where a value does not fit its table."""
    work = _Work.of(simulation, axes)
    points, among = work.points()
    base = evolve(work.base(among), present=True)
    return Sweep(
        simulation=simulation,
        grid=axes,
        touched=work.touched,
        unit=work.unit,
        households=simulation.roster.households,
        compared=int(np.count_nonzero(among.rows)),
        left_out={key: int(np.count_nonzero(rows & among.rows)) for key, rows in among.left_out.items()},
        base=base,
        points=points,
        present=work.present,
    )


def present_values(simulation: Simulation, meant: Target) -> tuple[Fraction, ...]:
    """Return the values that stand where a target means, for those households that meet them, rising."""
    axes = Grid((Axis(meant, "set", (Fraction(0),), Fraction(1)),))
    return _present(_days(simulation, axes))[0]


@frozen(eq=False)
class _Day:
    """One day: what remains to be computed on it, and the tables that move."""

    remainder: Remainder
    tables: MovedTables


def _days(simulation: Simulation, axes: Grid) -> tuple[_Day, ...]:
    ledgers = simulation.after.ledgers
    found = []
    for place, ledger in enumerate(ledgers):
        tables = moved_tables(axes, simulation.reformed, ledger.plan, simulation.options.days[0])
        moved = moved_by(ledger.plan, tables.after)
        wanted = wanted_of(ledger.plan, moved, tuple(tables.after), len(ledgers), place)
        found.append(_Day(remainder_of(ledger, tables.after, wanted), tables))
    return tuple(found)


@frozen(eq=False)
class _Outcome:
    """What some households come to. amounts: by key, and all together. gets: persons of it, by key.

    stands: the households that nothing holds back, None for all. known: by key, the households for which
    the amount is known; None for all.
    """

    together: Numbers
    amounts: Mapping[str, Numbers]
    gets: Mapping[str, Bools]
    stands: Bools | None
    known: Mapping[str, Bools | None]

    def copy_of(self, place: int, households: int, persons: int) -> _Outcome:
        """Return the part of one of several points."""
        own = slice(place * households, (place + 1) * households)
        people = slice(place * persons, (place + 1) * persons)
        return _Outcome(
            part(self.together, own),
            {key: part(amount, own) for key, amount in self.amounts.items()},
            {key: gets[people] for key, gets in self.gets.items()},
            None if self.stands is None else self.stands[own],
            {key: None if known is None else known[own] for key, known in self.known.items()},
        )

    def without(self, left_out: Mapping[str, Bools], household_of: Array) -> _Outcome:
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
class _Among:
    """Who is compared. rows: shape (households,); left_out: by key, shape (households,)."""

    rows: Bools
    left_out: Mapping[str, Bools]


@frozen(eq=False)
class _Rows:
    """Some households: what remains to be computed of them, their weights and sizes, what the base gives."""

    days: tuple[_Day, ...]
    weights: Weights
    sizes: Ints
    household_of: Array
    base: _Outcome
    left_out: Mapping[str, Bools]


@frozen(eq=False)
class _Work:
    """A grid over a simulation, made ready."""

    simulation: Simulation
    axes: Grid
    days: tuple[_Day, ...]
    touched: tuple[CheckedRule, ...]
    whole: _Outcome
    present: tuple[tuple[Fraction, ...], ...]

    @classmethod
    def of(cls, simulation: Simulation, axes: Grid) -> _Work:
        days, plan = _days(simulation, axes), simulation.after.plan
        moved = moved_by(plan, days[0].tables.after)
        touched = tuple(
            rule for rule in plan.entitlements if rule.key in moved and rule.type.kind == "number"
        )
        return cls(simulation, axes, days, touched, _outcome(days, touched, ()), _present(days))

    @property
    def unit(self) -> Unit:
        return parse_unit("元" if len(self.days) > 1 else "元/年")

    # --- who is compared ---------------------------------------------------------------------------

    def points(self) -> tuple[tuple[Point, ...], _Among]:
        """Return every point, and who is compared."""
        base, simulation = self.whole, self.simulation
        rows = ~simulation.after.held & simulation.weights.known
        rows = rows if base.stands is None else rows & base.stands
        unknown = {key: _none(rows) if known is None else ~known for key, known in base.known.items()}
        among = _Among(rows, unknown)
        while True:
            points, again = self._points_of(among)
            if again is among:
                return points, among
            # Some is not known at some point: the rest is compared, at all points alike.
            among = again

    def _points_of(self, among: _Among) -> tuple[tuple[Point, ...], _Among]:
        """Return every point over some households, and who can be compared at all: `among`, or fewer."""
        reached = among.rows & self._reached()
        places = np.flatnonzero(reached)
        moving = self._rows(places, among, self.days)
        still = self._rows(np.flatnonzero(among.rows & ~reached), among)
        rest = _point((), still.base, still, self.touched)
        stands = np.ones(len(places), dtype=bool)
        known = {rule.key: np.ones(len(places), dtype=bool) for rule in self.touched}

        found = []
        for values, outcome in _outcomes(moving, self.touched, tuple(self.axes)):
            stands = stands if outcome.stands is None else stands & outcome.stands
            for key, sure in outcome.known.items():
                known[key] = known[key] if sure is None else known[key] & sure
            point = _with(_point(values, outcome, moving, self.touched), rest)
            found.append(evolve(point, present=self._is_present(values)))
        if stands.all() and all(sure.all() for sure in known.values()):
            return tuple(found), among
        left_out = {key: rows.copy() for key, rows in among.left_out.items()}
        for key, sure in known.items():
            left_out[key][places[~sure]] = True
        fewer = among.rows.copy()
        fewer[places[~stands]] = False
        return tuple(found), _Among(fewer, left_out)

    def base(self, among: _Among) -> Point:
        """Return what the base comes to for those who are compared."""
        rows = self._rows(np.flatnonzero(among.rows), among)
        return _point((), rows.base, rows, self.touched)

    def _reached(self) -> Bools:
        found = np.zeros(self.simulation.roster.households, dtype=bool)
        ends = [tuple(axis.values[place] for axis in self.axes.axes) for place in (0, -1)]
        for day in self.days:
            several = [day.tables.before, *(day.tables.at(values) for values in ends)]
            found |= day.remainder.reached(several)
        return found

    def _rows(self, households: Array, among: _Among, days: tuple[_Day, ...] = ()) -> _Rows:
        """Return some households, with the days on which something is to be worked out for them."""
        roster, weights = self.simulation.roster, self.simulation.weights
        persons = members_of(roster, households)
        sizes = np.diff(roster.starts).take(households)
        column = cast(Numbers, taken(weights.column, households))
        whole = self.whole
        base = _Outcome(
            cast(Numbers, taken(whole.together, households)),
            {key: cast(Numbers, taken(amount, households)) for key, amount in whole.amounts.items()},
            {key: gets.take(persons) for key, gets in whole.gets.items()},
            None,
            dict.fromkeys(whole.amounts),
        )
        days = tuple(evolve(day, remainder=day.remainder.of(households)) for day in days)
        household_of = np.repeat(np.arange(len(households)), sizes)
        left_out = {key: rows.take(households) for key, rows in among.left_out.items()}
        base = base.without(left_out, household_of)
        return _Rows(days, Weights(column, weights.label), sizes, household_of, base, left_out)

    def _is_present(self, values: Sequence[Fraction]) -> bool:
        pairs = zip(self.axes.axes, values, self.present, strict=True)
        return all(
            (axis.way != "set" and axis.moved(Fraction(7), value) == 7) or present == (value,)
            for axis, value, present in pairs
        )


# --- one point ---------------------------------------------------------------------------------------


def _outcomes(
    rows: _Rows, touched: Sequence[CheckedRule], points: Sequence[Values]
) -> Iterator[tuple[Values, _Outcome]]:
    """Yield what each point comes to. Of few households many points are worked out at once."""
    households, persons = len(rows.sizes), len(rows.household_of)
    at_once = max(1, _ROWS_AT_ONCE // max(persons, households, 1))
    if not all(day.remainder.repeatable(day.tables.after) for day in rows.days):
        at_once = 1
    for first in range(0, len(points), at_once):
        batch = points[first : first + at_once]
        days = [evolve(day, remainder=day.remainder.repeated(len(batch))) for day in rows.days]
        together = _outcome(days, touched, batch)
        for place, values in enumerate(batch):
            outcome = together if len(batch) == 1 else together.copy_of(place, households, persons)
            yield values, outcome.without(rows.left_out, rows.household_of)


def _outcome(days: Sequence[_Day], touched: Sequence[CheckedRule], points: Sequence[Values]) -> _Outcome:
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
    return _Outcome(
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


def _none(rows: Bools) -> Bools:
    return np.zeros(len(rows), dtype=bool)


def _point(
    values: tuple[Fraction, ...], outcome: _Outcome, rows: _Rows, touched: Sequence[CheckedRule]
) -> Point:
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


def _received(amount: Numbers, gets: Bools | None, rows: _Rows) -> Received:
    receiving = positive(amount)
    if gets is None:
        persons = counted_of(receiving, rows.sizes, rows.weights)
    elif rows.weights.label is None:
        persons = Fraction(int(np.count_nonzero(gets)))
    else:
        getting = np.bincount(rows.household_of[gets], minlength=len(rows.sizes)).astype(np.int64)
        persons = counted_of(getting > 0, getting, rows.weights)
    return Received(total(amount, rows.weights), counted(receiving, rows.weights), persons)


def _with(point: Point, rest: Point) -> Point:
    """Return a point with what the households come to that it does not reach."""
    others = rest.by_entitlement
    return evolve(
        point,
        together=_sum(point.together, rest.together),
        by_entitlement={key: _sum(one, others[key]) for key, one in point.by_entitlement.items()},
    )


def _sum(one: Received, other: Received) -> Received:
    return Received(one.amount + other.amount, one.households + other.households, one.persons + other.persons)


# --- what stands there now -----------------------------------------------------------------------------


def _present(days: Sequence[_Day]) -> tuple[tuple[Fraction, ...], ...]:
    """Return for each axis the values of the base in the places that it moves, for those who meet them."""
    return tuple(
        tuple(sorted({value for day in days for value in _met(day, place)}))
        for place in range(len(days[0].tables.axes))
    )


def _met(day: _Day, place: int) -> set[Fraction]:
    axis, meant = day.tables.axes[place], day.tables.meant[place]
    key = axis.target.parameter.key
    before = day.tables.before[key]
    met = day.remainder.met(key, day.tables.after[key], before)
    if met is None:
        return {
            row.row.value
            for keys, row in before.answers.items()
            if keys in meant and isinstance(row.row.value, Fraction)
        }
    return {value for keys, value in met if keys in meant and isinstance(value, Fraction)}
