"""The effect of several reforms, split by reform: in the order given, and free of any order.

In the order given, a reform's share is what it adds to those before it. The order-free share is the mean of
what it adds over all orders in which the reforms can come (L. S. Shapley, "A Value for n-Person Games",
1953), as exact fractions; it asks for the law with every selection of them, 2 to the power of their number.
Both add up to the whole exactly. The order-free shares are those of the households that are decided under
every selection; what the others' change comes to is not split and stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import Literal

from attrs import frozen

from transition.calc.results import Results
from transition.calc.simulations.gains import Gains, Tally, gains_between, tally
from transition.calc.simulations.population import Population
from transition.calc.simulations.simulation import Simulation, under
from transition.calc.simulations.touched import LeftOut, known_under, left_out, of_households, rows_under
from transition.policies.checked import CheckedRule
from transition.policies.reform import Reform
from transition.policies.reforming import reformed
from transition.problems import PolicyError
from transition.rosters.columns import Bools, Numbers

MOST_REFORMS = 6
"""With more reforms than this only the order given is worked out."""
TOTAL = ""
"""The key of the sum of all entitlements."""

Amounts = Mapping[str, Fraction]
"""An amount in the simulation's measure for each paid entitlement, and for `TOTAL`."""
WhyNot = Literal["too-many", "not-apart"]


@frozen
class Share:
    """What one reform does.

    in_order: what it adds to those before it. free: its order-free share, None where there is none.
    tally: whom it makes a difference to, after those before it.
    """

    reform: Reform
    in_order: Amounts
    free: Amounts | None
    tally: Tally


@frozen
class Split:
    """An effect split by reform: the shares in order add up to `total`, the free ones and `unsplit` too.

    unsplit: of households that are not decided under every selection of the reforms. why_not: why there are
    no order-free shares: ``too-many`` reforms, or one that does not stand without another (``not-apart``).
    """

    shares: tuple[Share, ...]
    total: Amounts
    unsplit: Amounts
    why_not: WhyNot | None = None

    @property
    def differs(self) -> bool:
        """Whether the order matters: a free share that is not the one in order."""
        return any(share.free is not None and share.free != share.in_order for share in self.shares)


def split_of(simulation: Simulation, gains: Gains, population: Population) -> Split | None:
    """Return the effect split by reform, None of fewer than two."""
    if len(simulation.reforms) < 2:
        return None
    steps = list(_steps(simulation, population))
    total = _difference(simulation.after, simulation.before, _Sums(simulation, gains, population), None)
    free, unsplit, why_not = _free(simulation, gains, population, total)
    shares = tuple(
        Share(reform, in_order, free[place] if free else None, tallied)
        for place, (reform, (in_order, tallied)) in enumerate(zip(simulation.reforms, steps, strict=True))
    )
    return Split(shares, total, unsplit, why_not)


def _steps(simulation: Simulation, population: Population) -> Iterator[tuple[Amounts, Tally]]:
    before = simulation.before
    for after in simulation.stages:
        gains = gains_between(simulation, before, after)
        sums = _Sums(simulation, gains, population)
        yield _difference(after, before, sums, None), tally(population, gains.total)
        before = after


@frozen(eq=False)
class _Sums:
    """Sums of the paid entitlements over households that a simulation has decided."""

    simulation: Simulation
    gains: Gains
    population: Population

    def of(self, columns: Mapping[str, Numbers], rows: Bools | None) -> Amounts:
        """Return the weighted sums over some rows, all decided ones where None."""
        meant = self.simulation.decided if rows is None else rows
        sums = {key: self.population.total(column, rows=meant) for key, column in columns.items()}
        return {**sums, TOTAL: sum(sums.values(), Fraction(0))}


def _columns(results: Results, rules: tuple[CheckedRule, ...], without: LeftOut) -> dict[str, Numbers]:
    return {rule.key: of_households(results, rows_under(results, rule, without), rule.of) for rule in rules}


def _difference(after: Results, before: Results, sums: _Sums, rows: Bools | None) -> Amounts:
    without = sums.simulation.left_out
    new, old = (sums.of(_columns(side, sums.gains.paid, without), rows) for side in (after, before))
    return {key: new[key] - old[key] for key in new}


# --- free of any order ---------------------------------------------------------------------------


def _free(
    simulation: Simulation, gains: Gains, population: Population, total: Amounts
) -> tuple[list[Amounts] | None, Amounts, WhyNot | None]:
    """Return the order-free share of each reform, what is not split, and why there are none."""
    none: Amounts = dict.fromkeys(total, Fraction(0))
    if len(simulation.reforms) > MOST_REFORMS:
        return None, none, "too-many"
    try:
        runs = dict(_runs(simulation, gains.paid))
    except PolicyError:
        return None, none, "not-apart"
    known = simulation.decided
    for run in runs.values():
        known = known & run.known
    sums = _Sums(simulation, gains, population)
    worth = {chosen: sums.of(run.columns, known) for chosen, run in runs.items()}
    shares = [_share(place, worth, len(simulation.reforms)) for place in range(len(simulation.reforms))]
    unsplit = {key: total[key] - sum((share[key] for share in shares), Fraction(0)) for key in total}
    return shares, unsplit, None


Chosen = frozenset[int]


@frozen(eq=False)
class _Run:
    """One selection of the reforms: what the paid entitlements come to, and where all touched are known."""

    columns: Mapping[str, Numbers]
    known: Bools


def _runs(simulation: Simulation, rules: tuple[CheckedRule, ...]) -> Iterator[tuple[Chosen, _Run]]:
    """Yield every selection; each is worked out from the one without its last reform."""

    def after(chosen: tuple[int, ...], results: Results) -> Iterator[tuple[Chosen, _Run]]:
        without = _left_out(simulation, results)
        known = known_under(results, simulation.touched, without) & ~results.held
        yield frozenset(chosen), _Run(_columns(results, rules, without), known)
        for place in range(chosen[-1] + 1 if chosen else 0, len(simulation.reforms)):
            more = (*chosen, place)
            yield from after(more, _with(simulation, more, results))

    return after((), simulation.before)


def _left_out(simulation: Simulation, run: Results) -> LeftOut:
    """Return what is left out on every side of the simulation, and the same in a run as well."""
    own = left_out(simulation.before, (run,), simulation.touched)
    return {key: rows & own[key] for key, rows in simulation.left_out.items()}


def _with(simulation: Simulation, chosen: tuple[int, ...], before: Results) -> Results:
    if chosen == tuple(range(len(chosen))):
        return simulation.stages[len(chosen) - 1]
    reforms = [simulation.reforms[place] for place in chosen]
    law = reformed(simulation.base, reforms, simulation.options.days[0])
    return under(law, simulation.roster, before)


def _share(place: int, worth: Mapping[Chosen, Amounts], count: int) -> Amounts:
    """Return Shapley's value of one of `count` reforms."""
    others = [other for other in range(count) if other != place]
    share = dict.fromkeys(worth[frozenset()], Fraction(0))
    for size in range(count):
        weight = Fraction(factorial(size) * factorial(count - size - 1), factorial(count))
        for chosen in map(frozenset, combinations(others, size)):
            for key in share:
                share[key] += weight * (worth[chosen | {place}][key] - worth[chosen][key])
    return share
