"""A roster after reading: typed columns of persons and households, and every problem found on the way."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from transition.problems import CellPlace, Problem
from transition.rosters.columns import Column


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
    letters: by input key, the column letter in the sheet; none for a frame.
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

    @property
    def persons(self) -> int:
        """How many persons there are."""
        return len(self.household_of)

    @property
    def households(self) -> int:
        """How many households there are."""
        return len(self.starts) - 1

    def cell(self, key: str, person: int) -> CellPlace:
        """Return the place of a person's cell for an input, as far as the source knows it."""
        letter, line = self.letters.get(key), int(self.lines[person])
        cell = f"{letter}{line}" if letter and line else (f"第{line}行" if line else None)
        return CellPlace(self.source.name, self.source.sheet, cell)
