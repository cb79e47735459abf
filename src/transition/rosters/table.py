"""The persons of a sheet with their cells by input, whatever the form of the sheet was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

import numpy as np
from attrs import evolve, frozen

from transition.problems import CellPlace, Problem
from transition.rosters.columns import Bools, Ints
from transition.rosters.grid import Grid
from transition.rosters.headers import Headers
from transition.rosters.values.distinct import Cell, Distinct, distinct_cells

LISTED_TWICE = "listed-twice"
"""Why the second row of a person is left out."""

NOWHERE = -1
"""The column of a cell that stands in no sheet: what the form of the sheet says by itself."""


@frozen(eq=False)
class Field:
    """The cells of one input, one for each person, and where each stands.

    rows: shape (persons,), rows of the grid; columns: one for all, or shape (persons,). -1 is nowhere.
    factor: what numbers without a unit of their own are multiplied by.
    """

    distinct: Distinct
    grid: Grid
    rows: Ints
    columns: int | Ints
    factor: Fraction = Fraction(1)

    def place(self, person: int) -> CellPlace | None:
        """Return the place of a person's cell, None where it stands nowhere."""
        row, column = int(self.rows[person]), self.column(person)
        return None if row < 0 or column < 0 else self.grid.place(row, column)

    def column(self, person: int) -> int:
        """Return the column of a person's cell."""
        return self.columns if isinstance(self.columns, int) else int(self.columns[person])

    def taken(self, persons: Ints) -> Field:
        """Return the cells of some persons."""
        columns = self.columns if isinstance(self.columns, int) else self.columns[persons]
        return evolve(self, distinct=self.distinct.taken(persons), rows=self.rows[persons], columns=columns)

    @property
    def is_blank_throughout(self) -> bool:
        """Whether no person has anything in it."""
        return all(cell == "" or (isinstance(cell, str) and cell.isspace()) for cell in self.distinct.cells)


@frozen(eq=False)
class Table:
    """The persons of a sheet.

    rows: shape (persons,), each person's row in the grid. fields: by input key. reasons: rows that are no
    persons, and what they are; twice: how many rows repeat somebody. household: shape (persons,), who lives
    together, where that is known before any cell is read; None where a column of numbers says it. is_head:
    shape (persons,), the heads as far as the form says them. faults: what is wrong with a person's row.
    """

    grid: Grid
    headers: Headers
    rows: Ints
    fields: Mapping[str, Field]
    reasons: Mapping[int, str]
    household: Ints | None = None
    is_head: Bools | None = None
    faults: tuple[tuple[int, Problem], ...] = ()
    twice: int = 0

    @property
    def left_out(self) -> dict[str, int]:
        """How many rows were no person, by reason."""
        repeated = {LISTED_TWICE: self.twice} if self.twice else {}
        return {**Counter(self.reasons.values()), **repeated}

    def place(self, key: str, person: int) -> CellPlace:
        """Return the place of a person's cell; its row where the cell stands nowhere."""
        field = self.fields.get(key)
        place = field.place(person) if field else None
        return place or self.grid.place(int(self.rows[person]))

    def taken(self, persons: Ints) -> Table:
        """Return the table of some persons, in the order given."""
        return evolve(
            self,
            rows=self.rows[persons],
            fields={key: field.taken(persons) for key, field in self.fields.items()},
            household=None if self.household is None else self.household[persons],
            is_head=None if self.is_head is None else self.is_head[persons],
            faults=self._faults_of(persons),
        )

    def _faults_of(self, persons: Ints) -> tuple[tuple[int, Problem], ...]:
        went = {person: place for place, person in enumerate(persons.tolist())} if self.faults else {}
        return tuple((went[person], fault) for person, fault in self.faults if person in went)

    def cells(self, key: str) -> list[Cell]:
        """Return the cell of every person; blank ones where there is no such field."""
        field = self.fields.get(key)
        if field is None:
            return [""] * len(self.rows)
        return [field.distinct.cells[index] for index in field.distinct.which.tolist()]


def said_by_form(grid: Grid, rows: Ints, cells: Iterable[Cell]) -> Field:
    """Return a field of cells that stand in no sheet."""
    return Field(distinct_cells(list(cells)), grid, rows, NOWHERE)


def put_together(parts: Iterable[tuple[Distinct, Ints, Ints]], persons: int) -> Distinct:
    """Return one column out of several: each with the rows taken and the persons that they belong to."""
    numbers: dict[Cell, int] = {"": 0}
    which = np.zeros(persons, dtype=np.int64)
    for distinct, rows, whose in parts:
        own = np.array([numbers.setdefault(cell, len(numbers)) for cell in distinct.cells], dtype=np.int64)
        which[whose] = own[distinct.which[rows]]
    whole = Distinct(which, tuple(numbers))
    return whole.taken(slice(None))
