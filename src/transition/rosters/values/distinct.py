"""Each different cell of a column once: the data that readers of values share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, islice, zip_longest
from typing import TypeVar

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from transition.problems import Severity
from transition.rosters.columns import Bools, Column

T = TypeVar("T")

Cell = object
"""What a sheet may hold: str, float, int, bool, a date, a time. A blank cell is the empty text."""

ERROR_TEXTS = frozenset(
    {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
"""What a spreadsheet shows for a formula that failed."""

MERGED = "#MERGED!"
"""Stands in a grid for a cell that is merged over several persons: nobody knows whose it is."""

UNCOMPUTED = "#UNCOMPUTED!"
"""Stands in a grid for a formula whose value the file does not keep: unlike a blank, it is a fault."""

_ROWS_AT_ONCE = 256


@frozen
class Fault:
    """Why a cell cannot be read: the code and facts of a problem whose place is not known yet."""

    code: str
    facts: Mapping[str, object] = field(factory=dict)
    severity: Severity = "warning"


@frozen(eq=False)
class Distinct:
    """The different cells of a column. `which` has shape (rows,) and points into `cells`."""

    which: NDArray[np.int64]
    cells: Sequence[Cell]

    def __len__(self) -> int:
        return len(self.which)

    def at(self, row: int) -> Cell:
        """Return the cell of a row."""
        return self.cells[self.which[row]]

    def where(self, holds: Callable[[Cell], bool]) -> Bools:
        """Return shape (rows,): where something holds of the cell; each different one is asked once."""
        return np.fromiter(map(holds, self.cells), dtype=bool, count=len(self.cells))[self.which]

    def taken(self, rows: slice | NDArray[np.int64]) -> Distinct:
        """Return some of the rows, and no cell that none of them has."""
        which = self.which[rows]
        is_met = np.zeros(len(self.cells), dtype=bool)
        is_met[which] = True
        return Distinct((np.cumsum(is_met) - 1)[which], tuple(compress(self.cells, is_met.tolist())))


@frozen(eq=False)
class Typed:
    """A column after reading.

    column: shape (rows,), unknown where blank or faulty.
    blank: shape (rows,), True where the cell holds nothing.
    faults: by index into the distinct cells.
    distinct: the cells it was read from.
    remarks: by index like `faults`, what is to be said about a cell that could be read.
    """

    column: Column
    blank: Bools
    faults: Mapping[int, Fault]
    distinct: Distinct
    remarks: Mapping[int, Fault] = field(factory=dict)

    def found(self) -> Iterator[tuple[int, int]]:
        """Give every row whose cell has a fault or a remark, from the first row on, with the cell's index."""
        is_said = np.zeros(len(self.distinct.cells), dtype=bool)
        is_said[[*self.remarks, *self.faults]] = True
        rows = np.flatnonzero(is_said[self.distinct.which])
        return zip(rows.tolist(), self.distinct.which[rows].tolist(), strict=True)


class _Numbering:
    """Numbers the different cells of one column, in order of first appearance."""

    def __init__(self) -> None:
        self._numbers: defaultdict[Cell, int] = defaultdict(count().__next__)
        self._parts: list[NDArray[np.int64]] = []

    def add(self, cells: Sequence[Cell]) -> None:
        """Number the next cells of the column."""
        if bool in set(map(type, cells)):
            # TRUE and 1 are equal in Python: as keys of one dict they would become the same cell.
            cells = [str(cell).upper() if isinstance(cell, bool) else cell for cell in cells]
        numbers = map(self._numbers.__getitem__, cells)
        self._parts.append(np.fromiter(numbers, dtype=np.int64, count=len(cells)))

    def distinct(self) -> Distinct:
        """Return all cells that were added."""
        return Distinct(which=np.concatenate(self._parts), cells=tuple(self._numbers))


def distinct_cells(cells: Sequence[Cell]) -> Distinct:
    """Find the different cells of a column, in order of first appearance."""
    numbering = _Numbering()
    numbering.add(cells)
    return numbering.distinct()


def distinct_columns(rows: Iterable[Sequence[Cell]]) -> list[Distinct]:
    """Find the different cells of each column of a sheet; short rows are filled up with blanks.

    A few hundred rows at a time: these stay in the processor's cache, and a cell that was met before is
    let go at once. A sheet of millions of cells is twice as fast so, and never in memory as a whole.
    """
    numberings: list[_Numbering] = []
    rows, height = iter(rows), 0
    while part := list(islice(rows, _ROWS_AT_ONCE)):
        columns: list[Sequence[Cell]] = list(zip_longest(*part, fillvalue=""))
        for _ in range(len(columns) - len(numberings)):
            numberings.append(_Numbering())
            numberings[-1].add([""] * height)
        columns += [[""] * len(part)] * (len(numberings) - len(columns))
        for numbering, cells in zip(numberings, columns, strict=True):
            numbering.add(cells)
        height += len(part)
    return [numbering.distinct() for numbering in numberings]


def read_each(
    distinct: Distinct, read: Callable[[Cell], T | Fault | None]
) -> tuple[list[T | None], Bools, dict[int, Fault]]:
    """Read each distinct cell: `read` returns a value, None for blank, or a fault.

    Returns the values (None for blank and faulty), which are blank, and the faults by index.
    """
    # What may be an error is asked here and not in the function: this runs for every name of a roster.
    found = [
        (error_fault(cell) or read(cell)) if cell.__class__ is str and cell[:1] == "#" else read(cell)
        for cell in distinct.cells
    ]
    blank = np.array([value is None for value in found], dtype=bool)
    if Fault not in set(map(type, found)):
        return found, blank, {}  # type: ignore[return-value]
    faults = {index: value for index, value in enumerate(found) if isinstance(value, Fault)}
    return [None if isinstance(value, Fault) else value for value in found], blank, faults


def numbered(
    values: Sequence[T | None], cells: Sequence[Cell], first: Sequence[T] = ()
) -> tuple[NDArray[np.int32], tuple[T, ...]]:
    """Number what distinct cells were read as: two writings of one word get one number.

    values: None is unknown, and -1. first: words that have the first numbers. Returns numbers and words.
    """
    if not first and values == list(cells):
        # All stay as they are written: then they are different already.
        return np.arange(len(values), dtype=np.int32), tuple(values)
    numbers: defaultdict[T | None, int] = defaultdict(count(len(first)).__next__)
    numbers[None] = -1
    numbers.update((word, number) for number, word in enumerate(first))
    codes = np.fromiter(map(numbers.__getitem__, values), dtype=np.int32, count=len(values))
    return codes, tuple(word for word in numbers if word is not None)


def error_fault(cell: Cell) -> Fault | None:
    """Return the fault of a cell whose formula failed or was never computed, None for any other cell."""
    if not isinstance(cell, str) or cell[:1] != "#":
        return None
    if cell == MERGED:
        return Fault("roster.merged-over-persons")
    if cell == UNCOMPUTED:
        return Fault("roster.formula-without-value")
    return Fault("roster.error-cell", {"value": cell.strip()}) if cell.strip() in ERROR_TEXTS else None
