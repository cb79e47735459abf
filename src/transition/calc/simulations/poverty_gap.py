"""The poverty gap: how far the incomes of households are from the standard, before and after relief.

The gap of a household is what it lacks to the standard: the distance of its income per head from the
standard, times its persons, nothing where it lacks nothing. The sum over all is the money that would bring
everybody up to the standard exactly; the sum of distances is the poverty gap of J. Foster, J. Greer and
E. Thorbecke, "A Class of Decomposable Poverty Measures", Econometrica 52 (3), 1984, pp. 761-766 (their
P1, times the standard and the number of persons, where that is one for all).

Income, standard, persons and relief are what the law's own rules say that `measures` marks, each under its
own law: a reform that raises the standard widens the gap before relief. Where no rule measures the size of
a household, its members in the roster count.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import reduce
from typing import cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.aligned import minus, signs, times
from transition.calc.ledger import Ledger
from transition.calc.results import Results
from transition.calc.simulations.measures import measuring
from transition.calc.simulations.population import Population
from transition.calc.simulations.simulation import Simulation
from transition.rosters.columns import Bools, Numbers, known_of


@frozen
class Below:
    """Who is below the standard: the gap in 元/月, households and persons."""

    gap: Fraction
    households: Fraction
    persons: Fraction


@frozen
class PovertyGap:
    """The gap on one day under both laws, before any relief and after it.

    households: how many are counted; left_out: how many are not, for something of it is not known.
    """

    day: datetime.date
    before_relief_before: Below
    after_relief_before: Below
    before_relief_after: Below
    after_relief_after: Below
    households: Fraction
    left_out: int


MEASURES = ("income", "standard", "relief")


def poverty_gaps(simulation: Simulation, population: Population) -> tuple[PovertyGap, ...]:
    """Return the gap of each day; none where a law does not say what income, standard and relief are."""
    sides = (simulation.before, simulation.after)
    if any(measuring(side, what) is None for side in sides for what in MEASURES):
        return ()
    days = range(len(simulation.options.days))
    return tuple(_gap(simulation, population, day) for day in days)


@frozen(eq=False)
class _Lacking:
    """What households lack to the standard by the month, before and after relief; negative: more than it."""

    before_relief: Numbers
    after_relief: Numbers


def _gap(simulation: Simulation, population: Population, day: int) -> PovertyGap:
    before, after = (
        _lacking(results, results.ledgers[day], population)
        for results in (simulation.before, simulation.after)
    )
    columns = (before.before_relief, before.after_relief, after.before_relief, after.after_relief)
    meant = reduce(np.logical_and, map(known_of, columns), simulation.decided)
    below = [_below(column, meant, population) for column in columns]
    return PovertyGap(
        day=simulation.options.days[day],
        before_relief_before=below[0],
        after_relief_before=below[1],
        before_relief_after=below[2],
        after_relief_after=below[3],
        households=population.count(meant),
        left_out=int(np.count_nonzero(~meant)),
    )


def _lacking(results: Results, ledger: Ledger, population: Population) -> _Lacking:
    income, standard, relief = (_column(results, ledger, what) for what in MEASURES)
    size = _column(results, ledger, "size") if measuring(results, "size") else None
    if size is None:
        size = Numbers(population.sizes, 1, None, int(population.sizes.max(initial=0)))
    before = times(minus(standard, income), size)
    return _Lacking(before, minus(before, relief))


def _column(results: Results, ledger: Ledger, what: str) -> Numbers:
    rule = measuring(results, what)
    assert rule is not None
    return cast(Numbers, ledger.columns[rule.key])


def _below(lacking: Numbers, meant: Bools, population: Population) -> Below:
    poor = meant & (signs(lacking) > 0)
    gap = population.total(lacking, rows=poor)
    return Below(gap, population.count(poor), population.members(poor))
