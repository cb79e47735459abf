"""Following a value down through its expression: which parts had a say in it, row by row.

Two questions are asked of the same kept columns. *Taken*: which parts did a value rest on (the branch
that was taken, the items that decided an `and`)? *Blamed*: which unknown parts made a value unknown?
Both push a mask of rows from a node to its parts, changing scope where the expression does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np

from transition.calc.logic import false_of
from transition.policies.checked import (
    Aggregate,
    Broadcast,
    CheckedVersion,
    Choice,
    Expression,
    Logic,
    OrElse,
    parts,
)
from transition.policies.model import Scope
from transition.rosters.columns import Array, Bools, Column, Flags, known_of

Marked = tuple[Expression, Bools]
"""A node and the rows for which it is asked, in the scope in which it is read."""


class Kept(Protocol):
    """The columns of every node of an expression that was evaluated, of some households."""

    @property
    def household_of(self) -> Array:
        """Shape (persons,): the household of each person."""
        ...

    @property
    def households(self) -> int:
        """How many households there are."""
        ...

    def column(self, node: Expression) -> Column:
        """Return the node's column: as long as its scope, or of length 1 when it is the same for all."""
        ...


Parts = Callable[[Expression, Bools, Kept], list[Marked]]


def followed(
    starts: list[Marked], scope: Scope, kept: Kept, parts_of: Parts
) -> Iterator[tuple[Expression, Bools, Scope]]:
    """Yield the starts and all that `parts_of` leads to, each node after the one that leads to it.

    With each node come the rows that it is asked for and the scope that they are rows of.
    """
    waiting = [(node, rows, scope) for node, rows in reversed(starts) if rows.any()]
    while waiting:
        node, rows, scope = waiting.pop()
        yield node, rows, scope
        below = _scope_below(node, scope)
        waiting += [
            (part, asked, below) for part, asked in reversed(parts_of(node, rows, kept)) if asked.any()
        ]


def _scope_below(node: Expression, scope: Scope) -> Scope:
    match node:
        case Aggregate():
            return "person"
        case Broadcast():
            return "household"
        case _:
            return scope


# --- what a value rests on -----------------------------------------------------------------------


def taken_starts(version: CheckedVersion, rows: Bools, kept: Kept) -> list[Marked]:
    """Return the formula, or the conditions asked and the cases that answered."""
    if version.formula is not None:
        return [(version.formula, rows)]
    starts, pending = [], rows
    for case in version.cases:
        if case.when is None:
            starts.append((case.then, pending))
            break
        starts += [(case.when, pending), (case.then, pending & true_in(case.when, rows, kept))]
        pending = pending & false_in(case.when, rows, kept)
    return starts


def taken_parts(node: Expression, rows: Bools, kept: Kept) -> list[Marked]:
    """Return the parts that a node's value rests on, with the rows in which it does."""
    match node:
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return [
                (condition, rows),
                (then, rows & true_in(condition, rows, kept)),
                (otherwise, rows & false_in(condition, rows, kept)),
            ]
        case Logic(operator=word, items=items):
            # One false item settles an `and`, one true item an `or`: the others had no say.
            settles = false_in if word == "and" else true_in
            settled = settles(node, rows, kept)
            return [(item, rows & (~settled | settles(item, rows, kept))) for item in items]
        case OrElse(first=first, second=second):
            return [(first, rows), (second, rows & ~known_in(first, rows, kept))]
        case Aggregate(function=function, inner=inner):
            members = rows[kept.household_of]
            if function in ("ANY", "ALL"):
                settles = true_in if function == "ANY" else false_in
                settled = settles(node, rows, kept)[kept.household_of]
                members = members & (~settled | settles(inner, members, kept))
            return [(inner, members)]
        case Broadcast(inner=inner):
            return [(inner, some_member(rows, kept))]
        case _:
            return [(part, rows) for part in parts(node)]


# --- what made a value unknown -------------------------------------------------------------------


def blamed_starts(version: CheckedVersion, rows: Bools, kept: Kept) -> list[Marked]:
    """Return what made a rule unknown: its formula, a condition that is unknown, or the case that answered.

    rows: where the rule is unknown.
    """
    if version.formula is not None:
        return [(version.formula, rows)]
    starts, pending = [], rows
    for case in version.cases:
        if case.when is None:
            starts.append((case.then, pending))
            break
        starts.append((case.when, pending & ~known_in(case.when, rows, kept)))
        starts.append((case.then, pending & true_in(case.when, rows, kept)))
        pending = pending & false_in(case.when, rows, kept)
    return starts


def blamed_parts(node: Expression, rows: Bools, kept: Kept) -> list[Marked]:
    """Return the unknown parts that made a node unknown; rows: where the node is unknown.

    Where no part is unknown, the node itself is to blame (a division by zero, a table without a value).
    """
    match node:
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return [
                (condition, rows & ~known_in(condition, rows, kept)),
                (then, rows & true_in(condition, rows, kept)),
                (otherwise, rows & false_in(condition, rows, kept)),
            ]
        case Aggregate(inner=inner):
            members = rows[kept.household_of]
            return [(inner, members & ~known_in(inner, members, kept))]
        case Broadcast(inner=inner):
            return [(inner, some_member(rows, kept))]
        case _:
            return [(part, rows & ~known_in(part, rows, kept)) for part in parts(node)]


def own_fault(node: Expression, rows: Bools, kept: Kept) -> Bools:
    """Return the rows, of those where a node is unknown, in which none of its parts is."""
    if isinstance(node, (Choice, Broadcast)):
        return np.zeros_like(rows)
    if isinstance(node, Aggregate):
        members = rows[kept.household_of] & ~known_in(node.inner, rows[kept.household_of], kept)
        return rows & ~some_member(members, kept)
    for part in parts(node):
        rows = rows & known_in(part, rows, kept)
    return rows


# --- columns as masks of a scope -----------------------------------------------------------------


def known_in(node: Expression, like: Bools, kept: Kept) -> Bools:
    """Return where a node is known, as long as `like`."""
    return np.broadcast_to(known_of(kept.column(node)), like.shape)


def true_in(node: Expression, like: Bools, kept: Kept) -> Bools:
    """Return where a flag is true, as long as `like`."""
    return np.broadcast_to(_flags(node, kept).true, like.shape)


def false_in(node: Expression, like: Bools, kept: Kept) -> Bools:
    """Return where a flag is known to be false, as long as `like`."""
    return np.broadcast_to(false_of(_flags(node, kept)), like.shape)


def some_member(persons: Bools, kept: Kept) -> Bools:
    """Return the households of which some member is marked."""
    households = np.zeros(kept.households, dtype=bool)
    households[kept.household_of[persons]] = True
    return households


def _flags(node: Expression, kept: Kept) -> Flags:
    column = kept.column(node)
    assert isinstance(column, Flags), f"{node.source} is no flag"
    return column
