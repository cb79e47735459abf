"""Merged cells below the header: what stands once for several rows is handed down to each of them.

A household's cell (its number, place, head) belongs to all rows beside it. A person's amount merged over
several persons does not say whose it is: it is unknown for all of them, and a problem.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve

from transition.policies.checked import CheckedInput
from transition.rosters.columns import Ints
from transition.rosters.grid import Block, Grid, is_blank
from transition.rosters.headers import Headers
from transition.rosters.values.distinct import MERGED, Distinct

HOUSEHOLD_ROLES = frozenset(
    {"household", "head-name", "head-identity", "members", "member-identities", "size"}
)
_OWN_ROLES = frozenset({"name", "identity", "relation"})


def handed_down(grid: Grid, headers: Headers, inputs: Mapping[str, CheckedInput]) -> Grid:
    """Return the grid with the merged cells of its columns of inputs filled, or marked as merged."""
    blocks = [block for block in grid.marks.merged if block.bottom > block.top > headers.block.end]
    if not blocks:
        return grid
    columns = list(grid.columns)
    for key, matches in headers.found.items():
        checked = inputs[key]
        for match in matches:
            mine = [block for block in blocks if block.left == match.column]
            if mine and checked.input.role not in _OWN_ROLES:
                fill = belongs_to_household(checked)
                columns[match.column] = _changed(columns[match.column], mine, fill=fill)
    return evolve(grid, columns=columns)


def belongs_to_household(checked: CheckedInput) -> bool:
    """Say whether a cell of an input is one of the whole household."""
    return checked.input.of == "household" or checked.input.role in HOUSEHOLD_ROLES


def blocks_in(grid: Grid, column: int, below: int) -> Ints | None:
    """Return for each row which merged block of a column it lies in, or a number of its own.

    shape (rows,). None where the column has no cell merged over several rows below the header.
    """
    blocks = [
        block
        for block in grid.marks.merged
        if block.left <= column <= block.right and block.bottom > block.top > below
    ]
    if not blocks:
        return None
    number = np.arange(grid.height, dtype=np.int64)
    for block in blocks:
        number[block.top : block.bottom + 1] = block.top
    return number


def _changed(column: Distinct, blocks: list[Block], *, fill: bool) -> Distinct:
    which = column.which.copy()
    marked = len(column.cells)
    for block in blocks:
        rows = slice(block.top, min(block.bottom, len(which) - 1) + 1)
        if fill:
            which[rows] = which[block.top]
        elif not is_blank(column.at(block.top)):
            which[rows] = marked
    return Distinct(which, (*column.cells, MERGED)).taken(slice(None))
