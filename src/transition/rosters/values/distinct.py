"""Each different cell of a column once: the data that readers of values share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
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

    def found(self) -> Iterator[tuple[int, Fault]]:
        """Give every row whose cell has a fault or a remark, from the first row on."""
        said = {**self.remarks, **self.faults}
        if said:
            is_said = np.zeros(len(self.distinct.cells), dtype=bool)
            is_said[list(said)] = True
            for row in np.flatnonzero(is_said[self.distinct.which]).tolist():
                yield row, said[int(self.distinct.which[row])]


def distinct_cells(cells: Sequence[Cell]) -> Distinct:
    """Find the different cells of a column, in order of first appearance."""
    if bool in set(map(type, cells)):
        # TRUE and 1 are equal in Python: as keys of one dict they would become the same cell.
        cells = [str(cell).upper() if isinstance(cell, bool) else cell for cell in cells]
    numbered: defaultdict[Cell, int] = defaultdict(count().__next__)
    which = np.fromiter(map(numbered.__getitem__, cells), dtype=np.int64, count=len(cells))
    return Distinct(which=which, cells=tuple(numbered))


def read_each(
    distinct: Distinct, read: Callable[[Cell], T | Fault | None]
) -> tuple[list[T | None], Bools, dict[int, Fault]]:
    """Read each distinct cell: `read` returns a value, None for blank, or a fault.

    Returns the values (None for blank and faulty), which are blank, and the faults by index.
    """
    values: list[T | None] = []
    faults: dict[int, Fault] = {}
    blank = np.zeros(len(distinct.cells), dtype=bool)
    for index, cell in enumerate(distinct.cells):
        # Asked here and not in the function: this runs for every name of a roster.
        may_be_error = cell.__class__ is str and cell[:1] == "#"
        value = (error_fault(cell) or read(cell)) if may_be_error else read(cell)
        if isinstance(value, Fault):
            faults[index] = value
            values.append(None)
            continue
        blank[index] = value is None
        values.append(value)
    return values, blank, faults


def error_fault(cell: Cell) -> Fault | None:
    """Return the fault of a cell that shows a failed formula, None for any other cell."""
    if isinstance(cell, str) and cell[:1] == "#" and cell.strip() in ERROR_TEXTS:
        return Fault("roster.error-cell", {"value": cell.strip()})
    return None
