"""What the cases of policies exercise, and what they leave out: rules, decision rows, parameter rows.

    CaseDay --from every result that a case states, down through what was taken--> Exercised

A rule counts when the known result of a case rests on it, or a case states that it is undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path

import numpy as np
from attrs import field, frozen

from transition.calc.case_runner import CaseDay, evaluated_cases, sound_case_file
from transition.calc.provenance import rests_on
from transition.calc.subset import scopes_of
from transition.policies.checked import CheckedRow, CheckedVersion
from transition.policies.library import case_files_reaching, chosen_policies
from transition.policies.model import Policy, RuleVersion
from transition.problems import FilePlace
from transition.rosters.columns import Bools, known_of

Spot = tuple[str, int]
"""A line of a policy file, whichever way it was named."""


@frozen
class Exercised:
    """What cases exercise, by where it is written.

    rules: versions of rules. decisions: rows of decision tables, each with its version's spot. values:
    rows of parameters; one that stands for several keys counts with any of them.
    """

    rules: frozenset[Spot] = frozenset()
    decisions: frozenset[tuple[Spot, int]] = frozenset()
    values: frozenset[Spot] = frozenset()

    def __or__(self, other: Exercised) -> Exercised:
        """Return what either exercises."""
        return Exercised(
            self.rules | other.rules, self.decisions | other.decisions, self.values | other.values
        )


def exercised_in(days: Iterable[CaseDay]) -> Exercised:
    """Return what evaluated cases exercise."""
    return reduce(Exercised.__or__, map(_exercised_on, days), Exercised())


def _exercised_on(day: CaseDay) -> Exercised:
    found = rests_on(day.ledger, _stated(day))
    undecided = {key for case in day.cases for key in case.undecided}
    steps = [step for step in day.ledger.plan.steps if step.rule.key in undecided]
    return Exercised(
        rules=frozenset(
            _spot(version)
            for version in (*(rule.version for rule in found.rules), *(step.version for step in steps))
            if version is not None
        ),
        decisions=frozenset((_spot(rule.version), place) for rule in found.rules for place in rule.fired),
        values=frozenset(_spot(used.row) for used in found.rows if used.row is not None),
    )


def _stated(day: CaseDay) -> dict[str, Bools]:
    """Return the rows of the results that cases state as known, by the key of the rule."""
    ledger, marks = day.ledger, dict[str, Bools]()
    rules = {step.rule.key for step in ledger.plan.steps}
    scopes = scopes_of(ledger.plan)
    sizes = {"person": ledger.roster.persons, "household": ledger.roster.households}
    for key, row in _expected(day):
        if key in rules:
            rows = marks.setdefault(key, np.zeros(sizes[scopes[key]], dtype=bool))
            rows[row] = True
    return {key: rows & known_of(ledger.columns[key]) for key, rows in marks.items()}


def _expected(day: CaseDay) -> Iterator[tuple[str, int]]:
    for household, case in enumerate(day.cases):
        first = int(day.ledger.roster.starts[household])
        yield from ((key, household) for key in case.expect_household)
        for place, expected in enumerate(case.expect_persons):
            yield from ((key, first + place) for key in expected)


def coverage_of(chosen: Sequence[str | Path]) -> tuple[Coverage, ...]:
    """Return for each chosen policy file what no case exercises, of its own or of what builds on it.

    chosen: places, names and files. Raises PolicyError as `run_case_file` does.
    """
    exercised = reduce(
        Exercised.__or__,
        (exercised_in(evaluated_cases(sound_case_file(path))) for path in case_files_reaching(chosen)),
        Exercised(),
    )
    policies, names = chosen_policies(chosen)
    labels = {
        table.key: table.label for policy in policies for table in policy.parameters.values() if table.label
    }
    return tuple(coverage(policy, exercised, labels) for policy in policies if policy.name in names)


# --- what is left out ----------------------------------------------------------------------------------


@frozen
class Omission:
    """One thing of a policy that no case exercises.

    since: of a version of a rule. row, when: of a decision table, the row from 1 and its condition (empty
    for the last, `otherwise`). lines: where it is written; of a parameter, all its rows that are left out.
    """

    label: str
    lines: tuple[int, ...]
    since: str = ""
    row: int = 0
    when: str = ""


@frozen
class Coverage:
    """How much of a policy file its cases exercise: what they leave out, and how much there is of each."""

    policy: str
    rules: tuple[Omission, ...] = field(factory=tuple)
    decisions: tuple[Omission, ...] = field(factory=tuple)
    values: tuple[Omission, ...] = field(factory=tuple)
    all_rules: int = 0
    all_decisions: int = 0
    all_values: int = 0


def coverage(policy: Policy, exercised: Exercised, labels: Mapping[str, str]) -> Coverage:
    """Return what of a policy is not exercised.

    labels: of parameters by their key, for the rows that a child adds to its parent's.
    """
    versions = [(rule.label, version) for rule in policy.rules.values() for version in rule.versions]
    tables = list(policy.parameters.values())
    return Coverage(
        policy=policy.name,
        rules=tuple(
            Omission(label, _lines([version.place]), since=str(version.start or ""))
            for label, version in versions
            if _spot(version) not in exercised.rules
        ),
        decisions=tuple(
            omission for label, version in versions for omission in _decisions(label, version, exercised)
        ),
        values=tuple(
            Omission(table.label or labels.get(table.key, table.key), _lines(left_out))
            for table in tables
            if (left_out := [row.place for row in table.rows if _place(row.place) not in exercised.values])
        ),
        all_rules=len(versions),
        all_decisions=sum(len(version.cases) for _, version in versions),
        all_values=sum(len(table.rows) for table in tables),
    )


def _decisions(label: str, version: RuleVersion, exercised: Exercised) -> Iterator[Omission]:
    for place, case in enumerate(version.cases):
        if (_spot(version), place) not in exercised.decisions:
            yield Omission(label, _lines([case.place or version.place]), row=place + 1, when=case.when or "")


def _lines(places: Iterable[FilePlace | None]) -> tuple[int, ...]:
    return tuple(place.line for place in places if place is not None and place.line is not None)


def _spot(written: CheckedVersion | RuleVersion | CheckedRow) -> Spot:
    return _place(written.place)


def _place(place: FilePlace | None) -> Spot:
    return (_resolved(place.file), place.line or 0) if place is not None else ("", 0)


@cache
def _resolved(file: str) -> str:
    return str(Path(file).resolve())
