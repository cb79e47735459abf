"""What remains to be computed of a plan when only the values of some tables change, again and again.

    Ledger + changing tables + wanted rules --remainder_of--> Remainder --evaluated--> Ledger

Everything that does not rest on those tables is worked out once and read as if it were a column of the
roster: the largest parts of formulas that no change can reach. A look-up in a changing table asks the same
for every value that the table takes, so that only its answers are put in anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import numpy as np
from attrs import define, evolve, field, frozen

from transition.calc.evaluation import evaluate
from transition.calc.expressions import Evaluator, Ready, full_length
from transition.calc.guard import Guard
from transition.calc.ledger import Ledger
from transition.calc.lookups import Asked, asked, resolve
from transition.calc.plan import Plan, Step, Table
from transition.calc.subset import members_of, subset
from transition.calc.twins import twins
from transition.policies.checked import (
    CheckedCase,
    CheckedInput,
    CheckedRule,
    CheckedVersion,
    Constant,
    Expression,
    Lookup,
    Read,
    keys_read,
    parts,
    with_parts,
)
from transition.policies.model import Input, Scope, Value
from transition.rosters.columns import SMALL, Array, Bools, Column, Numbers, column_from, different, taken
from transition.rosters.roster import Roster, RosterSource

Keys = tuple[Value, ...]


@frozen(eq=False)
class Question:
    """A look-up in a changing table whose keys do not change. key: of the column that holds its answers."""

    key: str
    table: str
    of: Scope
    kind: str
    asked: Asked


@frozen(eq=False)
class Remainder:
    """A plan of what remains, and the roster that gives it all it reads but the answers to the questions."""

    plan: Plan
    roster: Roster
    questions: tuple[Question, ...]
    ready: Ready

    def repeatable(self, changing: Iterable[str]) -> bool:
        """Say whether several states of the changing tables can be evaluated at once.

        They cannot where a table is asked for keys that change themselves, or for the same by everybody.
        """
        return not self.plan.tables.keys() & set(changing)

    def repeated(self, times: int) -> Remainder:
        """Return what remains for the same households several times over, one after the other."""
        if times == 1:
            return self
        roster, copies = self.roster, np.arange(times)
        persons = np.tile(np.arange(roster.persons), times)
        households = np.tile(np.arange(roster.households), times)
        of = (roster.household_of + copies[:, None] * roster.households).ravel()
        starts = (roster.starts[:-1] + copies[:, None] * roster.persons).ravel()
        larger = evolve(
            roster,
            household_of=of,
            starts=np.append(starts, times * roster.persons),
            household_names=roster.household_names * times,
            head_row=roster.head_row.take(households),
            lines=roster.lines.take(persons),
            person_columns={key: taken(one, persons) for key, one in roster.person_columns.items()},
            household_columns={key: taken(one, households) for key, one in roster.household_columns.items()},
        )
        return _made(self.plan, larger, self.questions)

    def evaluated(self, *several: Mapping[str, Table]) -> Ledger:
        """Evaluate with other tables in the places of those that change, one state of them for each copy."""
        tables = several[0]
        persons, households = dict(self.roster.person_columns), dict(self.roster.household_columns)
        admitted = dict(self.ready.admitted)
        for question in self.questions:
            answers = _answers(question, [one[question.table] for one in several])
            (persons if question.of == "person" else households)[question.key] = answers
            if _fits(answers):
                admitted[question.key] = answers
        roster = evolve(self.roster, person_columns=persons, household_columns=households)
        plan = evolve(self.plan, tables={**self.plan.tables, **tables})
        return evaluate(plan, roster, ready=Ready(self.ready.twins, admitted))

    def reached(self, several: Sequence[Mapping[str, Table]]) -> Bools:
        """Return shape (households,): those of which a question has different answers in some of the tables.

        Where a changing table is asked for keys that change themselves, it may be anybody.
        """
        if self.plan.tables.keys() & several[0].keys():
            return np.ones(self.roster.households, dtype=bool)
        found = np.zeros(self.roster.households, dtype=bool)
        for question in self.questions:
            rows = _differing(question, [tables[question.table] for tables in several])
            if question.of == "person":
                found[self.roster.household_of[rows]] = True
            else:
                found |= rows
        return found

    def met(self, table: str, moved: Table, before: Table) -> set[tuple[Keys | None, Value | None]] | None:
        """Return the keys of a changing table that rows meet, with what stands there in another state of it.

        None where that cannot be said at once: the table is asked for keys that change themselves.
        """
        questions = [question for question in self.questions if question.table == table]
        if table in self.plan.tables or not questions:
            return None
        found: set[tuple[Keys | None, Value | None]] = set()
        for question in questions:
            for place in different(question.asked.which).tolist():
                given = question.asked.given[place]
                found.add((resolve(moved, given).keys, resolve(before, given).value))
        return found

    def of(self, households: Array) -> Remainder:
        """Return what remains for some households (indexes, rising)."""
        if len(households) == self.roster.households:
            return self
        small, _ = subset(self.plan, self.roster, {}, households)
        rows = {"household": households, "person": members_of(self.roster, households)}
        questions = tuple(
            evolve(one, asked=Asked(one.asked.which.take(rows[one.of]), one.asked.given))
            for one in self.questions
        )
        return _made(self.plan, small, questions)


def remainder_of(
    ledger: Ledger,
    changing: Mapping[str, Table],
    wanted: Sequence[tuple[CheckedRule, Expression]],
) -> Remainder:
    """Return what remains of a ledger's plan to be computed when some tables change.

    changing: by key, a table as it will be; its values, not its keys, will differ from use to use, and it
    lists all that the plan's own lists. wanted: what is asked for, as rules that the plan does not have.
    """
    moved = moved_by(ledger.plan, changing)
    needed = ledger.plan.rests_on(*(key for _, formula in wanted for key in keys_read(formula)))
    cutting = _Cutting(ledger, changing, moved)
    steps = [
        Step(step.rule, cutting.version(step.version) if step.version else None)
        for step in ledger.plan.steps
        if step.rule.key in moved & needed
    ]
    steps += [Step(rule, cutting.version(_version_of(formula))) for rule, formula in wanted]
    plan = evolve(
        ledger.plan,
        inputs=cutting.inputs,
        tables={key: ledger.plan.tables[key] for key in sorted(cutting.tables)},
        steps=tuple(steps),
        checks=(),
    )
    return _made(plan, _bare(ledger.roster, cutting), tuple(cutting.questions.values()))


def _made(plan: Plan, roster: Roster, questions: tuple[Question, ...]) -> Remainder:
    """Return a remainder with the columns brought into the form that evaluators work with, once for all."""
    admitted: dict[str, Column] = {}
    for key, column in {**roster.person_columns, **roster.household_columns}.items():
        if isinstance(column, Numbers):
            guard = Guard(len(column))
            column = guard.admit(column)
            if guard.over.any():
                continue
        admitted[key] = column
    return Remainder(plan, roster, questions, Ready(twins(plan), admitted))


def moved_by(plan: Plan, tables: Iterable[str]) -> frozenset[str]:
    """Return the keys of the rules that rest on some tables."""
    found = set(tables)
    for step in plan.steps:
        if step.rule.needs & found:
            found.add(step.rule.key)
    return frozenset(found).difference(tables)


def _version_of(formula: Expression) -> CheckedVersion:
    return CheckedVersion(None, None, formula, "", (), None, ())


def _bare(roster: Roster, cutting: _Cutting) -> Roster:
    """Return a roster of the same households that has nothing but the columns that are read."""
    columns: dict[Scope, dict[str, Column]] = {"person": {}, "household": {}}
    for key, checked in cutting.inputs.items():
        if key in cutting.columns:
            columns[checked.input.of][key] = cutting.columns[key]
    return Roster(
        source=RosterSource(roster.source.name),
        household_of=roster.household_of,
        starts=roster.starts,
        household_names=("",) * roster.households,
        head_row=roster.head_row,
        person_columns=columns["person"],
        household_columns=columns["household"],
        lines=roster.lines,
    )


# --- cutting formulas ------------------------------------------------------------------------------


@define(eq=False)
class _Cutting:
    """Takes out of formulas what does not change, and keeps it as columns."""

    ledger: Ledger
    changing: Mapping[str, Table]
    moved: frozenset[str]
    inputs: dict[str, CheckedInput] = field(factory=dict)
    columns: dict[str, Column] = field(factory=dict)
    questions: dict[Lookup, Question] = field(factory=dict)
    tables: set[str] = field(factory=set)
    known: Evaluator = field(init=False)
    names: dict[Expression, str] = field(factory=dict)
    changes: dict[int, bool] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.known = Evaluator(self.ledger.plan, self.ledger.roster, self.ledger.columns, record=True)

    def version(self, version: CheckedVersion) -> CheckedVersion:
        """Return a version that reads what does not change."""
        cases = tuple(self._case(case) for case in version.cases)
        formula = None if version.formula is None else self.cut(version.formula)
        return evolve(version, formula=formula, cases=cases)

    def _case(self, case: CheckedCase) -> CheckedCase:
        when = None if case.when is None else self.cut(case.when)
        return evolve(case, when=when, then=self.cut(case.then))

    def cut(self, expression: Expression) -> Expression:
        """Return an expression in which all that does not change is read."""
        if not self._may_change(expression):
            return self._as_column(expression)
        if isinstance(expression, Lookup) and expression.parameter in self.changing:
            question = self._question(expression)
            if question is not None:
                return self._read(question.key, expression)
            self.tables.add(expression.parameter)
        elif isinstance(expression, Lookup):
            self.tables.add(expression.parameter)
        return with_parts(expression, [self.cut(part) for part in parts(expression)])

    def _may_change(self, expression: Expression) -> bool:
        mark = id(expression)
        if mark not in self.changes:
            own = (isinstance(expression, Read) and expression.key in self.moved) or (
                isinstance(expression, Lookup) and expression.parameter in self.changing
            )
            self.changes[mark] = own or any(map(self._may_change, parts(expression)))
        return self.changes[mark]

    def _as_column(self, expression: Expression) -> Expression:
        if isinstance(expression, Constant):
            return expression
        if expression.of is None:
            # The same for everybody: one row, which costs nothing to work out each time.
            self._note_tables(expression)
            return expression
        if expression not in self.names:
            key = expression.key if isinstance(expression, Read) else f"part {len(self.names)}"
            self.names[expression] = key
            column = self.known.column(expression)
            self.columns[key] = full_length(column, self.known.rows(expression.of))
        return self._read(self.names[expression], expression)

    def _note_tables(self, expression: Expression) -> None:
        if isinstance(expression, Lookup):
            self.tables.add(expression.parameter)
        for part in parts(expression):
            self._note_tables(part)

    def _question(self, lookup: Lookup) -> Question | None:
        """Return a look-up as a question whose answers are put in; None where its keys change too."""
        if lookup.of is None or any(map(self._may_change, lookup.keys)):
            return None
        if lookup not in self.questions:
            rows = self.known.rows(lookup.of)
            guard = Guard(rows)
            keys = [full_length(self.known.column(key), rows) for key in lookup.keys]
            meant = asked(self.changing[lookup.parameter], keys, guard)
            if guard.over.any():
                return None
            key = f"answer {len(self.questions)}"
            self.questions[lookup] = Question(key, lookup.parameter, lookup.of, lookup.type.kind, meant)
        return self.questions[lookup]

    def _read(self, key: str, expression: Expression) -> Read:
        of = cast(Scope, expression.of)
        if key not in self.inputs:
            self.inputs[key] = CheckedInput(Input(key, key, of, expression.type.kind), expression.type)
        return Read(type=expression.type, of=of, key=key, source=expression.source)


def _fits(column: Column) -> bool:
    if not isinstance(column, Numbers):
        return True
    return column.numerator.dtype != object and isinstance(column.denominator, int) and column.bound <= SMALL


# --- answers ---------------------------------------------------------------------------------------


def _answers(question: Question, tables: Sequence[Table]) -> Column:
    """Return the answers that rows get, those of the first table's copy first."""
    given = question.asked.given
    values = [resolve(table, keys).value for table in tables for keys in given]
    which = question.asked.which
    if len(tables) > 1:
        which = (which + np.arange(len(tables))[:, None] * len(given)).ravel()
    return taken(column_from(tables[0].type.kind, values), which)


def _differing(question: Question, tables: Sequence[Table]) -> Bools:
    """Return the rows that get different answers from some of the tables."""
    differs = [len({resolve(table, given).value for table in tables}) > 1 for given in question.asked.given]
    return np.array(differs, dtype=bool).take(question.asked.which)
