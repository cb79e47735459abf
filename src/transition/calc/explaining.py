"""Explaining one household: from each result down to cells and the table rows that answered.

    Ledger + household --explain--> trees of `Explained`

By the kept columns and the evaluator that made them, nothing is computed another way: a step's value is
the ledger's, its parts are those that its value rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

import numpy as np
from attrs import evolve

from transition.calc.conditions import condition_at, leaves, value_in
from transition.calc.explanation import Condition, Explained, Shown
from transition.calc.expressions import Evaluator
from transition.calc.filled import filled
from transition.calc.following import followed, taken_parts, taken_starts
from transition.calc.ledger import Ledger
from transition.calc.looked_up import answered_at, sources_of
from transition.calc.people import cell_of, person_name
from transition.calc.plan import Step
from transition.calc.refusals import failing, ranked
from transition.calc.subset import subset
from transition.calc.undecided import deciding
from transition.policies.checked import (
    AsOf,
    CheckedVersion,
    Choice,
    Constant,
    Expression,
    Lookup,
    Read,
    Source,
    parts,
)
from transition.policies.model import Scope
from transition.problems import CellPlace
from transition.rosters.columns import Bools
from transition.rosters.identity import masked

OTHERWISE = "其他情形"


Cells = frozenset[tuple[str, int]]
"""Cells of one household by input key and row of the input's scope within the household."""


def explain(
    ledger: Ledger,
    household: int,
    *,
    results: Sequence[str] = (),
    member: int | None = None,
    before: Ledger | None = None,
    assumed: Cells = frozenset(),
) -> tuple[Explained, ...]:
    """Return the trees of a household's entitlements, its own and its members', in plan order.

    household: its index in the roster. results: keys of rules to explain instead; without entitlements
    every rule that no other rule reads is. member: of persons' results only those of this member, by his
    place in the household. A refusal names the conditions that stood in its way, the nearest first.

    before: the same roster without the cells that are `assumed`: steps that differ from it are marked.
    """
    telling = _Telling(ledger, household, before, assumed)
    return tuple(
        telling.root(key, row)
        for key in results or roots(ledger)
        for row in telling.rows(key)
        if member is None or telling.steps[key].rule.of == "household" or row == member
    )


def roots(ledger: Ledger) -> tuple[str, ...]:
    """Return the keys of the rules that are explained where nobody says which."""
    if ledger.plan.entitlements:
        return deciding(ledger.plan)
    read = frozenset().union(*(step.rule.needs for step in ledger.plan.steps))
    return tuple(step.rule.key for step in ledger.plan.steps if step.rule.key not in read)


class _Telling:
    """Tells the steps of one household, each step once: who reads it again gets the same one."""

    def __init__(
        self, ledger: Ledger, household: int, before: Ledger | None = None, assumed: Cells = frozenset()
    ) -> None:
        self.whole, self.household = ledger, household
        self.before, self.assumed = before, assumed
        self.first_person = int(ledger.roster.starts[household])
        self.plan = ledger.plan
        households = np.array([household])
        roster, self.columns = subset(ledger.plan, ledger.roster, ledger.columns, households)
        _, self.unrounded = subset(ledger.plan, ledger.roster, ledger.unrounded, households)
        self.kept = Evaluator(self.plan, roster, self.columns, record=True, exact=True)
        self.steps: dict[str, Step] = {step.rule.key: step for step in self.plan.steps}
        self.told: dict[tuple[str, int], Explained] = {}

    def rows(self, key: str) -> range:
        """Return the rows of this household that a rule has: one, or one for each member."""
        return range(self.kept.rows(self.steps[key].rule.of))

    def root(self, key: str, row: int) -> Explained:
        """Return the step of a result; of a refusal with all conditions that stood in its way."""
        step = self.thing(key, row)
        # A flag that is false is no refusal of an amount, though Python holds it to be equal to zero.
        if isinstance(step.value, Fraction) and not step.value:
            return evolve(step, conditions=tuple(self._refusing(key, row)) or step.conditions)
        return step

    def thing(self, key: str, row: int) -> Explained:
        """Return the step of a rule or input in a row of its scope."""
        if (key, row) not in self.told:
            step = self._rule(self.steps[key], row) if key in self.steps else self._input(key, row)
            self.told[key, row] = self._marked(step, row)
        return self.told[key, row]

    def _marked(self, step: Explained, row: int) -> Explained:
        """Mark a step that is not what it is without the assumed cells."""
        if self.before is None:
            return step
        place = self.first_person + row if step.of == "person" else self.household
        was: Shown = self.before.columns[step.key].at(place)
        return evolve(
            step,
            moved=was != self.columns[step.key].at(row),
            was=was,
            assumed=(step.key, row) in self.assumed,
        )

    # --- rules ------------------------------------------------------------------------------------

    def _rule(self, step: Step, row: int) -> Explained:
        rule, version = step.rule, step.version
        told = Explained(
            kind="rule",
            key=rule.key,
            label=rule.label,
            value=self.columns[rule.key].at(row),
            unit=rule.type.unit,
            of=rule.of,
            value_kind=rule.type.kind,
            subject=self._subject(rule.of, row),
        )
        return told if version is None else self._with_version(told, version, rule.of, row)

    def _with_version(self, told: Explained, version: CheckedVersion, of: Scope, row: int) -> Explained:
        rows = np.zeros(self.kept.rows(of), dtype=bool)
        rows[row] = True
        fired, written, formula = self._fired(version, told.key, row)
        rounding = version.rounding
        return evolve(
            told,
            formula="" if isinstance(formula, Constant) else written,
            filled="" if formula is None or _says_itself(formula) else self._filled(formula, row),
            sources=self._sources(version, told.key, row),
            since=version.start,
            rounding=rounding.rounding if rounding else None,
            rounding_sources=rounding.sources if rounding else (),
            before_rounding=self.unrounded[told.key].at(row) if rounding else None,
            fired=fired,
            conditions=tuple(dict.fromkeys(self._conditions(version, rows, of))),
            parts=tuple(self._parts(version, rows, of)),
        )

    def _filled(self, formula: Expression, row: int) -> str:
        return filled(formula, row, self._value_at, range(self.kept.rows("person")))

    def _fired(self, version: CheckedVersion, key: str, row: int) -> tuple[str, str, Expression | None]:
        """Return the condition of the case that answered, and the formula, written and checked."""
        if version.formula is not None:
            return "", version.formula_text, version.formula
        place = self._fired_case(key, row)
        if place < 0:
            return "", "", None
        case = version.cases[place]
        return case.when_text or OTHERWISE, case.then_text, case.then

    def _fired_case(self, key: str, row: int) -> int:
        person = self.steps[key].rule.of == "person"
        return int(self.whole.fired[key][self.first_person + row if person else self.household])

    def _sources(self, version: CheckedVersion, key: str, row: int) -> tuple[Source, ...]:
        if version.formula is not None:
            return version.sources
        place = self._fired_case(key, row)
        return (version.cases[place].sources if place >= 0 else ()) or version.sources

    def _conditions(self, version: CheckedVersion, rows: Bools, scope: Scope) -> Iterator[Condition]:
        """Yield the leaves of the conditions that were asked: those of cases, and of IF in the formula."""
        whens = {case.when for case in version.cases}
        chosen = {id(condition) for condition in _choices_in(version)}
        for node, asked, of in followed(
            taken_starts(version, rows, self.kept), scope, self.kept, taken_parts
        ):
            if node in whens or (of == scope and id(node) in chosen):
                for leaf, concerned in leaves(node, asked, self.kept):
                    yield condition_at(leaf, int(np.flatnonzero(concerned)[0]), self.kept)

    def _refusing(self, key: str, row: int) -> Iterator[Condition]:
        """Yield what stood in the way of a result, the nearest first, each once."""
        asked = np.zeros(self.kept.rows(self.steps[key].rule.of), dtype=bool)
        asked[row] = True
        found = failing(self.plan, self.kept.roster, self.columns, {key: asked}, self.kept)
        places: dict[Scope, int] = {"household": 0, "person": row}
        told, group = set[Condition](), 0
        for one in ranked(found, places):
            condition = condition_at(one.leaf, places[one.of], one.kept)
            if condition not in told:
                told.add(condition)
                yield evolve(condition, joined=one.group == group)
                group = one.group

    # --- what a rule rests on ---------------------------------------------------------------------

    def _parts(self, version: CheckedVersion, rows: Bools, scope: Scope) -> Iterable[Explained]:
        found: dict[object, Explained] = {}
        for node, asked, of in followed(
            taken_starts(version, rows, self.kept), scope, self.kept, taken_parts
        ):
            for row in np.flatnonzero(asked).tolist():
                part = self._part(node, row, of)
                if part is not None:
                    found.setdefault((part.kind, part.key, part.subject, part.answered, row), part)
        return found.values()

    def _part(self, node: Expression, row: int, of: Scope) -> Explained | None:
        match node:
            case Read(key=key):
                return self.thing(key, row)
            case Lookup():
                return self._parameter(node, row)
            case AsOf():
                return Explained("day", "as_of", "评估日", self.plan.as_of, None, "all", value_kind="date")
            case _:
                return None

    def _parameter(self, lookup: Lookup, row: int) -> Explained:
        table = self.plan.tables[lookup.parameter]
        answered = answered_at(lookup, row, self.kept)
        return Explained(
            kind="parameter",
            key=table.key,
            label=table.label,
            value=self._value_at(lookup, row),
            unit=table.type.unit,
            of="all",
            value_kind=table.type.kind,
            sources=sources_of(table, answered),
            since=answered.row.start if answered.row else None,
            answered=answered,
        )

    def _input(self, key: str, row: int) -> Explained:
        checked = self.plan.inputs[key]
        of, default = checked.input.of, checked.input.default
        value: Shown = self.columns[key].at(row)
        if checked.input.type == "identity" and isinstance(value, str):
            value = masked(value)
        return Explained(
            kind="input",
            key=key,
            label=checked.label,
            value=value,
            unit=checked.type.unit,
            of=of,
            value_kind=checked.type.kind,
            subject=self._subject(of, row),
            cell=self._cell(key, of, row),
            took_default=default.reason if default is not None and self._is_default(key, of, row) else "",
        )

    def _value_at(self, node: Expression, row: int) -> Shown:
        return value_in(node, row, self.kept)

    # --- who and where ----------------------------------------------------------------------------

    def _subject(self, of: Scope | Literal["all"], row: int) -> str:
        if of == "person":
            return person_name(self.whole, self.first_person + row) or f"第 {row + 1} 人"
        return self.whole.roster.household_names[self.household]

    def _cell(self, key: str, of: Scope, row: int) -> CellPlace | None:
        if not self.whole.roster.has_cells(key):
            return None
        place = self.first_person + row if of == "person" else self.household
        return cell_of(self.whole.roster, key, of, place)

    def _is_default(self, key: str, of: Scope, row: int) -> bool:
        roster = self.whole.roster
        if key in roster.defaulted:
            place = self.first_person + row if of == "person" else self.household
            return bool(roster.defaulted[key][place])
        return key not in (roster.person_columns if of == "person" else roster.household_columns)


def _says_itself(formula: Expression) -> bool:
    """Say whether a formula with its numbers filled in would only repeat the value."""
    return isinstance(formula, (Constant, Read, Lookup))


def _choices_in(version: CheckedVersion) -> Iterator[Expression]:
    """Yield the conditions of the IFs of a version's formulas."""
    waiting = [version.formula] if version.formula is not None else [case.then for case in version.cases]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Choice):
            yield node.condition
        waiting += parts(node)
