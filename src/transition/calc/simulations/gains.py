"""Who gains and who loses: what becomes of the touched entitlements of a household, and of each of them.

A household *enters* that got nothing of them before and gets something now, *leaves* when it is the other
way round; *gains* and *loses* are those that get something on both sides. One that is not decided for the
simulation is none of these, and has no part in any sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, TypeVar, get_args

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.calc.adjustments.aligned import minus, nothing, plus, signs, with_known
from transition.calc.exact_sums import over_one_denominator
from transition.calc.results import Results
from transition.calc.simulations.amounts import is_money
from transition.calc.simulations.population import Population, plain_counts
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.touched import of_households, rows_under
from transition.policies.checked import CheckedRule
from transition.policies.model import Scope
from transition.rosters.columns import Array, Bools, Numbers

Kind = Literal["enters", "gains", "unchanged", "loses", "leaves", "open"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind; a column of kinds holds places in this list."""
MOVED: tuple[Kind, ...] = ("enters", "gains", "loses", "leaves")
"""The kinds of households to which a reform makes a difference."""

Kinds = NDArray[np.int64]
Number = TypeVar("Number", int, Fraction)


@frozen(eq=False)
class Sides:
    """An amount on both sides, row by row of a scope, in the simulation's measure, and what became of it.

    before, after, change: known where the row's household is decided. kinds: places in `KINDS`.
    """

    of: Scope
    before: Numbers
    after: Numbers
    change: Numbers
    kinds: Kinds


@frozen(eq=False)
class Gains:
    """Who gains and who loses.

    paid: the touched entitlements that are money. uncounted: those that are not and have no part in sums.
    rows: each entitlement in its own scope. households: each of them for households. total: all together.
    """

    paid: tuple[CheckedRule, ...]
    uncounted: tuple[CheckedRule, ...]
    rows: dict[str, Sides]
    households: dict[str, Sides]
    total: Sides


@frozen
class Tally:
    """How many rows of each kind there are: what they stand for, and how many the roster has.

    persons: members of the households; of an entitlement of persons those whose own amount it is, and
    households counts the households with at least one of them. change: what their amounts move by together.
    """

    households: dict[Kind, Fraction]
    persons: dict[Kind, Fraction]
    counted_households: dict[Kind, int]
    counted_persons: dict[Kind, int]
    change: dict[Kind, Fraction]


def gains_of(simulation: Simulation) -> Gains:
    """Return who gains and who loses by all reforms together."""
    return gains_between(simulation, simulation.before, simulation.after)


def gains_between(simulation: Simulation, before: Results, after: Results) -> Gains:
    """Return the same between two of a simulation's laws, for the households that it has decided."""
    paid = tuple(rule for rule in simulation.touched if is_money(rule))
    decided, roster = simulation.decided, simulation.roster
    rows, households = {}, {}
    total = nothing(roster.households), nothing(roster.households)
    for rule in paid:
        without = simulation.left_out
        sides = rows_under(before, rule, without), rows_under(after, rule, without)
        whole = of_households(before, sides[0], rule.of), of_households(after, sides[1], rule.of)
        total = plus(total[0], whole[0]), plus(total[1], whole[1])
        households[rule.key] = sides_of(*whole, decided, "household")
        own = decided if rule.of == "household" else decided[roster.household_of]
        rows[rule.key] = households[rule.key] if rule.of == "household" else sides_of(*sides, own, "person")
    uncounted = tuple(rule for rule in simulation.touched if not is_money(rule))
    alone = next(iter(households.values())) if len(households) == 1 else None
    return Gains(paid, uncounted, rows, households, alone or sides_of(*total, decided, "household"))


def sides_of(before: Numbers, after: Numbers, decided: Bools, of: Scope) -> Sides:
    """Return two amounts side by side, known where `decided` says so."""
    before, after = (with_known(over_one_denominator(one), decided) for one in (before, after))
    change = minus(after, before)
    had, has, moved = signs(before) > 0, signs(after) > 0, signs(change)
    tests: list[tuple[Bools, Kind]] = [
        (~decided, "open"),
        (~had & has, "enters"),
        (had & ~has, "leaves"),
        (moved > 0, "gains"),
        (moved < 0, "loses"),
    ]
    kinds = np.full(len(moved), KINDS.index("unchanged"), dtype=np.int64)
    for test, kind in reversed(tests):
        kinds[test] = KINDS.index(kind)
    return Sides(of, before, after, change, kinds)


def tally(population: Population, sides: Sides) -> Tally:
    """Count the rows of each kind."""
    kinds = sides.kinds
    change = by_kind(population.sums(sides.change, kinds, len(KINDS), sides.of))
    if sides.of == "person":
        return _tally_of_persons(population, kinds, change)
    sizes = plain_counts(kinds[population.roster.household_of], len(KINDS))
    return Tally(
        by_kind(population.counts(kinds, len(KINDS))),
        by_kind(population.persons(kinds, len(KINDS))),
        by_kind(plain_counts(kinds, len(KINDS))),
        by_kind(sizes),
        change,
    )


def _tally_of_persons(population: Population, kinds: Array, change: dict[Kind, Fraction]) -> Tally:
    homes = list(_homes(population, kinds))
    return Tally(
        by_kind([population.count(rows) for rows in homes]),
        by_kind(population.counts(kinds, len(KINDS), "person")),
        by_kind([int(np.count_nonzero(rows)) for rows in homes]),
        by_kind(plain_counts(kinds, len(KINDS))),
        change,
    )


def _homes(population: Population, kinds: Array) -> Iterator[Bools]:
    """Yield for each kind the households with a member of it."""
    for code in range(len(KINDS)):
        rows = np.zeros(population.roster.households, dtype=bool)
        rows[population.roster.household_of[kinds == code]] = True
        yield rows


def by_kind(numbers: Sequence[Number]) -> dict[Kind, Number]:
    """Return numbers in the order of the kinds, by kind."""
    return dict(zip(KINDS, numbers, strict=True))
