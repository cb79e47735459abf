"""A sheet or file of households joined with one of persons, by number or by the head's identity number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import numpy as np
from attrs import evolve

from transition.problems import Problem, RosterError
from transition.rosters.choosing import Sheet, link_between
from transition.rosters.columns import Ints
from transition.rosters.findings import Findings
from transition.rosters.grid import Grid
from transition.rosters.headers import Match
from transition.rosters.headings import Names
from transition.rosters.merged_cells import belongs_to_household, handed_down
from transition.rosters.row_kinds import reasons_of
from transition.rosters.table import Field, Table
from transition.rosters.values.distinct import Cell, Distinct
from transition.rosters.values.texts import means_nothing, shown, squeezed

_MOST_NAMED = 10


def joined(table: Table, persons: Sheet, households: Sheet, names: Names, findings: Findings) -> Table:
    """Return the table of persons with the columns of households that it has not.

    Households without persons and persons without their household's row are reported. Raises RosterError
    (roster.no-link) where the sheets have no column in common.
    """
    role = link_between(persons, households, names)
    if role is None:
        raise RosterError([_no_link(households, names)])
    grid = handed_down(households.grid, households.headers, names.inputs)
    column = households.headers.found[names.roles[role]][0].column
    by_key = _rows_by_key(households, grid, column, findings)
    links = _links(table, names, role)
    went = np.array([by_key.get(link, -1) for link in links], dtype=np.int64)
    _tell_joined(households, by_key, set(links), findings)
    if role == "household" or names.roles["head-identity"] in table.fields:
        _tell_missing(table, went, findings)
    new = {
        other: _field(grid, went, matches[0])
        for other, matches in households.headers.found.items()
        if belongs_to_household(names.inputs[other]) and other not in table.fields
    }
    return evolve(table, fields={**table.fields, **new})


def _rows_by_key(sheet: Sheet, grid: Grid, column: int, findings: Findings) -> dict[str, int]:
    """Return the row of each household by what it is joined by; of two the first."""
    reasons = reasons_of(grid, sheet.headers, [column])
    by_key: dict[str, int] = {}
    for row in range(sheet.headers.block.end + 1, grid.height):
        text = _tidied(grid.cell(row, column))
        if row in reasons or not text:
            continue
        if text in by_key:
            place, other = grid.place(row, column), grid.place(by_key[text], column)
            facts = {"other": str(other)}
            findings.add(Problem("roster.household-row-twice", place, "warning", facts, (other,)))
        by_key.setdefault(text, row)
    return by_key


def _tidied(cell: Cell) -> str:
    text = squeezed(shown(cell)).upper()
    return "" if means_nothing(text) else text


def _links(table: Table, names: Names, role: str) -> Sequence[str]:
    """Return by what each person's household is looked for."""
    linked = [_tidied(cell) for cell in table.cells(names.roles[role])]
    if role == "household":
        return linked
    own = [_tidied(cell) for cell in table.cells(names.roles.get("identity", ""))]
    # Who names no head is one.
    return [head or mine for head, mine in zip(linked, own, strict=True)]


def _field(grid: Grid, went: Ints, match: Match) -> Field:
    source = grid.columns[match.column]
    which = np.where(went < 0, len(source.cells), source.which[np.maximum(went, 0)])
    distinct = Distinct(which, (*source.cells, "")).taken(slice(None))
    return Field(distinct, grid, went, match.column, match.factor)


def _tell_joined(sheet: Sheet, by_key: Mapping[str, int], met: Set[str], findings: Findings) -> None:
    grid = sheet.grid
    facts = {"sheet": grid.sheet or grid.workbook, "households": len(by_key)}
    findings.add(Problem("roster.joined-sheet", grid.place(sheet.headers.block.last), "note", facts))
    for text, row in by_key.items():
        if text not in met:
            findings.add(Problem("roster.household-without-persons", grid.place(row), "warning"))


def _tell_missing(table: Table, went: Ints, findings: Findings) -> None:
    missing = np.flatnonzero(went < 0).tolist()
    if missing:
        places = tuple(table.grid.place(int(table.rows[person])) for person in missing[:_MOST_NAMED])
        facts = {"count": len(missing)}
        findings.add(Problem("roster.not-among-households", places[0], "warning", facts, places[1:]))


def _no_link(households: Sheet, names: Names) -> Problem:
    labels = tuple(
        names.inputs[names.roles[role]].label
        for role in ("household", "head-identity")
        if role in names.roles
    )
    place = households.grid.place(households.headers.block.last)
    return Problem("roster.no-link", place, "error", {"labels": labels})
