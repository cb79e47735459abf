"""What a reader learns of a sheet besides its cells, and the grid that both make together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from attrs import define, field, frozen

from transition.rosters.columns import Bools
from transition.rosters.files.refusing import damaged
from transition.rosters.grid import Block, Grid, Marks, trimmed
from transition.rosters.values.distinct import Cell, Distinct, distinct_columns

ERRORS_BY_NUMBER = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""How binary workbooks write what a failed formula shows."""


@frozen
class Extent:
    """How many rows and columns there are from A1 to the last cell."""

    rows: int
    columns: int


@define
class SheetFacts:
    """What was found so far. Rows and columns are counted from 0, both ends of a range belong to it.

    texts: cells that a library hands over as blank though they are not, by row: column and text.
    """

    texts: defaultdict[int, list[tuple[int, str]]] = field(factory=lambda: defaultdict(list))
    merged: list[Block] = field(factory=list)
    hidden_rows: list[tuple[int, int]] = field(factory=list)
    hidden_columns: list[tuple[int, int]] = field(factory=list)
    is_filtered: bool = False
    starts_1904: bool = False

    def marks(self, file: str, height: int, width: int) -> Marks:
        """Return the marks of a grid, as far as the grid goes.

        Raises RosterError when merged cells lie on each other, so often that they were put there.
        """
        merged = tuple(block for found in self.merged if (block := _inside(found, height, width)))
        area = sum((block.bottom - block.top + 1) * (block.right - block.left + 1) for block in merged)
        if area > height * width:
            raise damaged(file, "merged-twice")
        return Marks(
            merged,
            _within(self.hidden_rows, height),
            _within(self.hidden_columns, width),
            self.is_filtered,
            self.starts_1904,
        )


def grid_of(file: str, sheet: str | None, rows: Iterable[Sequence[Cell]], facts: SheetFacts) -> Grid:
    """Return the grid of rows. `facts` have to be complete only when the rows are at their end.

    The value of merged cells stands in the first; what lies hidden under the others is nobody's.
    """
    columns = distinct_columns(_with_texts(rows, facts) if facts.texts else rows)
    height = len(columns[0]) if columns else 0
    marks = facts.marks(file, height, len(columns))
    columns = trimmed(_without_covered(columns, marks.merged))
    if columns and len(columns[0]) < height:
        marks = facts.marks(file, len(columns[0]), len(columns))
    return Grid(file, sheet, columns, marks=marks)


def _with_texts(rows: Iterable[Sequence[Cell]], facts: SheetFacts) -> Iterator[Sequence[Cell]]:
    number = -1
    for number, row in enumerate(rows):
        yield _put(row, facts.texts[number]) if number in facts.texts else row
    for beyond in range(number + 1, max(facts.texts, default=-1) + 1):
        yield _put((), facts.texts.get(beyond, ()))


def _put(row: Sequence[Cell], texts: Iterable[tuple[int, str]]) -> list[Cell]:
    cells = list(row)
    for column, text in texts:
        cells += [""] * (column + 1 - len(cells))
        cells[column] = text
    return cells


def _without_covered(columns: list[Distinct], merged: Iterable[Block]) -> list[Distinct]:
    """Blank all cells of each block but its first."""
    if not columns:
        return columns
    # One more where a block begins, one less after its end: their sum says where blocks are.
    steps: dict[int, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
    for block in merged:
        for column in range(block.left, block.right + 1):
            if column not in steps:
                steps[column] = np.zeros(len(columns[0]) + 1, dtype=np.int64)
            changes = steps[column]
            changes[block.top + (column == block.left)] += 1
            changes[block.bottom + 1] -= 1
    return [
        _blanked(column, steps[number][:-1].cumsum() > 0) if number in steps else column
        for number, column in enumerate(columns)
    ]


def _blanked(column: Distinct, where: Bools) -> Distinct:
    cells = column.cells if "" in column.cells else (*column.cells, "")
    return Distinct(np.where(where, cells.index(""), column.which), cells).taken(slice(None))


def _inside(block: Block, height: int, width: int) -> Block | None:
    """Return the part of a block that lies in the grid, None when that is not two cells."""
    bottom, right = min(block.bottom, height - 1), min(block.right, width - 1)
    if not (0 <= block.top <= bottom and 0 <= block.left <= right):
        return None
    if (block.top, block.left) == (bottom, right):
        return None
    return Block(block.top, block.left, bottom, right)


def _within(ranges: Iterable[tuple[int, int]], end: int) -> frozenset[int]:
    steps = np.zeros(end + 1, dtype=np.int64)
    for first, last in ranges:
        if 0 <= first < end and first <= last:
            steps[first] += 1
            steps[min(last + 1, end)] -= 1
    return frozenset(np.flatnonzero(steps[:-1].cumsum() > 0).tolist())


def column_of(letters: bytes) -> int:
    """Return the number of a column, counted from 0, by its letters."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
