"""Evaluating checked expressions against kept columns: the one place that gives formulas a meaning.

`Evaluator` works out any expression of a plan, for the households of a roster, from the columns of
inputs and rules that are already there. It is used while rules are evaluated, and afterwards, with the
columns of a ledger, to see what a result rests on; both ways it is the same work on the same columns.

    evaluator = Evaluator(plan, roster, ledger.columns, record=True)
    evaluator.column(node)                 every node of a formula has its column
    evaluator.answers(lookup).at(row)      which row of the table answered, or why none did

After an evaluation `evaluator_of(ledger, households)` is such an evaluator for some of its households;
`subset` gives the roster and columns of some households. Division by zero is unknown: where a quotient
is unknown though both its parts are known, its divisor is zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
from attrs import evolve, frozen

from transition.calc import arithmetic, dates, logic
from transition.calc.aggregates import Members, count, either, outermost, total
from transition.calc.guard import Guard
from transition.calc.ledger import Ledger
from transition.calc.lookups import Answers, look_up
from transition.calc.plan import Plan
from transition.calc.replacing import merged_answers, replaced
from transition.calc.subset import members_of, subset
from transition.calc.twins import twins
from transition.policies.checked import (
    Absolute,
    Aggregate,
    Among,
    Arithmetic,
    AsOf,
    Broadcast,
    Choice,
    Comparison,
    Constant,
    Elapsed,
    Expression,
    Extreme,
    Has,
    Known,
    Later,
    Logic,
    Lookup,
    MakeDate,
    Negation,
    Not,
    OrElse,
    Read,
)
from transition.policies.model import Scope, Value
from transition.rosters.columns import (
    Array,
    Bools,
    Coded,
    Column,
    Days,
    Flags,
    Numbers,
    column_from,
    days_from,
    known_of,
    repeated,
    taken,
)
from transition.rosters.roster import Roster


@frozen(eq=False)
class Ready:
    """What evaluators of plans with the same formulas share.

    twins: see `twins.twins`. admitted: by key, columns that every row of is known to fit int64.
    """

    twins: Mapping[int, int]
    admitted: Mapping[str, Column]


class Evaluator:
    """Works out expressions of one plan for the households of one roster.

    columns: by key, the columns of inputs and rules that expressions may read, each as long as its
    scope. More may be added to the mapping while the evaluator is in use.
    record: keep the column of every node, so that asking for one again is free.
    exact: compute with Python integers from the start: slow, for few households.
    ready: what has been worked out of the plan and of some columns, where many evaluators share it.

    A column is as long as its expression's scope has rows, or has one row when the value is the same for
    everybody. Columns must not be changed.
    """

    def __init__(
        self,
        plan: Plan,
        roster: Roster,
        columns: Mapping[str, Column],
        *,
        record: bool = False,
        exact: bool = False,
        ready: Ready | None = None,
    ) -> None:
        self.plan = plan
        self.roster = roster
        self.columns = columns
        self.record = record
        self.exact = exact
        self.members = Members(roster.starts)
        self._guards: dict[Scope | None, Guard] = {
            None: Guard(1, exact=exact),
            "person": Guard(roster.persons, exact=exact),
            "household": Guard(roster.households, exact=exact),
        }
        self._kept: dict[Expression | int, Column] = {}
        self._answers: dict[Lookup, tuple[Column, Answers]] = {}
        self._admitted: dict[str, Column] = {} if ready is None else dict(ready.admitted)
        self._twins: Mapping[int, int] = {}
        if not record:
            self._twins = twins(plan) if ready is None else ready.twins

    @property
    def households(self) -> int:
        """How many households there are."""
        return self.roster.households

    @property
    def household_of(self) -> Array:
        """Return shape (persons,): the household of each person."""
        return self.roster.household_of

    def column(self, expression: Expression) -> Column:
        """Return the column of an expression, exact in every row."""
        column = self.raw(expression)
        if self.exact:  # then nothing is ever over
            return column
        over = np.flatnonzero(self.over)
        if expression.of is None and self._guards[None].over.any():
            return self._exactly(over[:0]).column(expression)
        if expression.of is None or not len(over):
            return column
        column = full_length(column, self.rows(expression.of))
        return replaced(column, self._rows_of(expression.of, over), self._exactly(over).column(expression))

    def answers(self, lookup: Lookup) -> Answers:
        """Return which row of its table answered a look-up in each row, or why none did."""
        answers = self._looked_up(lookup)[1]
        if self.exact:
            return answers
        over = np.flatnonzero(self.over)
        if lookup.of is None and self._guards[None].over.any():
            return self._exactly(over[:0]).answers(lookup)
        if lookup.of is None or not len(over):
            return answers
        which = np.broadcast_to(answers.which, (self.rows(lookup.of),))
        exact = self._exactly(over).answers(lookup)
        return merged_answers(evolve(answers, which=which), self._rows_of(lookup.of, over), exact)

    def raw(self, expression: Expression) -> Column:
        """Return the column of an expression; the rows of households in `over` mean nothing."""
        mark = expression if self.record else self._twins.get(id(expression))
        if mark is None:
            return self._computed(expression)
        if mark not in self._kept:
            self._kept[mark] = self._computed(expression)
        return self._kept[mark]

    @property
    def over(self) -> Bools:
        """Return shape (households,): those of which some number so far may not have fit int64."""
        over = self._guards["household"].over | self._guards[None].over
        persons = self._guards["person"].over
        if persons.any():
            over = over.copy()
            over[self.roster.household_of[persons]] = True
        return over

    def rows(self, scope: Scope | None) -> int:
        """Return how many rows a column of a scope has."""
        return {None: 1, "person": self.roster.persons, "household": self.households}[scope]

    def guard(self, scope: Scope | None) -> Guard:
        """Return the watch over the numbers of a scope."""
        return self._guards[scope]

    def _exactly(self, households: Array) -> Evaluator:
        roster, columns = subset(self.plan, self.roster, self.columns, households)
        return Evaluator(self.plan, roster, columns, exact=True)

    def _rows_of(self, scope: Scope, households: Array) -> Array:
        return members_of(self.roster, households) if scope == "person" else households

    # --- one kind of node each ----------------------------------------------------------------

    def _computed(self, node: Expression) -> Column:
        guard = self._guards[node.of]
        match node:
            case Read(key=key):
                return self._read(key, guard)
            case Constant(value=value):
                return self.outside(column_from(node.type.kind, (value,)), guard)
            case AsOf():
                return days_from((self.plan.as_of,))
            case Lookup():
                return self._looked_up(node)[0]
            case Broadcast(inner=inner):
                return self._broadcast(inner)
            case Aggregate():
                return self._aggregate(node)
            case Arithmetic() | Negation() | Absolute() | Extreme() | Elapsed() | MakeDate() | Later():
                return self._calculation(node, guard)
            case _:
                return self._decision(node, guard)

    def _calculation(self, node: Expression, guard: Guard) -> Column:
        match node:
            case Arithmetic(operator=sign, left=left, right=right):
                return _ARITHMETIC[sign](self._numbers(left), self._numbers(right), guard)
            case Negation(inner=inner):
                return arithmetic.negate(self._numbers(inner))
            case Absolute(inner=inner):
                return arithmetic.absolute(self._numbers(inner))
            case Extreme(which=which, items=items) if node.type.kind == "date":
                return logic.first_extreme(which, [self._days(item) for item in items])
            case Extreme(which=which, items=items):
                return arithmetic.extreme(which, [self._numbers(item) for item in items], guard)
            case Elapsed(measure=measure, start=start, end=end):
                return guard.admit(dates.elapsed(measure, self._days(start), self._days(end)))
            case MakeDate(year=year, month=month, day=day):
                return dates.made(*(self._numbers(part) for part in (year, month, day)))
            case Later(start=start, months=months):
                return dates.later(self._days(start), self._numbers(months))
            case _:
                raise TypeError(type(node).__name__)

    def _decision(self, node: Expression, guard: Guard) -> Column:
        match node:
            case Comparison(operator=order, left=left, right=right):
                return logic.compared(order, self.raw(left), self.raw(right), guard)
            case Logic(operator=word, items=items):
                join = logic.conjunction if word == "and" else logic.disjunction
                return join([self._flags(item) for item in items])
            case Not(inner=inner):
                return logic.opposite(self._flags(inner))
            case Among(operand=operand, options=options):
                return self._among(operand, options, guard)
            case Has(tags=tags, tag=tag):
                return logic.with_word(cast(Coded, self.raw(tags)), lambda word: tag in word)
            case Known(inner=inner):
                return Flags(known_of(self.raw(inner)), None)
            case OrElse(first=first, second=second):
                return logic.or_else(self.raw(first), self.raw(second), guard)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return self._choice(self._flags(condition), then, otherwise, guard)
            case _:
                raise TypeError(type(node).__name__)

    def _choice(self, condition: Flags, then: Expression, otherwise: Expression, guard: Guard) -> Column:
        if len(condition) == 1 and condition.known is None:
            return self.raw(then if condition.true[0] else otherwise)
        return logic.choose(condition, self.raw(then), self.raw(otherwise), guard)

    def _among(self, operand: Expression, options: tuple[Value, ...], guard: Guard) -> Flags:
        column = self.raw(operand)
        choices = [self.outside(column_from(operand.type.kind, (option,)), guard) for option in options]
        return logic.disjunction([logic.compared("==", column, choice, guard) for choice in choices])

    def _read(self, key: str, guard: Guard) -> Column:
        if key not in self._admitted:
            self._admitted[key] = self.outside(self.columns[key], guard)
        return self._admitted[key]

    def outside(self, column: Column, guard: Guard) -> Column:
        """Return a column that was not made here so that this evaluator can go on with it."""
        return guard.admit(column) if isinstance(column, Numbers) else column

    def _looked_up(self, lookup: Lookup) -> tuple[Column, Answers]:
        if lookup in self._answers:
            return self._answers[lookup]
        keys = [self.raw(key) for key in lookup.keys]
        found = look_up(self.plan.tables[lookup.parameter], keys, self._guards[lookup.of])
        if self.record:
            self._answers[lookup] = found
        return found

    def _broadcast(self, inner: Expression) -> Column:
        column = self.raw(inner)
        if inner.of is None or len(column) != self.households:
            return column
        return taken(column, self.roster.household_of)

    def _aggregate(self, node: Aggregate) -> Column:
        inner, members = self.raw(node.inner), self.members
        persons, households = self._guards["person"], self._guards["household"]
        match node.function:
            case "COUNT":
                return count(cast(Flags, inner), members, households)
            case "ANY" | "ALL" as function:
                return either(function, cast(Flags, inner), members)
            case "SUM":
                return total(cast(Numbers, inner), members, persons, households)
            case "HIGHEST" | "LOWEST" as function:
                return outermost(function, cast(Numbers | Days, inner), members, persons, households)

    def _numbers(self, expression: Expression) -> Numbers:
        return cast(Numbers, self.raw(expression))

    def _flags(self, expression: Expression) -> Flags:
        return cast(Flags, self.raw(expression))

    def _days(self, expression: Expression) -> Days:
        return cast(Days, self.raw(expression))


_ARITHMETIC = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
}


def full_length(column: Column, rows: int) -> Column:
    """Return a column that may be the same for everybody with a row for each."""
    return column if len(column) == rows else repeated(column, rows)


def evaluator_of(ledger: Ledger, households: Array | None = None, *, exact: bool = False) -> Evaluator:
    """Return a recording evaluator over what a ledger kept, of some households (indexes) or of all."""
    roster, columns = ledger.roster, ledger.columns
    if households is not None:
        roster, columns = subset(ledger.plan, roster, columns, households)
    return Evaluator(ledger.plan, roster, columns, record=True, exact=exact)
