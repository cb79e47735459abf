"""The households that are not decided for a simulation: what they lack, and what they leave open.

The range is proven, not guessed (`calc/ranges.py`): whatever stands in the blank cells, the budget's
difference moves by no less than `low` and no more than `high` through the households that were looked at.
Both sides are bounded apart, as if they could be at opposite ends at once: the range is at most that wide.
An end that does not follow is open. A household that an error holds back is open at both ends: what its
cells say is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.calc.ledger import Ledger
from transition.calc.missing import in_words
from transition.calc.ranges import Range, range_of
from transition.calc.results import Results
from transition.calc.simulations.amounts import MONTHS_OF_YEAR
from transition.calc.simulations.gains import Gains
from transition.calc.simulations.population import Population
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.situations import in_first_situations, situations
from transition.calc.subset import subset
from transition.calc.undecided import Undecided, undecided
from transition.policies.checked import CheckedRule
from transition.rosters.columns import Array, Bools

MOST_LOOKED_AT = 100
"""How many situations of undecided households are looked at one by one: each takes a tenth of a second."""


@frozen
class Lack:
    """Something that undecided households lack, as words of the law and the roster.

    kind: what sort of thing; households: what those that lack it stand for; counted: how many they are.
    """

    kind: str
    label: str
    households: Fraction
    counted: int


@frozen
class OpenEnds:
    """What one entitlement's difference may come to through undecided households, in the measure.

    None: no end follows. open: how many households of those looked at have an open end.
    """

    key: str
    label: str
    low: Fraction | None
    high: Fraction | None
    open: int


@frozen
class Waiting:
    """The households that are not decided.

    households, all: what they and all households stand for. counted: how many they are. without_weight:
    those of them whose weight is not known, which have no part in `households` nor in the ranges.
    ranges: by entitlement; looked_at: how many households they are of. others: how many were not looked at.
    """

    households: Fraction
    all: Fraction
    counted: int
    without_weight: int
    held: int
    lacks: tuple[Lack, ...]
    ranges: tuple[OpenEnds, ...]
    looked_at: int
    others: int

    @property
    def share(self) -> Fraction:
        """The share of households that are not decided."""
        return self.households / self.all if self.all else Fraction(0)


def waiting_of(
    simulation: Simulation, gains: Gains, population: Population, most: int = MOST_LOOKED_AT
) -> Waiting:
    """Return who is not decided and what that leaves open. most: situations that are looked at."""
    rows = ~simulation.decided
    unknown_weight = ~population.weights.known
    held = np.logical_or.reduce([side.held for side in _sides(simulation)])
    ranges, looked_at = _ranges(simulation, gains, population, held, most)
    return Waiting(
        households=population.count(rows),
        all=population.count(np.ones_like(rows)),
        counted=int(np.count_nonzero(rows)),
        without_weight=int(np.count_nonzero(unknown_weight)),
        held=int(np.count_nonzero(held)),
        lacks=tuple(_lacks(simulation, population)),
        ranges=ranges,
        looked_at=looked_at,
        others=int(np.count_nonzero(rows & ~unknown_weight)) - looked_at,
    )


def _sides(simulation: Simulation) -> tuple[Results, ...]:
    return (simulation.before, *simulation.stages)


# --- what they lack ------------------------------------------------------------------------------


def _lacks(simulation: Simulation, population: Population) -> Iterator[Lack]:
    """Yield what undecided households lack, what most of them lack first."""
    concerned: dict[tuple[str, str], Bools] = {}
    for found in _undecided(simulation):
        for kind, label, households in _facts(found):
            rows = concerned.setdefault((kind, label), np.zeros(len(found.decided), dtype=bool))
            rows[households] = True
    lacks = []
    for (kind, label), lacking in concerned.items():
        # Who lacks something that is the same under every law does not wait for it.
        rows = lacking & ~simulation.decided
        if not rows.any():
            continue
        lacks.append(Lack(kind, label, population.count(rows), int(np.count_nonzero(rows))))
    yield from sorted(lacks, key=lambda lack: (-lack.households, -lack.counted))


def _undecided(simulation: Simulation) -> Iterator[Undecided]:
    """Yield what the touched entitlements lack under each law on each day."""
    for results in _sides(simulation):
        for ledger in results.ledgers:
            paid = {rule.key for rule in ledger.plan.entitlements}
            keys = [rule.key for rule in simulation.touched if rule.key in paid]
            yield undecided(ledger, keys)


def _facts(found: Undecided) -> Iterator[tuple[str, str, Array]]:
    for parameter in found.parameters:
        kind = "no-value" if parameter.untrusted is None else "not-trusted"
        yield kind, in_words(parameter), parameter.households
    for fault in found.faults:
        yield "fault", fault.label, fault.households
    for cells in found.cells:
        yield ("no-column" if cells.column_missing else "blank"), cells.label, cells.households


# --- what they leave open ------------------------------------------------------------------------

Ends = tuple[Fraction | None, Fraction | None]
"""The least and the most of something; None: no end follows."""
_NOTHING: Ends = (Fraction(0), Fraction(0))
_ANYTHING: Ends = (None, None)


def _ranges(
    simulation: Simulation, gains: Gains, population: Population, held: Bools, most: int
) -> tuple[tuple[OpenEnds, ...], int]:
    """Return the range of each paid entitlement, and how many households were looked at."""
    sums: dict[str, Ends] = {rule.key: _NOTHING for rule in gains.paid}
    open_ends = dict.fromkeys(sums, 0)
    looked_at = 0
    for those, found in _looked_at(simulation, gains, population, held, most):
        looked_at += len(those)
        (weight,) = population.counts(np.zeros(len(those), dtype=np.int64), 1, rows=those)
        for key, ends in found.items():
            open_ends[key] += len(those) if None in ends else 0
            sums[key] = _sum((sums[key], _times(ends, weight)))
    ranges = tuple(
        OpenEnds(rule.key, rule.label, *sums[rule.key], open_ends[rule.key]) for rule in gains.paid
    )
    return ranges, looked_at


def _looked_at(
    simulation: Simulation, gains: Gains, population: Population, held: Bools, most: int
) -> Iterator[tuple[Array, dict[str, Ends]]]:
    """Yield households that are open alike, with the ends of each entitlement's difference.

    Those of one situation are worked out once, the situations in the order of their first households.
    """
    waiting = ~simulation.decided & population.weights.known
    if (waiting & held).any():
        yield np.flatnonzero(waiting & held), {rule.key: _ANYTHING for rule in gains.paid}
    rows = np.flatnonzero(waiting & ~held)
    ledger, keys = simulation.after.ledger, _resting(simulation, gains)
    rows = in_first_situations(ledger, keys, rows, most)
    numbers = situations(ledger, keys, rows)
    _, firsts, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    for place in np.argsort(firsts)[:most].tolist():
        those = rows[inverse == place]
        yield those, _differences(simulation, gains, int(those[0]))


def _resting(simulation: Simulation, gains: Gains) -> list[str]:
    """Return the inputs on which the paid entitlements rest under one of the laws on one of the days."""
    keys = tuple(rule.key for rule in gains.paid)
    sides = (simulation.before, simulation.after)
    found = {key for side in sides for ledger in side.ledgers for key in ledger.plan.rests_on(*keys)}
    return sorted(found & simulation.after.plan.inputs.keys())


def _differences(simulation: Simulation, gains: Gains, household: int) -> dict[str, Ends]:
    """Return the ends of what each paid entitlement's difference may be for a household."""
    sides = [_alone(side, household) for side in (simulation.before, simulation.after)]
    roster = simulation.roster
    members = slice(int(roster.starts[household]), int(roster.starts[household + 1]))
    found = {}
    for rule in gains.paid:
        own = members if rule.of == "person" else slice(household, household + 1)
        rows = np.flatnonzero(~simulation.left_out[rule.key][own]).tolist()
        before, after = (_amount_ends(ledgers, rule, rows) for ledgers in sides)
        found[rule.key] = _minus(after[0], before[1]), _minus(after[1], before[0])
    return found


def _minus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other


def _alone(results: Results, household: int) -> list[Ledger]:
    """Return the ledgers of one household of some results."""
    found = []
    for ledger in results.ledgers:
        roster, columns = subset(ledger.plan, ledger.roster, ledger.columns, np.array([household]))
        found.append(Ledger(ledger.plan, roster, columns))
    return found


def _amount_ends(ledgers: Sequence[Ledger], rule: CheckedRule, rows: Sequence[int]) -> Ends:
    """Return the ends of what an entitlement comes to in the measure for the one household of ledgers.

    rows: those of its scope that count; the others are surely the same on both sides.
    """
    own = next((one for one in ledgers[0].plan.entitlements if one.key == rule.key), None)
    if own is None:
        return _NOTHING
    monthly, yearly = (own.type.unit.exponent(time) == -1 for time in ("月", "年"))
    if len(ledgers) == 1:
        return _times(_household_ends(ledgers[0], own, rows), MONTHS_OF_YEAR if monthly else 1)
    if not monthly and not yearly:
        return _household_ends(ledgers[0], own, rows)
    months = _sum(_household_ends(ledger, own, rows) for ledger in ledgers)
    return _times(months, Fraction(1) if monthly else Fraction(1, MONTHS_OF_YEAR))


def _household_ends(ledger: Ledger, rule: CheckedRule, rows: Sequence[int]) -> Ends:
    return _sum(_row_ends(ledger, rule.key, row) for row in rows)


def _row_ends(ledger: Ledger, key: str, row: int) -> Ends:
    value = ledger.columns[key].at(row)
    if isinstance(value, Fraction):
        return value, value
    found: Range | None = range_of(ledger, key, row)
    return _ANYTHING if found is None else (found.low, found.high)


def _sum(ends: Iterable[Ends]) -> Ends:
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    for one in ends:
        low = None if low is None or one[0] is None else low + one[0]
        high = None if high is None or one[1] is None else high + one[1]
    return low, high


def _times(ends: Ends, factor: Fraction | int) -> Ends:
    return tuple(None if end is None else end * factor for end in ends)  # type: ignore[return-value]
