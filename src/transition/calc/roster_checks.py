"""The policies' own checks of a roster: conditions as data, problems as their result.

    Ledger --checked_roster--> Roster with more problems, and more households held back

A check fires where its condition is true; where that is unknown it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
from attrs import evolve

from transition.calc.affected import moved
from transition.calc.display import shown, unit_suffix
from transition.calc.evaluation import evaluate
from transition.calc.expressions import Evaluator, full_length
from transition.calc.ledger import Ledger
from transition.calc.people import cell_of, who_is
from transition.calc.plan import Plan
from transition.policies.checked import (
    CheckedCheck,
    CheckedInput,
    CheckedRule,
    CheckedVersion,
    Expression,
    Lookup,
    Read,
    parts,
)
from transition.problems import Problem
from transition.rosters.columns import Array, Flags
from transition.rosters.identity import masked
from transition.rosters.roster import Roster

_CODE = "roster.policy-check"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def run_checks(plan: Plan, roster: Roster) -> Roster:
    """Return the roster with the problems that the checks of a plan find in it."""
    return checked_roster(evaluate(plan, roster))


def checked_roster(ledger: Ledger, before: Ledger | None = None) -> Roster:
    """Return a ledger's roster with the problems that the checks find, errors holding households back.

    before: a ledger of the same roster, checked, under another law; what is found in both is taken over.
    """
    roster, plan = ledger.roster, ledger.plan
    held = np.zeros(roster.households, dtype=bool) if roster.held is None else roster.held.copy()
    problems: list[Problem] = []
    evaluator = Evaluator(plan, roster, ledger.columns)
    found = _Found(before, ledger) if before is not None else None
    for check in plan.checks:
        rows = _firing(check, evaluator) if found is None else found.firing(check, evaluator)
        if check.severity == "error":
            held[roster.household_of[rows] if check.of == "person" else rows] = True
        problems += _problems(check, rows, ledger) if found is None else found.problems(check, rows)
    own = [one for one in roster.problems if found is None or one.code != _CODE]
    return evolve(roster, held=held, problems=(*own, *problems))


class _Found:
    """What the checks found under another law: of a large roster the words of problems cost most of all."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        self.before, self.after = before, after
        self.moved = moved(before.plan, after.plan)
        self.same_day = before.plan.as_of == after.plan.as_of
        self.evaluator = Evaluator(before.plan, before.roster, before.columns)
        self.things = _things_by_label(after.plan)
        self.old: dict[object, list[Problem]] = {}
        for problem in before.roster.problems:
            if problem.code == _CODE:
                self.old.setdefault(problem.facts["check"], []).append(problem)

    def firing(self, check: CheckedCheck, evaluator: Evaluator) -> Array:
        """Return the rows for which a check fires: none where it fired for none and asks for the same."""
        if not self.old.get(check.key) and self.same_day and self._asks_the_same(check):
            return np.zeros(0, dtype=np.intp)
        return _firing(check, evaluator)

    def problems(self, check: CheckedCheck, rows: Array) -> Iterator[Problem]:
        """Yield the problems of the rows for which a check fires, those that were found as they were."""
        old = self.old.get(check.key, [])
        if not old or not self._says_the_same(check):
            yield from _problems(check, rows, self.after)
            return
        asks_the_same = self.same_day and self._asks_the_same(check)
        was = rows if asks_the_same else _firing(check, self.evaluator)
        if len(was) != len(old):  # of several days' checks together
            yield from _problems(check, rows, self.after)
            return
        known = dict(zip(was.tolist(), old, strict=True))
        fresh = np.setdiff1d(rows, was)
        known.update(zip(fresh.tolist(), _problems(check, fresh, self.after), strict=True))
        yield from (known[row] for row in rows.tolist())

    def _asks_the_same(self, check: CheckedCheck) -> bool:
        """Say whether a check is as it was and what its condition reads itself has not moved."""
        return check in self.before.plan.checks and not _read_itself(check.when) & self.moved

    def _says_the_same(self, check: CheckedCheck) -> bool:
        labels = (label.strip() for label in _PLACEHOLDER.findall(check.message))
        told = {self.things[label].key for label in labels if label in self.things}
        plans = (self.before.plan, self.after.plan)
        cells = {next(_inputs_read(check.when, plan, set()), "") for plan in plans}
        return check in self.before.plan.checks and not told & self.moved and len(cells) == 1


def _firing(check: CheckedCheck, evaluator: Evaluator) -> Array:
    """Return the rows, of the check's scope, for which its condition is true."""
    flags = full_length(evaluator.column(check.when), evaluator.rows(check.of))
    assert isinstance(flags, Flags)
    return np.flatnonzero(flags.true)


def _problems(check: CheckedCheck, rows: Array, ledger: Ledger) -> Iterator[Problem]:
    roster = ledger.roster
    column = next(_inputs_read(check.when, ledger.plan, set()), "")
    things = _things_by_label(ledger.plan)
    for row in rows.tolist():
        person = row if check.of == "person" else None
        household = int(roster.household_of[row]) if check.of == "person" else row
        facts = {
            "check": check.key,
            "who": who_is(ledger, household, person),
            "message": _filled(check.message, ledger, things, household, person).rstrip("。."),
            "sources": tuple(map(str, check.sources)),
        }
        place = cell_of(roster, column, check.of, row)
        yield Problem(_CODE, place, check.severity, facts)


def _read_itself(expression: Expression) -> set[str]:
    """Return the keys of the inputs, rules and tables that an expression reads, without what those read."""
    found = set().union(*map(_read_itself, parts(expression)))
    match expression:
        case Read(key=key) | Lookup(parameter=key):
            found.add(key)
    return found


def _inputs_read(expression: Expression, plan: Plan, seen: set[str]) -> Iterator[str]:
    """Yield the inputs that an expression reads, itself or through rules, as it comes upon them."""
    if isinstance(expression, Read) and expression.key not in seen:
        seen.add(expression.key)
        if expression.key in plan.inputs:
            yield expression.key
        for step in plan.steps:
            if step.rule.key == expression.key and step.version is not None:
                for inner in _formulas(step.version):
                    yield from _inputs_read(inner, plan, seen)
    for part in parts(expression):
        yield from _inputs_read(part, plan, seen)


def _formulas(version: CheckedVersion) -> Iterator[Expression]:
    if version.formula is not None:
        yield version.formula
    for case in version.cases:
        yield from (part for part in (case.when, case.then) if part is not None)


# --- messages -------------------------------------------------------------------------------------


def _things_by_label(plan: Plan) -> Mapping[str, CheckedInput | CheckedRule]:
    things: dict[str, CheckedInput | CheckedRule] = {
        checked.label: checked for checked in plan.inputs.values()
    }
    return things | {step.rule.label: step.rule for step in plan.steps}


def _filled(
    message: str,
    ledger: Ledger,
    things: Mapping[str, CheckedInput | CheckedRule],
    household: int,
    person: int | None,
) -> str:
    """Return the check's message with the row's values, without units, in the places of its ``{label}``."""

    def value(match: re.Match[str]) -> str:
        thing = things.get(match[1].strip())
        if thing is None:
            return match[0]
        of = thing.of if isinstance(thing, CheckedRule) else thing.input.of
        row = person if of == "person" else household
        found = ledger.columns[thing.key].at(row) if row is not None else None
        if isinstance(thing, CheckedInput) and thing.input.type == "identity" and isinstance(found, str):
            return masked(found)
        return shown(found, thing.type.unit, kind=thing.type.kind).removesuffix(unit_suffix(thing.type.unit))

    return _PLACEHOLDER.sub(value, message)
