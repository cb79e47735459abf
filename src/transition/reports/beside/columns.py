"""Which results are set beside a roster, and in which of its lines each of them stands.

Not all: a place with ten schemes has some ninety results. A clerk wants what is paid, of whom, what kind of
household it is, whether that is settled, and why. All others are in the result workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import evolve, frozen

from transition.calc.exact_sums import over_members
from transition.calc.results import Results
from transition.problems import text
from transition.reports.cells import Cell, text_width
from transition.reports.excel import sheet_column
from transition.reports.result_tables import household_table, own_entitlements
from transition.reports.table import TableColumn, distinct
from transition.rosters.columns import Ints, Numbers
from transition.rosters.values.texts import squeezed

NOT_SETTLED = "待核实"
_WIDEST, _WIDEST_SENTENCE = 28.0, 60.0
_IN_THE_MIDDLE = ("flag",)


@frozen(eq=False)
class BesideColumn:
    """A result column as it stands in the sheet: cells by line; a line without one stays blank there.

    align: how its texts stand; None for numbers, which stand on the right by themselves.
    """

    heading: str
    width: float
    number_format: str
    align: str | None
    cells: Mapping[int, Cell]


def beside_columns(results: Results) -> tuple[BesideColumn, ...]:
    """Return the kinds of households, what is paid, why, and whether that is settled, for each line.

    What a household gets stands in its head's line only (the first person's, where no head is known), what
    a person gets in the person's. A line with several persons shows their sum. With months, sums over them.
    """
    table = household_table(results)
    by_key = {column.key: column for column in reversed(table.columns)}
    *_, settled, explained = table.columns
    of_persons = [_by_line(results, column) for column in own_entitlements(results, "person")]
    lines = _lines_of_households(results)
    of_households = [
        *(by_key[kind.key] for kind in results.kinds),
        *own_entitlements(results, "household"),
    ]
    # A sentence is longer than its column: what stands behind it keeps it from running on over the page.
    closing = (explained, evolve(settled, words={"是": "是", "否": NOT_SETTLED}))
    ordered = [
        *((column, lines) for column in of_households),
        *of_persons,
        *((column, lines) for column in closing),
    ]
    named = distinct([column for column, _ in ordered])
    known = _names_of_inputs(results)
    return tuple(_column(column, lines, known) for column, (_, lines) in zip(named, ordered, strict=True))


def _lines_of_households(results: Results) -> Ints:
    """Return the line of each household: its head's, else its first person's."""
    roster = results.roster
    return roster.lines[np.where(roster.head_row >= 0, roster.head_row, roster.starts[:-1])]


def _by_line(results: Results, column: TableColumn) -> tuple[TableColumn, Ints]:
    """Return a column of persons with their lines; where several persons share one, their sum for it."""
    lines, which = np.unique(results.roster.lines, return_inverse=True)
    if len(lines) == len(which) or not isinstance(column.values, Numbers):
        return column, results.roster.lines
    total = over_members(column.values, which.astype(np.int64), len(lines))
    return evolve(column, key=f"{column.key}_of_line", label=f"{column.label}合计", values=total), lines


def _column(column: TableColumn, lines: Ints, known: frozenset[str]) -> BesideColumn:
    shown = sheet_column(column)
    heading = _heading(column, known)
    is_number = column.kind in ("whole", "number", "money")
    words = [column.words.get(cell, cell) if isinstance(cell, str) else cell for cell in shown.cells]
    cells = {line: cell for line, cell in zip(lines.tolist(), words, strict=True) if line}
    widest = _WIDEST_SENTENCE if column.kind == "sentence" else _WIDEST
    return BesideColumn(
        heading,
        min(max(shown.width, text_width(heading) + 2), widest),
        shown.number_format if is_number else "General",
        None if is_number else "center" if column.kind in _IN_THE_MIDDLE else "left",
        cells,
    )


def _heading(column: TableColumn, known: frozenset[str]) -> str:
    """Return the heading; one that is also an input's is marked, or the next reading would take it so."""
    if squeezed(column.label).lower() not in known:
        return column.heading.replace("\n", "")
    unit = f"，{column.unit}" if column.unit.powers else ""
    return f"{column.label}（{text('beside.result', 'zh')}{unit}）"


def _names_of_inputs(results: Results) -> frozenset[str]:
    def names() -> Iterator[str]:
        for key, checked in results.policy.inputs.items():
            yield from (key, checked.label, *checked.input.headers)

    return frozenset(squeezed(name).lower() for name in names())
