"""Blame: what made results unknown, walked down from the results through the rules in reverse order.

    unknown results --> unknown rules --> cells, tables without a value, faults of rules

Rules are walked one after another, so that only one rule's nodes are kept at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import numpy as np
from attrs import field, frozen

from transition.calc.expressions import Evaluator
from transition.calc.following import blamed_parts, blamed_starts, followed, own_fault, some_member
from transition.calc.lookups import Resolution
from transition.calc.plan import Plan, Step, Table
from transition.policies.checked import Aggregate, Arithmetic, Expression, Later, Lookup, MakeDate, Read
from transition.policies.model import Scope, Value
from transition.rosters.columns import Array, Bools, Column, different, known_of
from transition.rosters.roster import Roster

FaultCode = Literal[
    "result.no-rule-version",
    "result.division-by-zero",
    "result.no-such-day",
    "result.no-members",
    "result.several-tags",
]

ParameterKeys = tuple[str, Literal["no-value", "unlisted"], tuple[Value | frozenset[str], ...]]
"""A table, why it has no value, and the keys that it has none for (none when it lists nothing at all)."""

COUNTY_DIGITS = 6
"""Values are set for counties and above: a hundred villages without a value are one missing value."""


@frozen(eq=False)
class Blame:
    """What is to blame, each with a mask: of the input's own scope for cells, of households for the rest.

    faults: by code and the key of the rule (for tags: of the parameter).
    """

    cells: dict[str, Bools] = field(factory=dict)
    parameters: dict[ParameterKeys, Bools] = field(factory=dict)
    faults: dict[tuple[FaultCode, str], Bools] = field(factory=dict)


def blame(
    plan: Plan,
    roster: Roster,
    columns: Mapping[str, Column],
    results: Iterable[str],
    among: Mapping[str, Bools] | None = None,
) -> Blame:
    """Return what made the results unknown in these households.

    results: keys of rules. columns: of the ledger, as long as the roster's scopes. among: by a result's
    key, the rows of its scope that are asked about, all where it is not named.
    """
    marks = {key: ~known_of(columns[key]) for key in results}
    marks |= {key: marks[key] & rows for key, rows in (among or {}).items()}
    found = Blame()
    for step in reversed(plan.steps):
        rows = marks.pop(step.rule.key, None)
        if rows is not None and rows.any():
            kept = Evaluator(plan, roster, columns, record=True)
            _blame_rule(step, rows, kept, marks, found)
    found.cells.update(marks)
    return found


def _blame_rule(step: Step, rows: Bools, kept: Evaluator, marks: dict[str, Bools], found: Blame) -> None:
    rule, version = step.rule, step.version
    if version is None:
        _mark(found.faults, ("result.no-rule-version", rule.key), _households(rows, rule.of, kept))
        return
    for node, asked, scope in followed(blamed_starts(version, rows, kept), rule.of, kept, blamed_parts):
        if isinstance(node, Read):
            _mark(marks, node.key, asked)
            continue
        fault = own_fault(node, asked, kept)
        if not fault.any():
            continue
        if isinstance(node, Lookup):
            _blame_table(node, fault, scope, kept, found)
        elif code := _fault_code(node):
            _mark(found.faults, (code, rule.key), _households(fault, scope, kept))


def _fault_code(node: Expression) -> FaultCode | None:
    match node:
        case Arithmetic():
            return "result.division-by-zero"
        case MakeDate() | Later():
            return "result.no-such-day"
        case Aggregate():
            return "result.no-members"
        case _:
            return None


def _mark(marks: dict, key: object, rows: Bools) -> None:  # type: ignore[type-arg]
    marks[key] = marks[key] | rows if key in marks else rows


def _households(rows: Bools, scope: Scope, kept: Evaluator) -> Bools:
    return some_member(rows, kept) if scope == "person" else rows


# --- tables --------------------------------------------------------------------------------------


def _blame_table(lookup: Lookup, rows: Bools, scope: Scope, kept: Evaluator, found: Blame) -> None:
    table, answers = kept.plan.tables[lookup.parameter], kept.answers(lookup)
    which = np.broadcast_to(answers.which, rows.shape)
    for index in different(which[rows]).tolist():
        concerned = rows & (which == index)
        resolution = answers.resolutions[index]
        if resolution.reason == "several-tags":
            fault: FaultCode = "result.several-tags"
            _mark(found.faults, (fault, table.key), _households(concerned, scope, kept))
        elif resolution.reason == "unlisted":
            for keys, some in _given(table, lookup, concerned, kept):
                _mark(found.parameters, (table.key, "unlisted", keys), _households(some, scope, kept))
        else:
            for keys in _without_value(resolution):
                _mark(found.parameters, (table.key, "no-value", keys), _households(concerned, scope, kept))


def _without_value(resolution: Resolution) -> list[tuple[Value, ...]]:
    """Return the listed keys that have no value in force: several where several tags are met."""
    met = [candidate for _, candidate in resolution.candidates] or [resolution]
    return [one.keys for one in met if one.value is None and one.keys is not None]


def _given(
    table: Table, lookup: Lookup, rows: Bools, kept: Evaluator
) -> list[tuple[tuple[Value | frozenset[str], ...], Bools]]:
    """Return the keys that rows ask for in vain, with the rows of each.

    A table that lists nothing at all is one fact, whatever it is asked for; villages count as their county.
    """
    if not table.listed:
        return [((), rows)]
    where = np.flatnonzero(rows)
    columns = [
        _values_at(kept.column(key), where, COUNTY_DIGITS if by.type.kind == "region" else None)
        for key, by in zip(lookup.keys, table.by, strict=True)
    ]
    groups: dict[tuple[Value | frozenset[str], ...], list[int]] = {}
    for row, keys in zip(where.tolist(), zip(*columns, strict=True), strict=True):
        groups.setdefault(keys, []).append(row)
    return [(keys, _mask(len(rows), some)) for keys, some in groups.items()]


def _values_at(column: Column, rows: Array, digits: int | None) -> list[Value | frozenset[str]]:
    at = np.zeros_like(rows) if len(column) == 1 else rows
    values = [column.at(row) for row in at.tolist()]
    return [value[:digits] if isinstance(value, str) else value for value in values if value is not None]


def _mask(length: int, rows: list[int]) -> Bools:
    mask = np.zeros(length, dtype=bool)
    mask[rows] = True
    return mask
