"""A roster after reading: typed columns of persons and households, and every problem found on the way."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from transition.problems import CellPlace, Problem
from transition.rosters.columns import Column
from transition.rosters.grid import column_letter


@frozen
class RosterSource:
    """Where a roster came from. `rows` counts the rows below the header; they all end somewhere:
    ``rows == persons read + sum(left_out.values())``.
    header: the first and the last line of the header, None where there is no sheet.
    """

    name: str
    sheet: str | None = None
    sha256: str | None = None
    rows: int = 0
    left_out: Mapping[str, int] = field(factory=dict)  # "blank", "total", "title", "repeated-header" ...
    header: tuple[int, int] | None = None


@frozen(eq=False)
class CellsAt:
    """Where the cells of an input stand that is no simple column of the roster's own sheet.

    lines, columns: shape (persons,); the line that people see, 0 for none, and the column, -1 for none.
    """

    workbook: str
    sheet: str | None
    lines: NDArray[np.int64]
    columns: NDArray[np.int64]

    def place(self, person: int) -> CellPlace | None:
        """Return the place of a person's cell, None where it has none."""
        line, column = int(self.lines[person]), int(self.columns[person])
        if not line or column < 0:
            return None
        return CellPlace(self.workbook, self.sheet, f"{column_letter(column)}{line}")

    def taken(self, persons: NDArray[np.int64]) -> CellsAt:
        """Return the places of some persons."""
        return evolve(self, lines=self.lines[persons], columns=self.columns[persons])


@frozen(eq=False)
class Roster:
    """Households and their members.

    Persons stand grouped by household, households in order of first appearance, so the members of
    household h are the rows ``starts[h]:starts[h + 1]``.

    household_of: shape (persons,), int64; starts: shape (households + 1,), int64.
    persons_columns / household_columns: by input key; a missing key is a column that the roster does
    not have (all unknown, unless the input has a default). Defaults are already filled in.
    held: shape (households,), True where an error in the roster holds the household back.
    lines: shape (persons,), the line in the sheet (1 is the first) of each person; of a frame the row of its
    data, 0 where there is neither.
    letters: by input key, the column letter in the sheet; none for a frame. elsewhere: by input key, the
    places of cells that do not stand in one column of the sheet: members side by side, another sheet.
    defaults_taken: by input key, how many blank cells took the input's default.
    defaulted: by input key, as long as the input's scope, which rows took it.
    cell_rows: by a household input's key, shape (households,), the person row whose cell counts, -1 for none.
    """

    source: RosterSource
    household_of: NDArray[np.int64]
    starts: NDArray[np.int64]
    household_names: tuple[str, ...]  # household numbers, as text
    head_row: NDArray[np.int64]  # shape (households,): the head's person row, -1 when there is none
    person_columns: Mapping[str, Column]
    household_columns: Mapping[str, Column]
    lines: NDArray[np.int64]
    letters: Mapping[str, str] = field(factory=dict)
    held: NDArray[np.bool_] | None = None
    problems: tuple[Problem, ...] = ()
    defaults_taken: Mapping[str, int] = field(factory=dict)
    defaulted: Mapping[str, NDArray[np.bool_]] = field(factory=dict)
    cell_rows: Mapping[str, NDArray[np.int64]] = field(factory=dict)
    elsewhere: Mapping[str, CellsAt] = field(factory=dict)

    @property
    def persons(self) -> int:
        """How many persons there are."""
        return len(self.household_of)

    @property
    def households(self) -> int:
        """How many households there are."""
        return len(self.starts) - 1

    def has_cells(self, key: str) -> bool:
        """Say whether an input has cells in a sheet."""
        return key in self.letters or key in self.elsewhere

    def cell(self, key: str, person: int) -> CellPlace:
        """Return the place of a person's cell for an input, as far as the source knows it."""
        place = self.elsewhere[key].place(person) if key in self.elsewhere else None
        if place is not None:
            return place
        letter, line = self.letters.get(key), int(self.lines[person])
        cell = f"{letter}{line}" if letter and line else (f"第{line}行" if line else None)
        return CellPlace(self.source.name, self.source.sheet, cell)
