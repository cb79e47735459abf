"""What every result of one household can be, given what each of its cells can be.

The counterpart of the evaluator for values that are not known: one household, row by row, each node a span
or a set of words. Whatever the evaluator would give for any values of the cells lies within.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import cast

from transition.calc import dates
from transition.calc.arithmetic import rounded
from transition.calc.guard import Guard
from transition.calc.ledger import Ledger
from transition.calc.lookups import resolve
from transition.calc.plan import Plan, Step, Table
from transition.calc.possible import (
    NO_NUMBER,
    NO_OPTION,
    End,
    Options,
    Possible,
    Span,
    absolute,
    added,
    anything_of,
    can_be,
    compared,
    counted,
    divided,
    either_of,
    exactly,
    joined,
    made_of,
    monotone,
    multiplied,
    negated,
    nothing_of,
    tested,
)
from transition.policies.checked import (
    Absolute,
    Aggregate,
    Among,
    Arithmetic,
    AsOf,
    Broadcast,
    CheckedRounding,
    CheckedVersion,
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
from transition.rosters.columns import days_from, numbers_from

MOST_KEYS = 256
"""How many combinations of keys are looked up one by one."""

Cell = tuple[str, int]
"""An input's key and a row of its scope."""


class World:
    """What everything can be in one household, given what each of its cells can be."""

    def __init__(self, ledger: Ledger, cells: Mapping[Cell, Possible]) -> None:
        self.plan: Plan = ledger.plan
        self.members = range(ledger.roster.persons)
        self.cells = cells
        self.steps: dict[str, Step] = {step.rule.key: step for step in self.plan.steps}
        self.found: dict[Cell, Possible] = {}

    def result(self, key: str, row: int) -> Possible:
        """Return what a rule or input can be in a row of its scope."""
        if (key, row) in self.cells:
            return self.cells[key, row]
        if (key, row) not in self.found:
            step = self.steps[key]
            kind = step.rule.type.kind
            # Who is to say what a rule gives that does not hold yet?
            self.found[key, row] = (
                anything_of(kind) if step.version is None else self._version(step.version, kind, row)
            )
        return self.found[key, row]

    def _version(self, version: CheckedVersion, kind: str, row: int) -> Possible:
        whole = (
            self.of(version.formula, row) if version.formula is not None else self._cases(version, kind, row)
        )
        if version.rounding is None:
            return whole
        rounding: CheckedRounding = version.rounding
        return monotone([_span(whole)], lambda ends: _rounded(ends[0], rounding))

    def _cases(self, version: CheckedVersion, kind: str, row: int) -> Possible:
        answers: list[Possible] = []
        unsure = False
        for case in version.cases:
            when = Options(frozenset({True})) if case.when is None else _options(self.of(case.when, row))
            unsure = unsure or when.unsure
            if can_be(when, True):
                answers.append(self.of(case.then, row))
            if not can_be(when, False):
                break
        else:
            unsure = True
        return either_of(answers, unsure=unsure) if answers else nothing_of(kind)

    # --- expressions ------------------------------------------------------------------------------

    def of(self, node: Expression, row: int) -> Possible:
        """Return what an expression can be in a row of its scope."""
        match node:
            case Constant(value=value):
                return exactly(value)
            case AsOf():
                return exactly(self.plan.as_of)
            case Read(key=key):
                return self.result(key, row)
            case Broadcast(inner=inner):
                return self.of(inner, 0)
            case Lookup():
                return self._looked_up(node, row)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return self._choice(_options(self.of(condition, row)), then, otherwise, row)
            case OrElse(first=first, second=second):
                one = self.of(first, row)
                return self._or_else(one, self.of(second, row)) if one.unsure or one.empty else one
            case Aggregate():
                return self._aggregate(node)
            case Arithmetic() | Negation() | Absolute() | Extreme() | Elapsed() | MakeDate() | Later():
                return self._calculated(node, row)
            case _:
                return self._decided(node, row)

    def _choice(self, condition: Options, then: Expression, otherwise: Expression, row: int) -> Possible:
        branches = [(then, True), (otherwise, False)]
        taken = [self.of(branch, row) for branch, truth in branches if can_be(condition, truth)]
        return either_of(taken, unsure=condition.unsure) if taken else nothing_of(then.type.kind)

    def _or_else(self, first: Possible, second: Possible) -> Possible:
        both = either_of([first, second])
        if isinstance(both, Span):
            return Span(both.low, both.high, second.unsure, both.empty)
        return Options(both.values, second.unsure)

    def _calculated(self, node: Expression, row: int) -> Possible:
        match node:
            case Arithmetic(operator=sign, left=left, right=right):
                return _ARITHMETIC[sign](_span(self.of(left, row)), _span(self.of(right, row)))
            case Negation(inner=inner):
                return negated(_span(self.of(inner, row)))
            case Absolute(inner=inner):
                return absolute(_span(self.of(inner, row)))
            case Extreme(which=which, items=items):
                return _extreme(which, [self.of(item, row) for item in items])
            case Elapsed(measure=measure, start=start, end=end):
                return made_of(
                    [self.of(start, row), self.of(end, row)],
                    lambda days: dates.elapsed(
                        measure, *(days_from([cast(datetime.date, day)]) for day in days)
                    ).at(0),
                    "number",
                )
            case MakeDate(year=year, month=month, day=day):
                parts = [self.of(part, row) for part in (year, month, day)]
                return made_of(
                    parts,
                    lambda of: dates.made(*(numbers_from([cast(Fraction, n)]) for n in of)).at(0),
                    "date",
                )
            case Later(start=start, months=months):
                return made_of(
                    [self.of(start, row), self.of(months, row)],
                    lambda of: dates.later(
                        days_from([cast(datetime.date, of[0])]), numbers_from([cast(Fraction, of[1])])
                    ).at(0),
                    "date",
                )
            case _:
                raise TypeError(type(node).__name__)

    def _decided(self, node: Expression, row: int) -> Possible:
        match node:
            case Comparison(operator=order, left=left, right=right):
                return compared(order, self.of(left, row), self.of(right, row))
            case Logic(operator=word, items=items):
                return joined(word, [_options(self.of(item, row)) for item in items])
            case Not(inner=inner):
                return tested(_options(self.of(inner, row)), lambda truth: not truth)
            case Among(operand=operand, options=options):
                found = self.of(operand, row)
                return joined("or", [compared("==", found, exactly(option)) for option in options])
            case Has(tags=tags, tag=tag):
                return tested(_options(self.of(tags, row)), lambda word: tag in cast(frozenset[str], word))
            case Known(inner=inner):
                return _known(self.of(inner, row))
            case _:
                raise TypeError(type(node).__name__)

    def _aggregate(self, node: Aggregate) -> Possible:
        items = [self.of(node.inner, member) for member in self.members]
        match node.function:
            case "SUM":
                return added([_span(item) for item in items]) if items else exactly(Fraction(0))
            case "COUNT":
                return counted(_options(item) for item in items)
            case "ANY" | "ALL" as function:
                return joined("or" if function == "ANY" else "and", [_options(item) for item in items])
            case "HIGHEST" | "LOWEST" as function:
                which = "MAX" if function == "HIGHEST" else "MIN"
                return _extreme(which, items) if items else nothing_of(node.type.kind)

    # --- tables -----------------------------------------------------------------------------------

    def _looked_up(self, lookup: Lookup, row: int) -> Possible:
        table, kind = self.plan.tables[lookup.parameter], lookup.type.kind
        keys = [self.of(key, row) for key in lookup.keys]
        if any(key.empty for key in keys):
            return nothing_of(kind)
        listed = [_few(key) for key in keys]
        unsure = any(key.unsure for key in keys)
        if (
            any(values is None for values in listed)
            or prod(len(values or ()) for values in listed) > MOST_KEYS
        ):
            return _any_answer(table, kind)
        resolved = [resolve(table, given) for given in product(*cast(list[list[object]], listed))]  # type: ignore[arg-type]
        answers = [exactly(one.value) for one in resolved if one.value is not None]
        if len(resolved) == 1 and not answers:
            return anything_of(kind)  # the table has no value: whatever it will be
        unsure = unsure or len(answers) < len(resolved)
        return either_of(answers, unsure=unsure) if answers else anything_of(kind)


def _few(key: Possible) -> list[object] | None:
    if isinstance(key, Span):
        return None if key.point is None else [key.point]
    return None if key.values is None else list(key.values)


def _any_answer(table: Table, kind: str) -> Possible:
    """Return what a table can give for keys that nobody knows."""
    values = [answer.row.value for answer in table.answers.values()]
    values += [table.otherwise] if table.otherwise is not None else []
    return either_of([exactly(value) for value in values], unsure=True) if values else anything_of(kind)


def _rounded(end: End, rounding: CheckedRounding) -> End:
    if not isinstance(end, Fraction):
        return end
    one = rounding.rounding
    guard = Guard(1, exact=True)
    value = rounded(guard.admit(numbers_from([end])), one.to, one.mode, guard).at(0)
    assert value is not None
    return value


def _extreme(which: str, items: Sequence[Possible]) -> Possible:
    pick = min if which == "MIN" else max
    if all(isinstance(item, Span) for item in items):
        return monotone([_span(item) for item in items], lambda ends: pick(ends))
    return made_of(items, lambda days: pick(cast(Sequence[datetime.date], days)), "date")


def _known(found: Possible) -> Options:
    if found.empty:
        return Options(frozenset({False}))
    return Options(frozenset({True, False} if found.unsure else {True}))


def _span(found: Possible) -> Span:
    return found if isinstance(found, Span) else NO_NUMBER


def _options(found: Possible) -> Options:
    return found if isinstance(found, Options) else NO_OPTION


_ARITHMETIC = {
    "+": lambda a, b: added([a, b]),
    "-": lambda a, b: added([a, negated(b)]),
    "*": multiplied,
    "/": divided,
}
