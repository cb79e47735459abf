"""Grids out of files that give sheet after sheet and row after row: a reader's events, put together.

    StreamedSheet, its rows, None, StreamedSheet, its rows, None, ...

No sheet is held in memory but as the columns that it becomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from transition.problems import Problem
from transition.rosters.files.bounds import Run, bounded_grid
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import over
from transition.rosters.files.sheet_choice import SheetName, chosen_sheets
from transition.rosters.files.sheet_facts import SheetFacts
from transition.rosters.grid import Grid


@define
class StreamedSheet:
    """A sheet whose rows follow. What its reader learns of it later, it writes into this."""

    name: str
    is_hidden: bool = False
    facts: SheetFacts = field(factory=SheetFacts)


Event = StreamedSheet | Run | None
"""A sheet that begins, a row of it, or its end."""


def streamed_grids(
    file: str, events: Iterator[Event], wanted: str | None, limits: Limits
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """Return the grids of the sheets that may hold the roster, and a note on hidden ones.

    Raises RosterError when no such sheet is there, or for more than the limits allow.
    """
    sheets: list[StreamedSheet] = []
    grids: list[Grid] = []
    for event in events:
        assert isinstance(event, StreamedSheet)
        if len(sheets) == limits.sheets:
            raise over("roster.too-many-sheets", file, "sheets", len(sheets) + 1, limits.sheets)
        sheets.append(event)
        rows = _rows(events)
        if (not event.is_hidden) if wanted is None else event.name.strip() == wanted.strip():
            grids.append(bounded_grid(file, event.name, rows, event.facts, limits))
        else:
            grids.append(bounded_grid(file, event.name, _no_rows(rows), SheetFacts(), limits))
    names = [SheetName(sheet.name, sheet.is_hidden) for sheet in sheets]
    chosen, notes = chosen_sheets(file, names, wanted)
    return tuple(
        evolve(grid, marks=evolve(grid.marks, is_filtered=sheet.facts.is_filtered))
        for sheet, grid in zip(sheets, grids, strict=True)
        if sheet.name in chosen and (wanted is not None or not sheet.is_hidden)
    ), notes


def _rows(events: Iterable[Event]) -> Iterator[Run]:
    """Give the rows up to the end of the sheet."""
    for event in events:
        if event is None:
            return
        assert isinstance(event, tuple)
        yield event


def _no_rows(rows: Iterable[Run]) -> Iterator[Run]:
    """Pass over the rows of a sheet that is not read."""
    for _ in rows:
        pass
    yield from ()
