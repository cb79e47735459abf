"""A sweep: what a law comes to for one roster while one or two of its values go through a grid.

    Simulation + ``保障标准=600:720:10`` --sweep--> Sweep: a point for every value

What the values cannot reach is not computed again, neither rules nor parts of them nor households; every
point is what a simulation of its own would give. An entitlement that is not known for a household under the
base and at every point is *left out* for it, at all points alike: what is known of others still counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import cast

import numpy as np
from attrs import evolve, frozen

from transition.calc.simulations.grid import Axis, Grid, grid
from transition.calc.simulations.moved_tables import moved_tables
from transition.calc.simulations.remainder import moved_by, remainder_of
from transition.calc.simulations.settings import Target
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.sweep_points import (
    Day,
    Outcome,
    Point,
    Rows,
    outcome_of,
    outcomes_of,
    point_of,
    with_rest,
)
from transition.calc.simulations.wanted import wanted_of
from transition.calc.simulations.weights import Weights
from transition.calc.subset import members_of
from transition.policies.checked import CheckedRule
from transition.policies.units import Unit, parse_unit
from transition.rosters.columns import Array, Bools, Numbers, taken


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


def _days(simulation: Simulation, axes: Grid) -> tuple[Day, ...]:
    ledgers = simulation.after.ledgers
    found = []
    for place, ledger in enumerate(ledgers):
        tables = moved_tables(axes, simulation.reformed, ledger.plan, simulation.options.days[0])
        moved = moved_by(ledger.plan, tables.after)
        wanted = wanted_of(ledger.plan, moved, tuple(tables.after), len(ledgers), place)
        found.append(Day(remainder_of(ledger, tables.after, wanted), tables))
    return tuple(found)


@frozen(eq=False)
class _Among:
    """Who is compared. rows: shape (households,); left_out: by key, shape (households,)."""

    rows: Bools
    left_out: Mapping[str, Bools]


@frozen(eq=False)
class _Work:
    """A grid over a simulation, made ready."""

    simulation: Simulation
    axes: Grid
    days: tuple[Day, ...]
    touched: tuple[CheckedRule, ...]
    whole: Outcome
    present: tuple[tuple[Fraction, ...], ...]

    @classmethod
    def of(cls, simulation: Simulation, axes: Grid) -> _Work:
        days, plan = _days(simulation, axes), simulation.after.plan
        moved = moved_by(plan, days[0].tables.after)
        touched = tuple(
            rule for rule in plan.entitlements if rule.key in moved and rule.type.kind == "number"
        )
        return cls(simulation, axes, days, touched, outcome_of(days, touched, ()), _present(days))

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
        rest = point_of((), still.base, still, self.touched)
        stands = np.ones(len(places), dtype=bool)
        known = {rule.key: np.ones(len(places), dtype=bool) for rule in self.touched}

        found = []
        for values, outcome in outcomes_of(moving, self.touched, tuple(self.axes)):
            stands = stands if outcome.stands is None else stands & outcome.stands
            for key, sure in outcome.known.items():
                known[key] = known[key] if sure is None else known[key] & sure
            point = with_rest(point_of(values, outcome, moving, self.touched), rest)
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
        return point_of((), rows.base, rows, self.touched)

    def _reached(self) -> Bools:
        found = np.zeros(self.simulation.roster.households, dtype=bool)
        ends = [tuple(axis.values[place] for axis in self.axes.axes) for place in (0, -1)]
        for day in self.days:
            several = [day.tables.before, *(day.tables.at(values) for values in ends)]
            found |= day.remainder.reached(several)
        return found

    def _rows(self, households: Array, among: _Among, days: tuple[Day, ...] = ()) -> Rows:
        """Return some households, with the days on which something is to be worked out for them."""
        roster, weights = self.simulation.roster, self.simulation.weights
        persons = members_of(roster, households)
        sizes = np.diff(roster.starts).take(households)
        column = cast(Numbers, taken(weights.column, households))
        whole = self.whole
        base = Outcome(
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
        return Rows(days, Weights(column, weights.label), sizes, household_of, base, left_out)

    def _is_present(self, values: Sequence[Fraction]) -> bool:
        pairs = zip(self.axes.axes, values, self.present, strict=True)
        return all(
            (axis.way != "set" and axis.moved(Fraction(7), value) == 7) or present == (value,)
            for axis, value, present in pairs
        )


def _none(rows: Bools) -> Bools:
    return np.zeros(len(rows), dtype=bool)


# --- what stands there now -----------------------------------------------------------------------------


def _present(days: Sequence[Day]) -> tuple[tuple[Fraction, ...], ...]:
    """Return for each axis the values of the base in the places that it moves, for those who meet them."""
    return tuple(
        tuple(sorted({value for day in days for value in _met(day, place)}))
        for place in range(len(days[0].tables.axes))
    )


def _met(day: Day, place: int) -> set[Fraction]:
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
