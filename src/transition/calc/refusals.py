"""Refusals: why an entitlement is zero, and how far the nearest condition is from being met.

Followed down from a zero: the condition that chose it, the cases passed over before the one that
answered, the word that a condition asked for and the table which gave another word. What is found are
leaves of conditions (`conditions.py`), in groups: all failing leaves of a group have to turn together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from transition.calc.conditions import distances, is_numeric, unit_of, ways_to_turn
from transition.calc.expressions import Evaluator
from transition.calc.following import Marked, false_in, known_in, some_member, true_in
from transition.calc.plan import Plan
from transition.policies.checked import (
    FLAG,
    Among,
    Arithmetic,
    Broadcast,
    CheckedVersion,
    Choice,
    Comparison,
    Constant,
    Expression,
    Extreme,
    Read,
)
from transition.policies.model import Scope, Value
from transition.rosters.columns import Bools, Column, Numbers, known_of
from transition.rosters.roster import Roster

Floats = NDArray[np.float64]


@frozen(eq=False)
class Failing:
    """A leaf that stood in the way of some households or persons.

    of: whose rows they are. rows: shape (households,) or (persons,). group: leaves with one number have to
    turn together. far: as long as rows, the distance as a share of the larger side, for ranking only;
    infinite where the leaf compares no numbers, and where it did not stand in the way. kept: the evaluator
    that knows its columns.
    """

    rule: str
    leaf: Expression
    of: Scope
    rows: Bools
    group: int
    far: Floats
    kept: Evaluator


def failing(
    plan: Plan,
    roster: Roster,
    columns: Mapping[str, Column],
    asked: Mapping[str, Bools],
    kept: Evaluator | None = None,
) -> tuple[Failing, ...]:
    """Return the leaves that kept rules at zero.

    asked: by the rule's key, the rows of its scope for which it is asked. A rule of a person may have
    been refused for what the household is; a rule of a household is not asked for single members.
    kept: a recording evaluator of these columns; without one each rule gets its own, so that not all
    nodes are kept at once.
    """
    walk = _Asking(plan, roster, columns, kept)
    for key, rows in asked.items():
        walk.ask(key, rows, OTHER_THAN_ZERO)
    return tuple(walk.found())


def nearest(found: tuple[Failing, ...], households: int) -> NDArray[np.int64]:
    """Return shape (households,): the place in `found` of the leaf to name, -1 where there is none.

    found: of rules of households. Of all groups the one whose furthest leaf is nearest, and of this group
    that leaf.
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


def ranked(found: tuple[Failing, ...], rows: Mapping[Scope, int]) -> list[Failing]:
    """Return what stood in the way of one household or person, in the order in which `nearest` prefers it.

    rows: the row that is meant among households, and among persons.
    """
    own = [one for one in found if one.rows[rows[one.of]]]
    far = {id(one): float(one.far[rows[one.of]]) for one in own}
    reach: dict[int, float] = {}
    for one in own:
        reach[one.group] = max(reach.get(one.group, 0.0), far[id(one)])
    return sorted(own, key=lambda one: (reach[one.group], one.group, -far[id(one)]))


@frozen
class Wish:
    """What a result ought to have been: one of some values, or (`others`) anything but these."""

    values: frozenset[Value]
    others: bool = False

    def met_by(self, node: Expression) -> bool:
        """Say whether a formula could give such a value; only of a literal that is sure."""
        return not isinstance(node, Constant) or (node.value in self.values) != self.others


OTHER_THAN_ZERO = Wish(frozenset({Fraction(0)}), others=True)


class _Asking:
    """Walks the rules in reverse, carrying the rows for which each is asked why, and the wish."""

    def __init__(
        self, plan: Plan, roster: Roster, columns: Mapping[str, Column], kept: Evaluator | None
    ) -> None:
        self.plan, self.roster, self.columns, self.kept = plan, roster, columns, kept
        self.asked: dict[str, dict[Wish, Bools]] = {}
        self.groups = 0
        self.rules = frozenset(step.rule.key for step in plan.steps)

    def ask(self, key: str, rows: Bools, wish: Wish) -> None:
        """Ask why a rule did not give what was wished for in some rows of its scope."""
        wishes = self.asked.setdefault(key, {})
        wishes[wish] = wishes[wish] | rows if wish in wishes else rows

    def found(self) -> Iterator[Failing]:
        """Yield what stood in the way, each rule after those that read it."""
        for step in reversed(self.plan.steps):
            wishes = self.asked.get(step.rule.key, {})
            if wishes and step.version is not None:
                kept = self.kept or Evaluator(self.plan, self.roster, self.columns, record=True)
                for wish, rows in wishes.items():
                    one = _OneRule(self, step.rule.key, step.rule.of, wish, kept)
                    yield from one.asked_of(step.version, rows)

    def next_group(self) -> int:
        """Return a number for the leaves of one more condition."""
        self.groups += 1
        return self.groups


@frozen(eq=False)
class _OneRule:
    """One rule asked for one wish; `of` is the scope of the rows, a household's within a person's rule."""

    walk: _Asking
    rule: str
    of: Scope
    wish: Wish
    kept: Evaluator

    def asked_of(self, version: CheckedVersion, rows: Bools) -> Iterator[Failing]:
        """Ask a version: its formula, or the cases passed over that would have met the wish."""
        if version.formula is not None:
            yield from self._value(version.formula, rows)
            return
        pending, passed = rows, np.zeros_like(rows)
        for case in version.cases:
            if case.when is None:
                yield from self._value(case.then, pending)
                return
            fires = pending & true_in(case.when, rows, self.kept)
            fails = pending & false_in(case.when, rows, self.kept)
            would_do = fails if self.wish.met_by(case.then) else np.zeros_like(rows)
            yield from self._condition(case.when, would_do | (fires & ~passed))
            yield from self._value(case.then, fires)
            pending, passed = fails, passed | would_do

    def _value(self, node: Expression, rows: Bools) -> Iterator[Failing]:
        """Ask why a number is zero, a word this word, a flag what it is."""
        if node.type.kind == "flag":
            yield from self._condition(node, rows)
            return
        rows = rows & known_in(node, rows, self.kept)
        if node.type.kind == "number":
            rows = rows & _zero(node, rows, self.kept)
        match node:
            case _ if not rows.any():
                return
            case Choice():
                yield from self._choice(node, rows)
            case Extreme(items=items):
                for item in items:
                    yield from self._limited(item, rows)
            case Arithmetic(left=left, right=right):
                for side in (left, right):
                    yield from self._value(side, rows)
            case Broadcast(inner=inner):
                yield from self._of_household()._value(inner, some_member(rows, self.kept))
            case Read(key=key) if key in self.walk.rules:
                self.walk.ask(key, rows, self.wish)

    def _of_household(self) -> _OneRule:
        return evolve(self, of="household")

    def _choice(self, node: Choice, rows: Bools) -> Iterator[Failing]:
        """Ask the condition where a literal was chosen and the other branch would have done."""
        for chosen, other, took in (
            (node.then, node.otherwise, true_in),
            (node.otherwise, node.then, false_in),
        ):
            taking = rows & took(node.condition, rows, self.kept)
            if isinstance(chosen, Constant) and self.wish.met_by(other):
                yield from self._condition(node.condition, taking)
            yield from self._value(chosen, taking)

    def _limited(self, item: Expression, rows: Bools) -> Iterator[Failing]:
        """Ask an item of MIN or MAX: a zero for itself, a negative number for how far it is below zero."""
        yield from self._value(item, rows)
        if isinstance(item, Constant) or item.type.kind != "number":
            return
        zero = Constant(type=item.type, value=Fraction(0), source="0")
        above = Comparison(
            type=FLAG, of=item.of, operator=">", left=item, right=zero, source=f"{item.source} > 0"
        )
        below = rows & false_in(above, rows, self.kept) & ~_zero(item, rows, self.kept)
        yield from self._condition(above, below)

    def _condition(self, condition: Expression, rows: Bools) -> Iterator[Failing]:
        """Ask a condition for its leaves; one that asks for another rule's word hands the question on."""
        for way in ways_to_turn(condition, rows, self.kept):
            yield from self._way(way, self.walk.next_group())

    def _way(self, way: Sequence[Marked], group: int) -> Iterator[Failing]:
        """Ask the leaves that have to turn together."""
        for leaf, concerned in way:
            if isinstance(leaf, Broadcast):
                households = some_member(concerned, self.kept)
                for inner in ways_to_turn(leaf.inner, households, self.kept):
                    yield from self._of_household()._way(inner, group)
                continue
            holds = true_in(leaf, concerned, self.kept)
            wishes = list(_wishes_of(leaf, self.walk.rules))
            for key, wish, of_household in wishes:
                for asked, wished in (
                    (concerned & ~holds, wish),
                    (concerned & holds, evolve(wish, others=not wish.others)),
                ):
                    self.walk.ask(key, some_member(asked, self.kept) if of_household else asked, wished)
            if not wishes:
                far = _far(leaf, concerned, self.kept)
                yield Failing(self.rule, leaf, self.of, concerned, group, far, self.kept)


def _wishes_of(leaf: Expression, rules: Set[str]) -> Iterator[tuple[str, Wish, bool]]:
    """Yield the rules whose flag or word a leaf asks for, with what would make it true.

    The last says whether the rule is the household's and the leaf a person's.
    """
    match leaf:
        case Read(key=key) if key in rules:
            yield key, Wish(frozenset({True})), False
        case Among(operand=operand, options=options) if operand.type.kind == "category":
            key, of_household = _rule_read(operand, rules)
            if key:
                yield key, Wish(frozenset(options)), of_household
        case Comparison(operator=("==" | "!=") as order, left=left, right=right):
            for side, other in ((left, right), (right, left)):
                key, of_household = _rule_read(side, rules)
                if key and isinstance(other, Constant) and side.type.kind in ("flag", "category"):
                    yield key, Wish(frozenset({other.value}), others=order == "!="), of_household


def _rule_read(node: Expression, rules: Set[str]) -> tuple[str, bool]:
    """Return the rule that a node reads, and whether as a household's for each member; else nothing."""
    inner = node.inner if isinstance(node, Broadcast) else node
    found = inner.key if isinstance(inner, Read) and inner.key in rules else ""
    return found, node is not inner


def _zero(node: Expression, like: Bools, kept: Evaluator) -> Bools:
    column = kept.column(node)
    assert isinstance(column, Numbers)
    return np.broadcast_to((column.numerator == 0) & known_of(column), like.shape)


def _far(leaf: Expression, rows: Bools, kept: Evaluator) -> Floats:
    """Return how far a leaf is from turning, as a share of the larger side: only to rank, never shown."""
    far = np.full(len(rows), np.inf)
    if isinstance(leaf, Comparison) and is_numeric(leaf):
        # 0 persons are one short of "more than 0"; of money the least that is missing counts as nothing.
        counted = leaf.operator in ("<", ">") and not unit_of(leaf).exponent("元")
        apart = _floats(distances(leaf, kept), rows) + counted
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
