"""Households: persons put together by household number, one head each, one value for each household."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.problems import CellPlace, Problem
from transition.rosters.columns import Bools, Coded, Column, Flags, Ints, Numbers, known_of
from transition.rosters.findings import Findings
from transition.rosters.values.distinct import Typed

PlaceOf = Callable[[int], CellPlace]
"""From a row of persons, in the order of the sheet, to the place of its cell."""


@frozen(eq=False)
class Grouping:
    """Which person belongs to which household.

    order: shape (persons,), the sheet's rows in the order of households; starts: shape (households + 1,);
    household_of: shape (persons,), in the order of households; names: the household numbers;
    is_lone: shape (households,), True for a person without a number.
    """

    order: Ints
    starts: Ints
    household_of: Ints
    names: tuple[str, ...]
    is_lone: Bools

    def household_of_row(self) -> Ints:
        """Return the household of each row in the order of the sheet."""
        back = np.empty_like(self.household_of)
        back[self.order] = self.household_of
        return back


def group(numbers: Typed, place: PlaceOf, findings: Findings) -> Grouping:
    """Group rows by household number, households in order of first appearance.

    A row without a usable number is a household of its own and held back: it is never dropped.
    """
    column = numbers.column
    assert isinstance(column, Coded)
    of_row = column.codes.astype(np.int64)
    lone = np.flatnonzero(of_row < 0)
    of_row[lone] = len(column.vocabulary) + np.arange(len(lone))
    for row in np.flatnonzero(numbers.blank).tolist():
        findings.add(Problem("roster.no-household-number", place(row), "error"), [row])
    _, first, household = np.unique(of_row, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    household = rank[household]
    order = np.argsort(household, kind="stable")
    counts = np.bincount(household, minlength=len(first))
    first = np.sort(first)
    starts = np.concatenate(([0], np.cumsum(counts)))
    return Grouping(order, starts, household[order], _names(column, first, place), column.codes[first] < 0)


def _names(column: Coded, first_rows: Ints, place: PlaceOf) -> tuple[str, ...]:
    return tuple(
        str(column.vocabulary[code]) if code >= 0 else f"({place(row).cell})"
        for row, code in zip(first_rows.tolist(), column.codes[first_rows].tolist(), strict=True)
    )


def find_heads(
    relation: Column, head: str | None, grouping: Grouping, place: PlaceOf, findings: Findings
) -> Ints:
    """Return each household's head as a row in household order, -1 where there is none.

    Where the policy names no word for the head, it is the first person. No head, or two, is an error
    that holds the household back.
    """
    starts = grouping.starts
    if head is None or not len(grouping.order):
        return starts[:-1].copy()
    assert isinstance(relation, Coded)
    is_head = (relation.codes == _code_of(relation, head))[grouping.order]
    count = np.add.reduceat(is_head.astype(np.int64), starts[:-1])
    rows = np.flatnonzero(is_head)
    heads = np.full(len(starts) - 1, -1, dtype=np.int64)
    # Backwards, so that of two heads the first stays.
    heads[grouping.household_of[rows[::-1]]] = rows[::-1]
    # A person without a household number is held back already: nobody expects a head there.
    for household in np.flatnonzero((count != 1) & ~grouping.is_lone).tolist():
        findings.add(*_head_problem(household, is_head, grouping, place, head))
    return heads


def _code_of(column: Coded, word: str) -> int:
    return column.vocabulary.index(word) if word in column.vocabulary else len(column.vocabulary)


def _head_problem(
    household: int, is_head: Bools, grouping: Grouping, place: PlaceOf, head: str
) -> tuple[Problem, list[int]]:
    first, end = grouping.starts[household], grouping.starts[household + 1]
    members = grouping.order[first:end].tolist()
    heads = [row for row, found in zip(members, is_head[first:end].tolist(), strict=True) if found]
    facts: dict[str, object] = {"household": grouping.names[household], "head": head}
    if not heads:
        return Problem("roster.no-head", place(members[0]), "error", facts), members
    others = tuple(place(row) for row in heads[:-1])
    facts["count"] = len(heads)
    return Problem("roster.several-heads", place(heads[-1]), "error", facts, others), [heads[-1], *members]


def household_rows(blank: Bools, grouping: Grouping, heads: Ints) -> Ints:
    """Return, for each household, the row (in household order) whose cell counts for the household.

    That is the head's; where it is blank, the first member's whose cell is not; -1 when all are blank.
    `blank` is in the order of the sheet.
    """
    persons = len(grouping.order)
    if not persons:
        return heads[:0]
    filled = ~blank[grouping.order]
    none = persons + 1
    rank = np.where(filled, np.arange(1, persons + 1), none)
    with_head = heads[heads >= 0]
    rank[with_head] = np.where(filled[with_head], 0, none)
    best = np.minimum.reduceat(rank, grouping.starts[:-1])
    return np.where(best == none, -1, np.where(best == 0, heads, best - 1))


def conflicts(typed: Typed, chosen: Ints, grouping: Grouping) -> Sequence[tuple[int, int]]:
    """Find the rows whose household value differs from the one that counts.

    Returns pairs of rows in the order of the sheet: the differing one and the one that counts.
    """
    known = known_of(typed.column)[grouping.order]
    values = _comparable(typed.column)[grouping.order]
    against = chosen[grouping.household_of]
    differs = known & (against >= 0) & known[against] & (values != values[against])
    rows = np.flatnonzero(differs)
    return list(zip(grouping.order[rows].tolist(), grouping.order[against[rows]].tolist(), strict=True))


def _comparable(column: Column) -> NDArray[np.generic]:
    if isinstance(column, Numbers):
        assert isinstance(column.denominator, int)
        return column.numerator
    if isinstance(column, Flags):
        return column.true
    return column.codes if isinstance(column, Coded) else column.ordinal
