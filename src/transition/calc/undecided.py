"""What is not decided, and what would decide it.

    Ledger --undecided--> Undecided --missing_problems--> problems

A household is decided when each of its entitlements, its own and every member's, is known, and no error
holds it back. What is missing is kept as few facts: one for each parameter, input and rule, however many
households it concerns.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Literal, TypeVar

import numpy as np
from attrs import evolve, frozen

from transition.calc.blame import Blame, FaultCode, ParameterKeys, blame
from transition.calc.display import shown
from transition.calc.explanation import Shown
from transition.calc.ledger import Ledger
from transition.calc.plan import Plan, Untrusted
from transition.calc.subset import members_of, subset
from transition.policies.checked import CheckedKey, CheckedRow, CheckedRule
from transition.policies.model import Scope, Value
from transition.policies.units import Unit
from transition.problems import FilePlace
from transition.rosters.columns import Array, Bools, different, known_mask
from transition.rosters.roster import Roster


@frozen(eq=False)
class MissingParameter:
    """A value that no table row gave on a day.

    keys: label and value of each key (regions by name), none when the table lists nothing at all. why:
    ``no-value`` when the keys are listed but nothing is in force, ``unlisted`` when they are not listed.
    households: indexes of those concerned, ascending. before, after: the rows nearest to the days.
    untrusted: the value that there is, of a grade that is not trusted.
    """

    key: str
    label: str
    unit: Unit
    keys: tuple[tuple[str, Shown], ...]
    why: Literal["no-value", "unlisted"]
    days: tuple[datetime.date, ...]
    households: Array
    before: CheckedRow | None = None
    after: CheckedRow | None = None
    place: FilePlace | None = None
    untrusted: Untrusted | None = None


@frozen(eq=False)
class MissingCells:
    """Cells of one input that are blank or cannot be read.

    rows: indexes of persons or of households, as `of` says, ascending. column_missing: the roster has no
    such column at all.
    """

    key: str
    label: str
    of: Scope
    rows: Array
    households: Array
    column_missing: bool


@frozen(eq=False)
class RuleFault:
    """A rule (or, for tags, a table) that gives no result though everything it reads is known."""

    code: FaultCode
    key: str
    label: str
    days: tuple[datetime.date, ...]
    households: Array
    place: FilePlace | None = None


Fact = TypeVar("Fact", MissingParameter, RuleFault)


@frozen(eq=False)
class Undecided:
    """Which households are decided, and for the others what is missing.

    decided, held: shape (households,). A held household has an error among its roster's problems.
    """

    decided: Bools
    held: Bools
    parameters: tuple[MissingParameter, ...]
    cells: tuple[MissingCells, ...]
    faults: tuple[RuleFault, ...]

    def missing_labels(self, household: int) -> tuple[str, ...]:
        """Return the labels of the parameters, inputs and rules that a household lacks, each once."""
        facts: Sequence[MissingParameter | MissingCells | RuleFault] = (
            *self.parameters,
            *self.cells,
            *self.faults,
        )
        return tuple(dict.fromkeys(fact.label for fact in facts if household in fact.households))


def undecided(
    ledger: Ledger, results: Iterable[str] | None = None, among: Mapping[str, Bools] | None = None
) -> Undecided:
    """Return what is decided in a ledger and what is missing for the rest.

    results: keys of the rules that have to be known; by default the entitlements, or every rule where
    the plan has none. among: by a result's key, the rows of its scope that are asked about; only for a
    ledger of which every household is asked about.
    """
    plan, roster = ledger.plan, ledger.roster
    keys = tuple(results) if results is not None else deciding(plan)
    unknown = reduce(np.logical_or, (_unknown(ledger, key) for key in keys), _nobody(roster))
    held = roster.held if roster.held is not None else _nobody(roster)
    households = np.flatnonzero(unknown)
    if not len(households):
        return Undecided(~held, held, (), (), ())
    small, columns = subset(plan, roster, ledger.columns, households)
    found = blame(plan, small, columns, keys, among)
    return Undecided(
        decided=~unknown & ~held,
        held=held,
        parameters=_parameters(found, plan, households),
        cells=_cells(found, ledger, households),
        faults=_faults(found, plan, households),
    )


def deciding(plan: Plan) -> tuple[str, ...]:
    """Return the keys of the rules that a household needs to be decided."""
    rules = plan.entitlements or tuple(step.rule for step in plan.steps)
    return tuple(rule.key for rule in rules)


def over_months(months: Sequence[Undecided]) -> Undecided:
    """Return several months' findings as one: decided is who is decided in each, a fact is told once."""
    if len(months) == 1:
        return months[0]
    return Undecided(
        decided=np.logical_and.reduce([month.decided for month in months]),
        held=np.logical_or.reduce([month.held for month in months]),
        parameters=_merged_parameters([fact for month in months for fact in month.parameters]),
        cells=_merged_cells([fact for month in months for fact in month.cells]),
        faults=_merged_faults([fact for month in months for fact in month.faults]),
    )


def _nobody(roster: Roster) -> Bools:
    return np.zeros(roster.households, dtype=bool)


def _unknown(ledger: Ledger, key: str) -> Bools:
    """Return the households for which a rule is unknown, for itself or for a member."""
    known = known_mask(ledger.columns[key])
    unknown = _nobody(ledger.roster)
    if known is None:
        return unknown
    if _rules(ledger.plan)[key].of == "household":
        return ~known
    unknown[ledger.roster.household_of[~known]] = True
    return unknown


def _rules(plan: Plan) -> dict[str, CheckedRule]:
    return {step.rule.key: step.rule for step in plan.steps}


# --- from blame to facts -----------------------------------------------------------------------------


def _parameters(found: Blame, plan: Plan, households: Array) -> tuple[MissingParameter, ...]:
    return tuple(
        _parameter(asked, plan, households[concerned]) for asked, concerned in found.parameters.items()
    )


def _parameter(asked: ParameterKeys, plan: Plan, households: Array) -> MissingParameter:
    key, why, keys = asked
    table = plan.tables[key]
    before, after = table.nearest.get(keys, (None, None)) if why == "no-value" else (None, None)  # type: ignore[arg-type]
    nearest = before or after
    weaker = table.untrusted.get(keys) if why == "no-value" else table.otherwise_untrusted  # type: ignore[arg-type]
    return MissingParameter(
        key=key,
        label=table.label,
        unit=table.type.unit,
        keys=tuple((by.label, _by_name(value, by)) for by, value in zip(table.by, keys, strict=False)),
        why=why,
        days=(plan.as_of,),
        households=households,
        before=before,
        after=after,
        place=nearest.place if nearest else None,
        untrusted=weaker,
    )


def _by_name(value: Value | frozenset[str], by: CheckedKey) -> Shown:
    return shown(value, kind="region") if by.type.kind == "region" else value


def _cells(found: Blame, ledger: Ledger, households: Array) -> tuple[MissingCells, ...]:
    facts = []
    persons = members_of(ledger.roster, households)
    for key, checked in ledger.plan.inputs.items():
        marked = found.cells.get(key)
        if marked is None or not marked.any():
            continue
        of, roster = checked.input.of, ledger.roster
        rows = (persons if of == "person" else households)[marked]
        facts.append(
            MissingCells(
                key=key,
                label=checked.label,
                of=of,
                rows=rows,
                households=different(roster.household_of[rows]) if of == "person" else rows,
                column_missing=key
                not in (roster.person_columns if of == "person" else roster.household_columns),
            )
        )
    return tuple(facts)


def _faults(found: Blame, plan: Plan, households: Array) -> tuple[RuleFault, ...]:
    steps = {step.rule.key: step for step in plan.steps}
    facts = []
    for (code, key), concerned in found.faults.items():
        step = steps.get(key)
        place = step.version.place if step and step.version else None
        label = step.rule.label if step else plan.tables[key].label
        facts.append(RuleFault(code, key, label, (plan.as_of,), households[concerned], place))
    return tuple(facts)


# --- several months ------------------------------------------------------------------------------


def _merged_parameters(facts: Iterable[MissingParameter]) -> tuple[MissingParameter, ...]:
    merged: dict[tuple[object, ...], MissingParameter] = {}
    for fact in facts:
        mark = (fact.key, fact.keys, fact.why, fact.before, fact.after, fact.untrusted)
        merged[mark] = _both(merged[mark], fact) if mark in merged else fact
    return tuple(merged.values())


def _merged_faults(facts: Iterable[RuleFault]) -> tuple[RuleFault, ...]:
    merged: dict[tuple[str, str], RuleFault] = {}
    for fact in facts:
        mark = (fact.code, fact.key)
        merged[mark] = _both(merged[mark], fact) if mark in merged else fact
    return tuple(merged.values())


def _both(first: Fact, second: Fact) -> Fact:
    return evolve(
        first,
        days=tuple(dict.fromkeys((*first.days, *second.days))),
        households=np.union1d(first.households, second.households),
    )


def _merged_cells(facts: Iterable[MissingCells]) -> tuple[MissingCells, ...]:
    merged: dict[str, MissingCells] = {}
    for fact in facts:
        known = merged.get(fact.key)
        merged[fact.key] = (
            fact
            if known is None
            else evolve(
                known,
                rows=np.union1d(known.rows, fact.rows),
                households=np.union1d(known.households, fact.households),
            )
        )
    return tuple(merged.values())
