"""The summary: households, persons and sums by place and category, and where each row of the roster went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.calc.exact_sums import sums_by
from transition.calc.ledger import Ledger
from transition.calc.results import Results
from transition.policies.units import parse_unit
from transition.problems import text
from transition.reports.result_tables import entitlement_columns, role_input
from transition.reports.table import Table, TableColumn, column_of, distinct
from transition.rosters.columns import Coded, Numbers

HOUSEHOLDS = parse_unit("户")
ALL, ROWS = "all", "rows"
CATEGORIES = {ALL: "全部", ROWS: "名册行数核对"}
BLANK = "（空白）"


@frozen
class _Line:
    """One row of the summary; None where a count says nothing."""

    category: str
    name: str
    households: int | None
    persons: int
    decided: int | None
    undecided: int | None
    sums: tuple[Fraction | None, ...]


def summary_table(results: Results) -> Table:
    """Return the summary of a result.

    Rows: all; by township; by village; by each category that a household can have; and the roster's rows,
    which all end in decided, not decided or left out. Sums are of entitlements and leave out what is
    not decided.
    """
    paid = entitlement_columns(results)
    lines = [
        *_grouped(results, paid, ALL, ["合计"], np.zeros(len(results.undecided.decided), dtype=np.int64)),
        *_by_place(results, paid),
        *_by_category(results, paid),
        *_rows_of_roster(results, len(paid)),
    ]
    columns = (
        column_of("category", "类别", [line.category for line in lines], words=_labels(results)),
        column_of("name", "名称", [line.name for line in lines]),
        _counts("households", "户数", (line.households for line in lines), "户"),
        _counts("persons", "人数", (line.persons for line in lines), "人"),
        _counts("decided", "已确定", (line.decided for line in lines), "户"),
        _counts("undecided", "未确定", (line.undecided for line in lines), "户"),
        *(
            TableColumn(
                column.key,
                column.label,
                column.kind,
                tuple(line.sums[place] for line in lines),
                column.unit,
                column.places,
            )
            for place, column in enumerate(paid)
        ),
    )
    return Table("summary", "汇总", distinct(columns), frozen=2)


def _labels(results: Results) -> dict[str, str]:
    inputs = {key: checked.label for key, checked in results.plan.inputs.items()}
    return {**inputs, **{column.key: column.label for column in results.columns}, **CATEGORIES}


def _counts(key: str, label: str, counts: Iterable[int | None], unit: str) -> TableColumn:
    values = tuple(None if count is None else Fraction(count) for count in counts)
    return TableColumn(key, label, "whole", values, parse_unit(unit))


# --- groups of households -----------------------------------------------------------------------


def _grouped(
    results: Results,
    paid: tuple[TableColumn, ...],
    category: str,
    names: list[str],
    groups: NDArray[np.int64],
) -> Iterator[_Line]:
    """Give one line per group. groups: shape (households,), each household's place in `names`."""
    decided = results.undecided.decided
    size = len(names)
    households = np.bincount(groups, minlength=size).tolist()
    settled = np.bincount(groups[decided], minlength=size).tolist()
    persons = np.bincount(groups[results.ledger.roster.household_of], minlength=size).tolist()
    sums = [_sums(column, groups, size) for column in paid]
    for place, name in enumerate(names):
        yield _Line(
            category,
            name,
            households[place],
            persons[place],
            settled[place],
            households[place] - settled[place],
            tuple(column[place] for column in sums),
        )


def _sums(column: TableColumn, groups: NDArray[np.int64], size: int) -> list[Fraction]:
    if not isinstance(column.values, Numbers):
        raise TypeError(column.key)
    return sums_by(column.values, groups, size)


def _by_place(results: Results, paid: tuple[TableColumn, ...]) -> Iterator[_Line]:
    township = _household_words(results.ledger, "township")
    village = _household_words(results.ledger, "village")
    if township is not None:
        yield from _by_words(results, paid, *township)
    if village is not None:
        key, words = village
        within = township[1] if township else [""] * len(words)
        both = [f"{outer} {word}".strip() for outer, word in zip(within, words, strict=True)]
        yield from _by_words(results, paid, key, both)


def _household_words(ledger: Ledger, role: str) -> tuple[str, list[str]] | None:
    found = role_input(ledger, role)
    column = ledger.columns.get(found.key) if found else None
    if found is None or found.input.of != "household" or not isinstance(column, Coded):
        return None
    return found.key, _words(column)


def _words(column: Coded) -> list[str]:
    words = [*(str(word) or BLANK for word in column.vocabulary), BLANK]
    return [words[code] for code in column.codes.tolist()]


def _by_words(
    results: Results, paid: tuple[TableColumn, ...], category: str, words: list[str]
) -> Iterator[_Line]:
    names = sorted(set(words), key=lambda name: (name.startswith(BLANK), name))
    place = {name: number for number, name in enumerate(names)}
    groups = np.fromiter((place[word] for word in words), dtype=np.int64, count=len(words))
    yield from _grouped(results, paid, category, names, groups)


def _by_category(results: Results, paid: tuple[TableColumn, ...]) -> Iterator[_Line]:
    for kind in results.kinds:
        column = results.ledger.columns[kind.key]
        if isinstance(column, Coded):
            names = [*map(str, column.vocabulary), "未知"]
            groups = np.where(column.codes < 0, len(names) - 1, column.codes).astype(np.int64)
            lines = _grouped(results, paid, kind.key, names, groups)
            yield from (line for line in lines if line.households)


# --- the rows of the roster ---------------------------------------------------------------------


def _rows_of_roster(results: Results, sums: int) -> Iterator[_Line]:
    """Give where the rows went: the first of these lines is the sum of all that follow."""
    rows, settled = results.reconciliation, int(results.decided.sum())
    waiting = results.roster.households - settled
    nothing = (None,) * sums
    yield _Line(ROWS, "名册共有", None, rows.rows, None, None, nothing)
    yield _Line(ROWS, "已确定的户", settled, rows.decided, None, None, nothing)
    yield _Line(ROWS, "未确定的户", waiting, rows.not_decided, None, None, nothing)
    for reason, count in rows.left_out.items():
        yield _Line(ROWS, f"不是人员：{text(f'left-out.{reason}', 'zh')}", None, count, None, None, nothing)
