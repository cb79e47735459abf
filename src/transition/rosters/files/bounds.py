"""Grids out of rows that our own readers give, held to the limits while the rows come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import over
from transition.rosters.files.sheet_extent import hold
from transition.rosters.files.sheet_facts import Extent, SheetFacts, grid_of
from transition.rosters.grid import Grid
from transition.rosters.values.distinct import Cell

Run = tuple[list[Cell], int]
"""A row and how many times it stands there, one under the other."""


def bounded_grid(
    file: str, sheet: str | None, runs: Iterable[Run], facts: SheetFacts, limits: Limits
) -> Grid:
    """Return the grid of rows; `facts` have to be complete when the rows are at their end.

    Raises RosterError as soon as there is more than the limits allow.
    """
    return with_held_texts(grid_of(file, sheet, _bounded(file, sheet, runs, limits), facts), limits)


def with_held_texts(grid: Grid, limits: Limits) -> Grid:
    """Return the grid as it is. Raises RosterError when a cell has more characters than the limits allow."""
    for number, column in enumerate(grid.columns):
        lengths = [len(cell) if cell.__class__ is str else 0 for cell in column.cells]
        longest = max(lengths, default=0)
        if longest > limits.text:
            place = grid.place(int(np.argmax(column.which == lengths.index(longest))), number)
            raise over("roster.too-much-text", grid.workbook, "text", longest, limits.text, place)
    return grid


def _bounded(file: str, sheet: str | None, runs: Iterable[Run], limits: Limits) -> Iterator[list[Cell]]:
    """Give the rows one by one, without the blank cells at their ends and the blank rows at the end."""
    rows = widest = waiting = 0
    for cells, times in runs:
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            waiting += times
            continue
        widest = max(widest, len(cells))
        rows += waiting + times
        if rows > limits.rows or widest > limits.columns or rows * widest > limits.cells:
            hold(file, sheet, Extent(rows, widest), limits)
        for _ in range(waiting):
            yield []
        for _ in range(times):
            yield cells
        waiting = 0
