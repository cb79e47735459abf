"""The cells of one sheet as they stand, whatever file they came from."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from transition.problems import CellPlace
from transition.rosters.values.distinct import Cell


@frozen(eq=False)
class Grid:
    """Cells by column, all columns equally long; a blank cell is the empty text.

    Rows and columns are counted from 0 here and shown to people from line 1 and letter A. The first row
    of a frame holds the names of its columns and has no line: lines of a frame count its own rows.
    """

    workbook: str
    sheet: str | None
    columns: Sequence[Sequence[Cell]]
    is_frame: bool = False

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row."""
        return [column[row] for column in self.columns]

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
            name = "" if column is None else f"“{self.columns[column][0]}”"
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


def columns_of(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Turn rows into columns of one length; short rows are filled up with blanks, blank ends are cut off."""
    last = len(rows)
    while last and not any(_is_filled(cell) for cell in rows[last - 1]):
        last -= 1
    rows = rows[:last]
    widths = set(map(len, rows))
    width = max(widths, default=0)
    if len(widths) > 1:
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
    return list(zip(*rows, strict=True))


def _is_filled(cell: Cell) -> bool:
    return cell not in ("", None) and not (isinstance(cell, str) and cell.isspace())
