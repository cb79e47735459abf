"""Evaluating a plan over a roster: every rule in turn, every column kept.

    Plan + Roster --evaluate--> Ledger

Rules are worked out in int64. The households of which some number may not have fit are worked out once
more with Python integers, by the same code, and put in their places. Nothing that one household has
changes another's result, so any set of whole households may be evaluated apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from transition.calc import logic
from transition.calc.affected import affected
from transition.calc.arithmetic import rounded
from transition.calc.expressions import Evaluator, Ready, full_length
from transition.calc.ledger import Ledger
from transition.calc.lookups import picked
from transition.calc.plan import Plan, Step
from transition.calc.replacing import replaced
from transition.calc.subset import members_of, scopes_of, subset
from transition.policies.checked import CheckedCase, CheckedInput, CheckedRule
from transition.rosters.assembly import default_of
from transition.rosters.columns import (
    Array,
    Bools,
    Column,
    Flags,
    Numbers,
    all_known,
    column_from,
    repeated,
    unknown_column,
)
from transition.rosters.roster import Roster

Fired = NDArray[np.int16]


def evaluate(plan: Plan, roster: Roster, before: Ledger | None = None, ready: Ready | None = None) -> Ledger:
    """Evaluate every rule of a plan for every household of a roster.

    Inputs that the roster lacks are their default, or unknown. A rule without a version in force is
    unknown. before: a ledger of the same roster; what no change of the plan can reach is taken over
    from it. ready: see `Evaluator`. Returns the ledger with every column, as long as the thing's scope
    has rows.
    """
    kept = _taken_over(plan, roster, before) if before is not None else {}
    ledger, over = _evaluated(plan, roster, exact=False, kept=kept, ready=ready)
    households = np.flatnonzero(over)
    if not len(households):
        return ledger
    small, _ = subset(plan, roster, {}, households)
    exact, _ = _evaluated(plan, small, exact=True)
    return _with_exact(ledger, households, exact)


@frozen(eq=False)
class _Result:
    """What one rule came to: its column, that before rounding if it rounds, the cases that fired."""

    column: Column
    unrounded: Column | None = None
    fired: Fired | None = None


def _taken_over(plan: Plan, roster: Roster, before: Ledger) -> dict[str, _Result]:
    """Return the results of a ledger that hold under a plan as they are."""
    if before.roster.starts is not roster.starts:
        return {}
    again = affected(before.plan, plan)
    keys = [step.rule.key for step in plan.steps if step.rule.key not in again]
    return {
        key: _Result(before.columns[key], before.unrounded.get(key), before.fired.get(key)) for key in keys
    }


def _evaluated(
    plan: Plan,
    roster: Roster,
    *,
    exact: bool,
    kept: Mapping[str, _Result] | None = None,
    ready: Ready | None = None,
) -> tuple[Ledger, Bools]:
    """Return the ledger, and shape (households,): where it means nothing because a number did not fit."""
    columns = {key: _input_column(checked, roster) for key, checked in plan.inputs.items()}
    evaluator = Evaluator(plan, roster, columns, exact=exact, ready=ready)
    results: dict[str, _Result] = {}
    for step in plan.steps:
        known = kept.get(step.rule.key) if kept else None
        results[step.rule.key] = known or _result(step, evaluator)
        columns[step.rule.key] = results[step.rule.key].column
    ledger = Ledger(
        plan=plan,
        roster=roster,
        columns=columns,
        unrounded={key: result.unrounded for key, result in results.items() if result.unrounded is not None},
        fired={key: result.fired for key, result in results.items() if result.fired is not None},
    )
    return ledger, evaluator.over


def _input_column(checked: CheckedInput, roster: Roster) -> Column:
    kind, persons = checked.type.kind, checked.input.of == "person"
    found = (roster.person_columns if persons else roster.household_columns).get(checked.key)
    if found is not None:
        return found
    length = roster.persons if persons else roster.households
    if checked.default is None:
        return unknown_column(kind, length)
    return repeated(column_from(kind, (default_of(checked),)), length)


# --- one rule --------------------------------------------------------------------------------------


def _result(step: Step, evaluator: Evaluator) -> _Result:
    rule, version = step.rule, step.version
    length = evaluator.rows(rule.of)
    if version is None:
        return _Result(unknown_column(rule.type.kind, length))
    fired = None
    if version.formula is not None:
        column = evaluator.raw(version.formula)
    else:
        column, fired = _decided(version.cases, rule, evaluator)
        fired = np.broadcast_to(fired, (length,))
    column = full_length(column, length)
    if version.rounding is None:
        return _Result(column, fired=fired)
    rounding = version.rounding.rounding
    whole = rounded(cast(Numbers, column), rounding.to, rounding.mode, evaluator.guard(rule.of))
    return _Result(whole, column, fired)


def _decided(cases: Sequence[CheckedCase], rule: CheckedRule, evaluator: Evaluator) -> tuple[Column, Fired]:
    """Return the result of a decision table and the case that fired in each row, -1 where unknown."""
    fired = _fired(cases, evaluator)
    firing = [(fired == place, place) for place in range(len(cases))]
    firing = [(rows, place) for rows, place in firing if rows.any()]
    results = {place: evaluator.raw(cases[place].then) for _, place in firing}
    guard = evaluator.guard(rule.of)
    if all(len(column) == 1 for column in results.values()):
        values = [results[place].at(0) if place in results else None for place in range(len(cases))]
        # The place behind the last case is the one before the first, so that -1 finds it.
        constants = column_from(rule.type.kind, [*values, None])
        return picked(constants, fired % np.int16(len(constants)), guard), fired
    column: Column = unknown_column(rule.type.kind, 1) if not results else results[firing[-1][1]]
    for rows, place in reversed(firing[:-1]):
        column = logic.chosen_column(rows, results[place], column, guard)
    return logic.masked(column, all_known(fired >= 0)), fired


def _fired(cases: Sequence[CheckedCase], evaluator: Evaluator) -> Fired:
    """Return the first case that holds; an unknown condition before it leaves it unknown."""
    fired = np.full(1, -1, dtype=np.int16)
    for place in reversed(range(len(cases))):
        when = cases[place].when
        flags = Flags(np.ones(1, dtype=bool), None) if when is None else cast(Flags, evaluator.raw(when))
        fired = logic.small_chosen(flags.true, np.full(1, place, np.int16), fired)
        if flags.known is not None:
            fired = logic.small_chosen(flags.known, fired, np.full(1, -1, np.int16))
    return fired


# --- households redone exactly -------------------------------------------------------------------


def _with_exact(ledger: Ledger, households: Array, exact: Ledger) -> Ledger:
    """Return the ledger with what Python integers gave for some households."""
    rows = {"household": households, "person": members_of(ledger.roster, households)}
    scopes = scopes_of(ledger.plan)

    def put(columns: Mapping[str, Column], redone: Mapping[str, Column]) -> dict[str, Column]:
        return {key: replaced(column, rows[scopes[key]], redone[key]) for key, column in columns.items()}

    fired = {key: cases.copy() for key, cases in ledger.fired.items()}
    for key, cases in fired.items():
        cases[rows[scopes[key]]] = exact.fired[key]
    rules = {step.rule.key for step in ledger.plan.steps}
    results = {key: column for key, column in ledger.columns.items() if key in rules}
    return evolve(
        ledger,
        columns={**ledger.columns, **put(results, exact.columns)},
        unrounded=put(ledger.unrounded, exact.unrounded),
        fired=fired,
        exact_rows=len(households),
    )
