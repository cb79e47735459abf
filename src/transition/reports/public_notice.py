"""公示: the list of who gets what, with the columns that a public notice may carry and no others.

No identity number and no detail of income stands here: number, head, members, place, amounts, kind, and an
empty column for remarks. Only for masked results.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from transition.calc.results import Results
from transition.reports.result_tables import PERSONS, entitlements_on, heads, role_input
from transition.reports.table import Table, TableColumn, column_of, exact_rows
from transition.rosters.columns import Ints, Numbers, known_of
from transition.rosters.region_names import region_name


def public_notice(results: Results) -> Table:
    """Return one row for each household that gets something on the day (or in the first month).

    An amount that is not decided, or that an error in the roster holds back, is not published. The
    results must be masked.
    """
    assert results.options.masked, "a public notice is made of masked results"
    paid = [column for column in entitlements_on(results, 0).values() if _rows_paid(column).any()]
    granted = np.zeros(results.roster.households, dtype=bool)
    for column in paid:
        granted |= _rows_paid(column)
    rows = np.flatnonzero(granted)
    members = np.diff(results.roster.starts)
    head = exact_rows(heads(results.ledger))
    return Table(
        "notice",
        "公示",
        (
            column_of("number", "序号", [Fraction(place + 1) for place in range(len(rows))], "whole"),
            column_of("head", "户主姓名", [head[row] for row in rows]),
            _counted("members", "家庭人口", [int(members[row]) for row in rows]),
            column_of("place", "所在地", _places(results, rows)),
            *(_amounts(column, rows) for column in paid),
            column_of("kind", "类别", _kinds(results, rows)),
            column_of("remark", "备注", [None] * len(rows)),
        ),
        frozen=2,
    )


def _rows_paid(column: TableColumn) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    values = column.values
    assert isinstance(values, Numbers)
    return np.asarray((values.numerator > 0) & known_of(values), dtype=bool)


def _counted(key: str, label: str, counts: list[int]) -> TableColumn:
    return TableColumn(key, label, "whole", tuple(map(Fraction, counts)), PERSONS, summed=True)


def _amounts(column: TableColumn, rows: Ints) -> TableColumn:
    amounts = exact_rows(column.values)
    values = tuple(amounts[row] if amounts[row] else None for row in rows)
    return TableColumn(column.key, column.label, column.kind, values, column.unit, column.places, summed=True)


def _places(results: Results, rows: Ints) -> list[str]:
    """Return where each household lives, from the region down to the village, as far as the roster says."""
    parts: list[list[str]] = []
    for role in ("region", "township", "village"):
        found = role_input(results.ledger, role)
        if found is None or found.input.of != "household" or found.key not in results.ledger.columns:
            continue
        words = [word or "" for word in exact_rows(results.ledger.columns[found.key])]
        named = [region_name(str(word)) if role == "region" and word else str(word) for word in words]
        parts.append(named)
    return ["".join(part[row] for part in parts) for row in rows]


def _kinds(results: Results, rows: Ints) -> list[str]:
    """Return the class in which each household gets what it gets.

    What it comes to under a scheme that gives it nothing is not for a notice.
    """
    listed: list[dict[str, None]] = [{} for _ in rows]
    for key, paid in entitlements_on(results, 0).items():
        kind = _kind_of(results, key)
        if kind is not None:
            words = exact_rows(results.ledger.columns[kind])
            for place in np.flatnonzero(_rows_paid(paid)[rows]).tolist():
                listed[place].setdefault(str(words[rows[place]] or ""))
    return ["、".join(filter(None, words)) for words in listed]


def _kind_of(results: Results, key: str) -> str | None:
    """Return the result that says in which class a household gets an entitlement of its own.

    Of the words that the same file gives a household, the one that rests on most of the same rules.
    """
    rules = {step.rule.key: step.rule for step in results.plan.steps}
    if rules[key].of != "household":
        return None
    resting = results.plan.rests_on(key) & rules.keys()
    below = {
        column.key: results.plan.rests_on(column.key, past_entitlements=False) - {column.key}
        for column in results.kinds
        if rules[column.key].policy == rules[key].policy
    }
    shared = {kind: len(rests & resting) for kind, rests in below.items()}
    best = max(shared, key=lambda kind: shared[kind], default=None)
    return best if best is not None and shared[best] else None
