"""Which sheets of a workbook are read: the one asked for, else all that show."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from transition.problems import CellPlace, Problem
from transition.problems.nearest import nearest
from transition.rosters.files.refusing import refusal


@frozen
class SheetName:
    """A sheet by its name. One that `has_cells` is no chart and no macro."""

    name: str
    is_hidden: bool = False
    has_cells: bool = True


def chosen_sheets(
    file: str, sheets: Sequence[SheetName], wanted: str | None
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the names of the sheets to read, and a note on hidden ones that are passed over.

    wanted: a sheet's name, hidden or not; blanks around it do not matter if no other has just this name.
    Raises RosterError when there is no such sheet.
    """
    with_cells = [sheet for sheet in sheets if sheet.has_cells]
    if wanted is not None:
        return (_wanted(file, [sheet.name for sheet in with_cells], wanted),), ()
    shown = tuple(sheet.name for sheet in with_cells if not sheet.is_hidden)
    hidden = tuple(sheet.name for sheet in with_cells if sheet.is_hidden)
    if not hidden:
        return shown, ()
    return shown, (Problem("roster.hidden-sheets", CellPlace(file), "note", {"sheets": hidden}),)


def _wanted(file: str, names: Sequence[str], wanted: str) -> str:
    if wanted in names:
        return wanted
    same = [name for name in names if name.strip() == wanted.strip()]
    if len(same) == 1:
        return same[0]
    raise refusal(
        "roster.no-such-sheet", file, sheet=wanted, sheets=tuple(names), nearest=nearest(wanted, names)
    )
