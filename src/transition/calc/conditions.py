"""Conditions in words and numbers: both sides, and how far a comparison is from turning.

A *leaf* is a condition that is not made of others: a comparison, a flag that is read, a test of members.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from transition.calc.display import shown
from transition.calc.explanation import Condition, Shown
from transition.calc.expressions import Evaluator, full_length
from transition.calc.following import Marked, false_in, known_in, taken_parts, true_in
from transition.calc.plan import Plan
from transition.policies.checked import (
    Absolute,
    Arithmetic,
    Broadcast,
    Choice,
    Comparison,
    Constant,
    Expression,
    Logic,
    Lookup,
    Not,
    OrElse,
    Read,
)
from transition.policies.units import Unit
from transition.rosters.columns import Bools, Numbers


def leaves(condition: Expression, rows: Bools, kept: Evaluator) -> Iterator[Marked]:
    """Yield the leaves that made a condition true or false, each with the rows in which it had a say."""
    match condition:
        case Logic() | Not() | Choice():
            for part, asked in taken_parts(condition, rows, kept):
                if asked.any():
                    yield from leaves(part, asked, kept)
        case _:
            yield condition, rows


MOST_WAYS = 8
"""Of one condition no more ways to turn it are told: nobody reads more."""


def ways_to_turn(condition: Expression, rows: Bools, kept: Evaluator) -> list[list[Marked]]:
    """Return the ways in which a condition would come out the other way, in rows where it is known.

    Each way is a list of leaves that have to turn together, with the rows in which they do: of a false
    `and` all its false items, of a false `or` any one of them, and the other way round where it is true.
    """
    match condition:
        case Not(inner=inner):
            return ways_to_turn(inner, rows, kept)
        case Logic(operator=word, items=items):
            settles = false_in if word == "and" else true_in
            settled = rows & settles(condition, rows, kept)
            each = [ways_to_turn(item, settled & settles(item, settled, kept), kept) for item in items]
            together = islice(product(*filter(None, each)), MOST_WAYS)
            ways = [[leaf for way in chosen for leaf in way] for chosen in together if chosen]
            return ways + [way for item in items for way in ways_to_turn(item, rows & ~settled, kept)]
        case OrElse(first=first, second=second):
            known = rows & known_in(first, rows, kept)
            return ways_to_turn(first, known, kept) + ways_to_turn(second, rows & ~known, kept)
        case Choice():
            parts = taken_parts(condition, rows, kept)
            return [way for part, asked in parts for way in ways_to_turn(part, asked, kept)]
        case _:
            return [[(condition, rows)]] if rows.any() else []


def is_numeric(leaf: Expression) -> bool:
    """Say whether a leaf compares two numbers."""
    return isinstance(leaf, Comparison) and leaf.left.type.kind == "number"


def distance_of(leaf: Comparison) -> Expression:
    """Return the expression of how far apart the two sides of a comparison of numbers are."""
    unit = unit_of(leaf)
    kind = leaf.left.type if unit == leaf.left.type.unit else leaf.right.type
    apart = Arithmetic(type=kind, of=leaf.of, operator="-", left=leaf.left, right=leaf.right)
    return Absolute(type=kind, of=leaf.of, inner=apart)


def distances(leaf: Comparison, kept: Evaluator) -> Numbers:
    """Return how far apart the sides are, as long as the leaf's scope."""
    column = full_length(kept.column(distance_of(leaf)), kept.rows(leaf.of))
    assert isinstance(column, Numbers)
    return column


def unit_of(leaf: Comparison) -> Unit:
    """Return the unit of a comparison: a bare number has taken that of the other side."""
    left, right = leaf.left.type.unit, leaf.right.type.unit
    return left if left.powers else right


def value_in(node: Expression, row: int, kept: Evaluator) -> Shown:
    """Return the value of a node in a row of its scope."""
    column = kept.column(node)
    return column.at(row if len(column) > 1 else 0)


def condition_at(leaf: Expression, row: int, kept: Evaluator) -> Condition:
    """Return a leaf as it came out in one row."""
    held = value_in(leaf, row, kept)
    assert held is None or isinstance(held, bool)
    text = leaf.source or label_of(leaf, kept.plan)
    if not isinstance(leaf, Comparison):
        return Condition(text, held)
    numeric = is_numeric(leaf)
    apart = value_in(distance_of(leaf), row, kept) if numeric and held is not None else None
    return Condition(
        text=text,
        held=held,
        left=value_in(leaf.left, row, kept),
        right=value_in(leaf.right, row, kept),
        distance=apart,  # type: ignore[arg-type]
        unit=unit_of(leaf) if numeric else None,
        left_label=label_of(leaf.left, kept.plan),
        right_label="" if isinstance(leaf.right, Constant) else label_of(leaf.right, kept.plan),
    )


def label_of(node: Expression, plan: Plan) -> str:
    """Return what a node is called: a label, a literal, or the piece of formula."""
    match node:
        case Broadcast(inner=inner):
            return label_of(inner, plan)
        case Read(key=key):
            return labels(plan)[key]
        case Lookup(parameter=key):
            return plan.tables[key].label
        case Constant(value=value):
            return shown(value, node.type.unit, kind=node.type.kind)
        case _:
            return node.source


def labels(plan: Plan) -> dict[str, str]:
    """Return the labels of a plan's inputs and rules by key."""
    inputs = {key: checked.label for key, checked in plan.inputs.items()}
    return inputs | {step.rule.key: step.rule.label for step in plan.steps}
