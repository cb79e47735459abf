"""What results rest on: every parameter row and every rule version that had a say, and for whom.

Followed down from the entitlements through what was taken: a branch that was passed over, or a row that
answered nobody, is not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from attrs import frozen

from transition.calc.display import shown
from transition.calc.explanation import Shown
from transition.calc.expressions import Evaluator
from transition.calc.following import followed, some_member, taken_parts, taken_starts
from transition.calc.ledger import Ledger
from transition.calc.lookups import Resolution
from transition.calc.plan import Step, Table
from transition.calc.undecided import deciding
from transition.policies.checked import (
    CheckedRow,
    CheckedRule,
    CheckedVersion,
    Expression,
    Lookup,
    Read,
    Source,
)
from transition.policies.grades import weakest_grade
from transition.policies.model import GRADES, Scope
from transition.policies.units import Unit
from transition.rosters.columns import Bools, Ints, different, known_of


@frozen
class UsedRow:
    """A row of a parameter (or its `otherwise`, then `row` is None) that answered somebody.

    households: for how many households. level: village ... nation, for a region key.
    """

    key: str
    label: str
    unit: Unit
    keys: tuple[tuple[str, Shown], ...]
    value: Shown
    row: CheckedRow | None
    sources: tuple[Source, ...]
    carried: bool
    issue_unseen: bool
    households: int


@frozen
class UsedRule:
    """A version of a rule that gave somebody a result; `sources` are all that it cites, each once.

    fired: of a decision table, the rows that answered somebody, by their place in it.
    """

    rule: CheckedRule
    version: CheckedVersion
    sources: tuple[Source, ...]
    households: int
    fired: tuple[int, ...] = ()


@frozen(eq=False)
class Provenance:
    """What the entitlements of a ledger rest on.

    weakest: shape (households,), the weakest grade of the documents that a household's entitlements rest
    on, as an index into `GRADES`; -1 where they rest on none. carried: shape (households,), whether they
    rest on a value that was carried forward.
    """

    rows: tuple[UsedRow, ...]
    rules: tuple[UsedRule, ...]
    weakest: Ints
    carried: Bools


def provenance(ledger: Ledger, months: Iterable[Ledger] = ()) -> Provenance:
    """Return what a ledger's known entitlements (and those of further months) rest on.

    The same row used in several months is named once, for the most households that it had in one.
    """
    found = [rests_on(month, _known_entitlements(month)) for month in (ledger, *months)]
    rows: dict[object, UsedRow] = {}
    rules: dict[object, UsedRule] = {}
    for one in found:
        for row in one.rows:
            mark = (row.key, row.keys, row.value, row.row)
            rows[mark] = max(rows.get(mark, row), row, key=lambda used: used.households)
        for rule in one.rules:
            place = (rule.rule.key, rule.version.start, rule.version.formula_text)
            rules[place] = max(rules.get(place, rule), rule, key=lambda used: used.households)
    return Provenance(
        rows=tuple(rows.values()),
        rules=tuple(rules.values()),
        weakest=np.maximum.reduce([one.weakest for one in found]),
        carried=np.logical_or.reduce([one.carried for one in found]),
    )


def rests_on(ledger: Ledger, results: Mapping[str, Bools]) -> Provenance:
    """Return what some results of a ledger rest on.

    results: by the key of a rule, the rows (of its scope) whose result, which is known, is asked about.
    """
    return _Finder(ledger, results).found()


def _known_entitlements(ledger: Ledger) -> dict[str, Bools]:
    return {key: known_of(ledger.columns[key]) for key in deciding(ledger.plan)}


class _Finder:
    """Walks one ledger; `found` is what it comes to."""

    def __init__(self, ledger: Ledger, results: Mapping[str, Bools]) -> None:
        self.ledger = ledger
        self.marks = dict(results)
        self.rows: dict[tuple[str, Resolution], Bools] = {}
        self.rules: list[UsedRule] = []
        self.weakest = np.full(ledger.roster.households, -1, dtype=np.int64)
        self.carried = np.zeros(ledger.roster.households, dtype=bool)

    def found(self) -> Provenance:
        for step in reversed(self.ledger.plan.steps):
            rows = self.marks.pop(step.rule.key, None)
            if rows is not None and rows.any() and step.version is not None:
                self._rule(step, step.version, rows)
        used = [self._row(key, resolution, concerned) for (key, resolution), concerned in self.rows.items()]
        order = {key: place for place, key in enumerate(self.ledger.plan.tables)}
        return Provenance(
            rows=tuple(sorted(used, key=lambda row: (order[row.key], str(row.keys)))),
            rules=tuple(reversed(self.rules)),
            weakest=self.weakest,
            carried=self.carried,
        )

    def _rule(self, step: Step, version: CheckedVersion, rows: Bools) -> None:
        kept = Evaluator(self.ledger.plan, self.ledger.roster, self.ledger.columns, record=True)
        starts = taken_starts(version, rows, kept)
        for node, asked, scope in followed(starts, step.rule.of, kept, taken_parts):
            self._node(node, asked, scope, kept)
        sources = _sources_of(version)
        households = _households(rows, step.rule.of, kept)
        self._graded(sources, households)
        fired = self.ledger.fired.get(step.rule.key)
        which = (
            () if fired is None else tuple(place for place in np.unique(fired[rows]).tolist() if place >= 0)
        )
        self.rules.append(UsedRule(step.rule, version, sources, int(households.sum()), which))

    def _node(self, node: Expression, asked: Bools, scope: Scope, kept: Evaluator) -> None:
        if isinstance(node, Read):
            before = self.marks.get(node.key)
            self.marks[node.key] = asked if before is None else before | asked
        elif isinstance(node, Lookup):
            answers = kept.answers(node)
            which = np.broadcast_to(answers.which, asked.shape)
            for index in different(which[asked]).tolist():
                resolution = answers.resolutions[index]
                if resolution.value is not None:
                    households = _households(asked & (which == index), scope, kept)
                    mark = (node.parameter, resolution)
                    before = self.rows.get(mark)
                    self.rows[mark] = households if before is None else before | households

    def _row(self, key: str, resolution: Resolution, households: Bools) -> UsedRow:
        table, answer = self.ledger.plan.tables[key], resolution.answer
        sources = answer.row.sources if answer else table.otherwise_sources
        self._graded(sources, households)
        if answer and answer.carried:
            self.carried |= households
        return UsedRow(
            key=key,
            label=table.label,
            unit=table.type.unit,
            keys=keys_in_words(table, resolution),
            value=resolution.value,
            row=answer.row if answer else None,
            sources=sources,
            carried=bool(answer and answer.carried),
            issue_unseen=bool(answer and answer.issue_unseen),
            households=int(households.sum()),
        )

    def _graded(self, sources: Iterable[Source], households: Bools) -> None:
        grade = weakest_grade(sources)
        worst = -1 if grade is None else GRADES.index(grade)
        self.weakest[households] = np.maximum(self.weakest[households], worst)


def keys_in_words(table: Table, resolution: Resolution) -> tuple[tuple[str, Shown], ...]:
    """Return label and value of the keys that were met, regions by name; none for `otherwise`."""
    return tuple(
        (by.label, shown(value, kind="region") if by.type.kind == "region" else value)
        for by, value in zip(table.by, resolution.keys or (), strict=False)
    )


def _sources_of(version: CheckedVersion) -> tuple[Source, ...]:
    rounding = version.rounding.sources if version.rounding else ()
    cases = (source for case in version.cases for source in case.sources)
    return tuple(dict.fromkeys((*version.sources, *cases, *rounding)))


def _households(rows: Bools, scope: Scope, kept: Evaluator) -> Bools:
    return some_member(rows, kept) if scope == "person" else rows


def weak_grades(weakest: Ints, decided: Bools) -> dict[str, int]:
    """Return how many decided households have each grade below official as their weakest."""
    counts = {grade: int((decided & (weakest == place)).sum()) for place, grade in enumerate(GRADES)}
    return {grade: count for grade, count in counts.items() if count and grade != GRADES[0]}
