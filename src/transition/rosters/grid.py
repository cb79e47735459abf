"""The cells of one sheet as they stand, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import field, frozen

from transition.problems import CellPlace
from transition.rosters.values.distinct import Cell, Distinct, distinct_columns


@frozen
class Block:
    """A rectangle of cells, such as a merged one; its four sides are counted from 0 and belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@frozen
class Marks:
    """What a sheet says besides its cells: merged cells, hidden rows and columns, whether it is filtered.

    starts_1904: whether serial numbers count days from 1904, as workbooks of old Macintoshes do.
    """

    merged: tuple[Block, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    starts_1904: bool = False


@frozen(eq=False)
class Grid:
    """Cells by column, all columns equally long; a blank cell is the empty text.

    Rows and columns are counted from 0 here and shown to people from line 1 and letter A. The first row
    of a frame holds the names of its columns and has no line: lines of a frame count its own rows.
    """

    workbook: str
    sheet: str | None
    columns: Sequence[Distinct]
    is_frame: bool = False
    marks: Marks = field(factory=Marks)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row."""
        return [column.at(row) for column in self.columns]

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell."""
        return self.columns[column].at(row)

    def line(self, row: int) -> int:
        """Return the line that people see for a row."""
        return row if self.is_frame else row + 1

    def letter(self, column: int) -> str:
        """Return the letter of a column; a frame has none."""
        return "" if self.is_frame else column_letter(column)

    def place(self, row: int, column: int | None = None) -> CellPlace:
        """Return the place of a cell, or of a whole row."""
        line = self.line(row)
        if self.is_frame:
            name = "" if column is None else f"“{self.cell(0, column)}”"
            return CellPlace(self.workbook, None, f"第{line}行{name}" if line else name or None)
        letter = "" if column is None else self.letter(column)
        return CellPlace(self.workbook, self.sheet, f"{letter}{line}" if letter else f"第{line}行")


def column_letter(column: int) -> str:
    """Return the letter of a column counted from 0: A, B ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def spans(lines: Sequence[int], most: int = 8) -> tuple[str, ...]:
    """Write rising lines as spans, at most so many of them: 3–7, 9, …."""
    found: list[list[int]] = []
    for line in lines:
        if found and found[-1][-1] == line - 1:
            found[-1] = [found[-1][0], line]
        else:
            found.append([line])
    written = tuple("–".join(map(str, span)) for span in found[:most])
    return (*written, "…") if len(found) > most else written


def columns_of(rows: Iterable[Sequence[Cell]]) -> list[Distinct]:
    """Turn rows into columns of one length; short rows are filled up with blanks, blank ends are cut off."""
    return trimmed(distinct_columns(rows))


def trimmed(columns: list[Distinct]) -> list[Distinct]:
    """Cut off the rows at the end that are blank in every column."""
    height = max(map(_filled_height, columns), default=0)
    if all(len(column) == height for column in columns):
        return columns
    return [column.taken(slice(height)) for column in columns]


def _filled_height(column: Distinct) -> int:
    """Return how many rows there are up to the last one that holds something."""
    if not is_blank(column.at(-1)):
        return len(column)
    return int(np.flatnonzero(column.where(lambda cell: not is_blank(cell))).max(initial=-1)) + 1


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing but spaces."""
    return cell == "" or cell is None or (isinstance(cell, str) and cell.isspace())
