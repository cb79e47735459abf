"""Refusals: why an entitlement is zero, and how far the nearest condition is from being met.

Followed down from a zero: the condition that chose it, the cases passed over before the one that
answered, the word that a condition asked for and the table which gave another word. What is found are
leaves of conditions (`conditions.py`), in groups: all failing leaves of a group have to turn together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.calc.conditions import distances, is_numeric, leaves
from transition.calc.expressions import Evaluator
from transition.calc.following import false_in, known_in, true_in
from transition.calc.plan import Plan, Step
from transition.policies.checked import (
    FLAG,
    Among,
    Arithmetic,
    CheckedVersion,
    Choice,
    Comparison,
    Constant,
    Expression,
    Extreme,
    Read,
)
from transition.rosters.columns import Bools, Column, Numbers, known_of
from transition.rosters.roster import Roster

Floats = NDArray[np.float64]


@frozen(eq=False)
class Failing:
    """A leaf that stood in the way of some households.

    rows: shape (households,). group: leaves with one number have to turn together. far: shape
    (households,), the distance as a share of the larger side, for ranking only; infinite where the leaf
    compares no numbers, and where it did not stand in the way. kept: the evaluator that knows its columns.
    """

    rule: str
    leaf: Expression
    rows: Bools
    group: int
    far: Floats
    kept: Evaluator


def failing(
    plan: Plan, roster: Roster, columns: Mapping[str, Column], asked: Mapping[str, Bools]
) -> tuple[Failing, ...]:
    """Return the leaves that made results what they are.

    asked: by the key of a household's rule, the households for which it is asked (shape (households,)).
    """
    return tuple(_Asking(plan, roster, columns, asked).found())


def nearest(found: tuple[Failing, ...], households: int) -> NDArray[np.int64]:
    """Return shape (households,): the place in `found` of the leaf to name, -1 where there is none.

    Of all groups the one whose furthest leaf is nearest, and of this group that leaf.
    """
    best = np.full(households, -1, dtype=np.int64)
    if not found:
        return best
    least = np.full(households, np.inf)
    for group in dict.fromkeys(one.group for one in found):
        places = [place for place, one in enumerate(found) if one.group == group]
        reach = np.array([np.where(found[place].rows, found[place].far, -1.0) for place in places])
        furthest, which = reach.max(axis=0), np.array(places)[reach.argmax(axis=0)]
        closer = (furthest >= 0) & ((furthest < least) | (best < 0))
        best, least = np.where(closer, which, best), np.where(closer, furthest, least)
    return best


def ranked(found: tuple[Failing, ...], household: int = 0) -> list[Failing]:
    """Return what stood in a household's way, in the order in which `nearest` prefers it."""
    own = [one for one in found if one.rows[household]]
    reach: dict[int, float] = {}
    for one in own:
        reach[one.group] = max(reach.get(one.group, 0.0), float(one.far[household]))
    return sorted(own, key=lambda one: (reach[one.group], one.group, -float(one.far[household])))


class _Asking:
    """Walks the rules in reverse, carrying the households for which each is asked why."""

    def __init__(
        self, plan: Plan, roster: Roster, columns: Mapping[str, Column], asked: Mapping[str, Bools]
    ) -> None:
        self.plan, self.roster, self.columns = plan, roster, columns
        self.asked = dict(asked)
        self.groups = 0
        self.scopes = {step.rule.key: step.rule.of for step in plan.steps}

    def found(self) -> Iterator[Failing]:
        for step in reversed(self.plan.steps):
            rows = self.asked.get(step.rule.key)
            if rows is not None and rows.any() and step.version is not None:
                kept = Evaluator(self.plan, self.roster, self.columns, record=True)
                yield from self._rule(step, step.version, rows, kept)

    def _rule(self, step: Step, version: CheckedVersion, rows: Bools, kept: Evaluator) -> Iterator[Failing]:
        if version.formula is not None:
            yield from self._why(step.rule.key, version.formula, rows, kept)
            return
        pending, passed = rows, np.zeros_like(rows)
        for case in version.cases:
            if case.when is None:
                yield from self._value(step.rule.key, case.then, pending, kept)
                return
            fires = pending & true_in(case.when, rows, kept)
            fails = pending & false_in(case.when, rows, kept)
            yield from self._condition(step.rule.key, case.when, fails | (fires & ~passed), kept)
            yield from self._value(step.rule.key, case.then, fires, kept)
            pending, passed = fails, passed | fails

    def _why(self, rule: str, node: Expression, rows: Bools, kept: Evaluator) -> Iterator[Failing]:
        """Ask a formula: a flag by its leaves, a word or number by its value."""
        if node.type.kind == "flag":
            yield from self._condition(rule, node, rows, kept)
        else:
            yield from self._value(rule, node, rows, kept)

    def _value(self, rule: str, node: Expression, rows: Bools, kept: Evaluator) -> Iterator[Failing]:
        """Ask why a number is zero, or a word this word."""
        rows = rows & known_in(node, rows, kept)
        if node.type.kind == "number":
            rows = rows & _zero(node, rows, kept)
        if not rows.any():
            return
        match node:
            case Choice(condition=condition, then=then, otherwise=otherwise):
                yes, no = (rows & asked(condition, rows, kept) for asked in (true_in, false_in))
                chose = (yes if isinstance(then, Constant) else np.zeros_like(rows)) | (
                    no if isinstance(otherwise, Constant) else np.zeros_like(rows)
                )
                yield from self._condition(rule, condition, chose, kept)
                yield from self._value(rule, then, yes, kept)
                yield from self._value(rule, otherwise, no, kept)
            case Extreme(items=items):
                for item in items:
                    yield from self._limited(rule, item, rows, kept)
            case Arithmetic(left=left, right=right):
                for side in (left, right):
                    yield from self._value(rule, side, rows, kept)
            case Read(key=key) if self.scopes.get(key) == "household":
                self._ask(key, rows)

    def _limited(self, rule: str, item: Expression, rows: Bools, kept: Evaluator) -> Iterator[Failing]:
        """Ask an item of MIN or MAX: a zero for itself, a negative number for how far it is below zero."""
        yield from self._value(rule, item, rows, kept)
        if isinstance(item, Constant) or item.type.kind != "number":
            return
        zero = Constant(type=item.type, value=Fraction(0), source="0")
        above = Comparison(
            type=FLAG, of=item.of, operator=">", left=item, right=zero, source=f"{item.source} > 0"
        )
        below = rows & false_in(above, rows, kept) & ~_zero(item, rows, kept)
        yield from self._condition(rule, above, below, kept)

    def _condition(self, rule: str, condition: Expression, rows: Bools, kept: Evaluator) -> Iterator[Failing]:
        if not rows.any():
            return
        self.groups += 1
        group = self.groups
        for leaf, concerned in leaves(condition, rows, kept):
            named = list(self._words_asked(leaf))
            for key in named:
                self._ask(key, concerned)
            if not named:
                yield Failing(rule, leaf, concerned, group, _far(leaf, concerned, kept), kept)

    def _words_asked(self, leaf: Expression) -> Iterator[str]:
        """Yield the household's rules that give the flag or the words that a leaf asks for."""
        match leaf:
            case Read(key=key):
                sides: tuple[Expression, ...] = (leaf,)
            case Among(operand=operand):
                sides = (operand,)
            case Comparison(left=left, right=right):
                sides = (left, right)
            case _:
                return
        for side in sides:
            if isinstance(side, Read) and side.type.kind in ("flag", "category"):
                key = side.key
                if self.scopes.get(key) == "household":
                    yield key

    def _ask(self, key: str, rows: Bools) -> None:
        self.asked[key] = self.asked[key] | rows if key in self.asked else rows


def _zero(node: Expression, like: Bools, kept: Evaluator) -> Bools:
    column = kept.column(node)
    assert isinstance(column, Numbers)
    return np.broadcast_to((column.numerator == 0) & known_of(column), like.shape)


def _far(leaf: Expression, rows: Bools, kept: Evaluator) -> Floats:
    """Return how far a leaf is from turning, as a share of the larger side: only to rank, never shown."""
    far = np.full(len(rows), np.inf)
    if isinstance(leaf, Comparison) and is_numeric(leaf):
        apart = _floats(distances(leaf, kept), rows)
        sides = [_floats(kept.column(side), rows) for side in (leaf.left, leaf.right)]
        larger = np.maximum(np.abs(sides[0]), np.abs(sides[1]))
        far = np.where(rows, apart / np.where(larger == 0, 1.0, larger), np.inf)
    return far


def _floats(column: Column, like: Bools) -> Floats:
    assert isinstance(column, Numbers)
    below = column.denominator
    ratio = column.numerator.astype(np.float64) / (
        float(below) if isinstance(below, int) else below.astype(np.float64)
    )
    return np.broadcast_to(ratio, like.shape)
