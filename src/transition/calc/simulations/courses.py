"""The path of each entitlement over months: what steps down, what ends, who is left without.

    Simulation of several months --courses--> Courses

What is not known in a month is not counted as nothing: a value that has run out leaves households open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal, cast

import numpy as np
from attrs import frozen

from transition.calc.adjustments.aligned import scaled
from transition.calc.explanation import Shown
from transition.calc.ledger import Ledger
from transition.calc.provenance import UsedRow, UsedRule, provenance
from transition.calc.results import Results
from transition.calc.simulations.amounts import MONTHS_OF_YEAR, OVER_MONTHS, amount_of
from transition.calc.simulations.counting import counted, counted_of, positive, total
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.weights import Weights
from transition.calc.undecided import MissingCells, MissingParameter, RuleFault
from transition.policies.checked import CheckedRule, Source
from transition.policies.model import Value
from transition.policies.units import Unit
from transition.problems import Problem, UsageError
from transition.rosters.columns import Bools, Ints, Numbers, all_known, known_of

EventKind = Literal["changed", "ended", "begun", "rule"]


@frozen
class MonthOf:
    """One entitlement in one month: what is paid, to how many; open: households of which it is not known.

    throughout: the amount of those of whom it is known in every month; these add up over the months.
    """

    day: datetime.date
    amount: Fraction
    households: Fraction
    persons: Fraction
    open: Fraction
    throughout: Fraction


@frozen(eq=False)
class Left:
    """Who received something in an earlier month and, known, nothing any more to the end.

    households: indexes, rising; since: for each the place of the first month without; last: what was received
    in the month before.
    """

    households: Ints
    since: Ints
    last: tuple[Fraction, ...]


@frozen(eq=False)
class Course:
    """The path of one entitlement, in yuan of each month; what is by the year counts a twelfth."""

    rule: CheckedRule
    unit: Unit
    months: tuple[MonthOf, ...]
    left: Left


@frozen
class Event:
    """What the law changes from one month to the next, among what results rested on.

    label: of the table or rule; keys: label and value of each key. before, after: the value, or the formula
    of a rule; None where there is none, or none is known any more. entitlements: keys of those resting on it.
    """

    day: datetime.date
    kind: EventKind
    key: str
    label: str
    unit: Unit
    keys: tuple[tuple[str, Shown], ...]
    before: Shown
    after: Shown
    sources: tuple[Source, ...]
    entitlements: tuple[str, ...]
    households: int


@frozen(eq=False)
class Path:
    """One law over the months. missing: for each month the labels of what is not known, with households."""

    courses: tuple[Course, ...]
    events: tuple[Event, ...]
    missing: tuple[tuple[tuple[str, int], ...], ...]


@frozen(eq=False)
class Courses:
    """The law as it is and, where there are reforms, the law with them, month by month."""

    simulation: Simulation
    days: tuple[datetime.date, ...]
    before: Path
    after: Path | None


def courses(simulation: Simulation) -> Courses:
    """Return the path of each entitlement over the months of a simulation.

    Raises UsageError: simulation.months-wanted for a single day.
    """
    days = simulation.options.days
    if len(days) < 2:
        raise UsageError([Problem("simulation.months-wanted", facts={"day": days[0]})])
    after = _path(simulation.after, simulation.weights) if simulation.stages else None
    return Courses(simulation, days, _path(simulation.before, simulation.weights), after)


def _path(results: Results, weights: Weights) -> Path:
    paid = [rule for rule in results.plan.entitlements if rule.type.kind == "number"]
    among = ~results.held & weights.known
    return Path(
        courses=tuple(_course(results, rule, among, weights) for rule in paid),
        events=tuple(_events(results.ledgers)),
        missing=tuple(_missing(results, place) for place in range(len(results.ledgers))),
    )


# --- one entitlement ---------------------------------------------------------------------------------


def _course(results: Results, rule: CheckedRule, among: Bools, weights: Weights) -> Course:
    columns = [_of_month(ledger, rule, place) for place, ledger in enumerate(results.ledgers)]
    throughout = among & np.logical_and.reduce([known_of(column) for column in columns])
    months = tuple(
        _month(ledger, rule, column, among, throughout, weights)
        for ledger, column in zip(results.ledgers, columns, strict=True)
    )
    return Course(rule, OVER_MONTHS, months, _left(columns, among))


def _of_month(ledger: Ledger, rule: CheckedRule, place: int) -> Numbers:
    """Return what is paid in a month; what is not by time is paid in the first."""
    yearly = amount_of((ledger,), rule).column
    if rule.type.unit.exponent("月") == -1 or rule.type.unit.exponent("年") == -1:
        return scaled(yearly, Fraction(1, MONTHS_OF_YEAR))
    return yearly if place == 0 else scaled(yearly, Fraction(0))


def _month(
    ledger: Ledger, rule: CheckedRule, column: Numbers, among: Bools, throughout: Bools, weights: Weights
) -> MonthOf:
    own = _only(column, among)
    receiving = positive(own)
    roster = ledger.roster
    if rule.of == "household":
        persons = np.diff(roster.starts)
    else:
        gets = positive(cast(Numbers, ledger.columns[rule.key]))
        persons = np.bincount(roster.household_of[gets], minlength=roster.households)
    return MonthOf(
        day=ledger.plan.as_of,
        amount=total(own, weights),
        households=counted(receiving, weights),
        persons=counted_of(receiving, persons, weights),
        open=counted(among & ~known_of(column), weights),
        throughout=total(_only(column, throughout), weights),
    )


def _only(column: Numbers, rows: Bools) -> Numbers:
    """Return a column that is known in some rows only."""
    return Numbers(column.numerator, column.denominator, all_known(rows & known_of(column)), column.bound)


def _left(columns: Sequence[Numbers], among: Bools) -> Left:
    last = columns[-1]
    ended = among & known_of(last) & ~positive(last)
    ended &= np.logical_or.reduce([positive(column) for column in columns])
    households = np.flatnonzero(ended)
    since = np.full(len(households), len(columns) - 1)
    going = np.ones(len(households), dtype=bool)
    for place in range(len(columns) - 2, -1, -1):
        column = columns[place]
        going &= (known_of(column) & ~positive(column))[households]
        since[going] = place
    before = [
        columns[max(place - 1, 0)].at(household)
        for place, household in zip(since.tolist(), households.tolist(), strict=True)
    ]
    return Left(households, since, tuple(one or Fraction(0) for one in before))


# --- the law -----------------------------------------------------------------------------------------


def _events(ledgers: Sequence[Ledger]) -> Iterator[Event]:
    used = [provenance(ledger) for ledger in ledgers]
    for (ledger, now), (following, then) in pairwise(zip(ledgers, used, strict=True)):
        resting = _resting(ledger)
        met = {(row.key, row.row.keys) for row in now.rows if row.row is not None}
        for row in now.rows:
            yield from _changed(row, following, resting)
        for row in then.rows:
            yield from _begun(row, ledger, following, met, resting)
        for rule in now.rules:
            yield from _reworded(rule, following, resting)


def _resting(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """Return by key of a table or rule the entitlements that rest on it."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in ledger.plan.entitlements:
        for key in ledger.plan.rests_on(rule.key):
            found[key] = (*found.get(key, ()), rule.key)
    return found


def _changed(used: UsedRow, following: Ledger, resting: Mapping[str, tuple[str, ...]]) -> Iterator[Event]:
    if used.row is None:
        return
    answer = following.plan.tables[used.key].answers.get(used.row.keys)
    after = answer.row if answer else None
    if after is not None and after.value == used.row.value:
        return
    yield Event(
        day=following.plan.as_of,
        kind="changed" if after else "ended",
        key=used.key,
        label=used.label,
        unit=used.unit,
        keys=used.keys,
        before=used.value,
        after=after.value if after else None,
        sources=after.sources if after else used.sources,
        entitlements=resting.get(used.key, ()),
        households=used.households,
    )


def _begun(
    used: UsedRow,
    ledger: Ledger,
    following: Ledger,
    met: set[tuple[str, tuple[Value, ...]]],
    resting: Mapping[str, tuple[str, ...]],
) -> Iterator[Event]:
    if used.row is None or (used.key, used.row.keys) in met:
        return
    if ledger.plan.tables[used.key].answers.get(used.row.keys) is not None:
        return
    yield Event(
        day=following.plan.as_of,
        kind="begun",
        key=used.key,
        label=used.label,
        unit=used.unit,
        keys=used.keys,
        before=None,
        after=used.value,
        sources=used.sources,
        entitlements=resting.get(used.key, ()),
        households=used.households,
    )


def _reworded(used: UsedRule, following: Ledger, resting: Mapping[str, tuple[str, ...]]) -> Iterator[Event]:
    step = next(one for one in following.plan.steps if one.rule.key == used.rule.key)
    if step.version == used.version:
        return
    yield Event(
        day=following.plan.as_of,
        kind="rule",
        key=used.rule.key,
        label=used.rule.label,
        unit=used.rule.type.unit,
        keys=(),
        before=used.version.formula_text or None,
        after=(step.version.formula_text or None) if step.version else None,
        sources=step.version.sources if step.version else used.sources,
        entitlements=resting.get(used.rule.key, ()),
        households=used.households,
    )


def _missing(results: Results, place: int) -> tuple[tuple[str, int], ...]:
    """Return what is not known in a month, by label, with how many households lack it."""
    month = results.undecided_on[place]
    counts: dict[str, set[int]] = {}
    facts: Sequence[MissingParameter | MissingCells | RuleFault]
    facts = (*month.parameters, *month.cells, *month.faults)
    for fact in facts:
        counts.setdefault(fact.label, set()).update(fact.households.tolist())
    found = [(label, len(households)) for label, households in counts.items()]
    return tuple(sorted(found, key=lambda one: -one[1]))
