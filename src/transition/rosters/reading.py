"""Read a roster: from a file or a frame to typed columns of persons and households, in one pass."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from transition.policies.checked import CheckedPolicy
from transition.problems import CellPlace, Problem, RosterError, errors_in
from transition.rosters.assembly import Assembly
from transition.rosters.columns import Bools, Column, Ints
from transition.rosters.files.limits import USUAL, Limits
from transition.rosters.files.opening import Opened, open_source
from transition.rosters.findings import Findings
from transition.rosters.grid import Grid
from transition.rosters.headers import find_header, match_headers, missing_needed
from transition.rosters.households import Grouping, find_heads, group
from transition.rosters.identity_facts import derived_columns, tell_identities
from transition.rosters.layout import Table, table_of
from transition.rosters.roster import Roster, RosterSource
from transition.rosters.typed_columns import TypedTable, read_columns
from transition.rosters.values.texts import shown

if TYPE_CHECKING:
    import pandas

ANCHORS = ("identity", "name")
"""The roles of the columns that only a person's row fills."""


def read_roster(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    *,
    sheet: str | None = None,
    limits: Limits = USUAL,
) -> Roster:
    """Read a roster for a policy: one row per person, the household number on every row.

    source: a file of any kind that `files` knows, ``-`` for standard input, or a frame whose columns are
    named like a file's headers.
    sheet: the sheet to read; without it, the one sheet that has the needed columns.
    limits: what one file may ask of the machine.

    Every problem is found in one pass and kept in the roster. Raises RosterError, with all problems, when
    the roster cannot be used at all: no such file, damaged, no header, a needed column missing, two
    columns for one input, a column in another unit.
    """
    with _no_collection():
        return _read(open_source(source, sheet, limits), policy)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from searching millions of new cells for cycles, again and again: there are none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(opened: Opened, policy: CheckedPolicy) -> Roster:
    findings = Findings()
    for note in opened.notes:
        findings.add(note)
    grid, header = _sheet_of(opened, policy)
    headers = match_headers(grid, header, policy, findings)
    is_unusable = bool(errors_in(findings.all()))
    keys = {checked.input.role: key for key, checked in policy.inputs.items() if checked.input.role}
    table = table_of(grid, headers, [keys[role] for role in ANCHORS if role in keys])
    if not len(table.rows):
        findings.add(Problem("roster.no-persons", grid.place(header), "error"))
    typed = read_columns(table, policy, findings)
    tell_identities(typed, policy, findings)
    if is_unusable or not len(table.rows):
        raise RosterError(findings.all())
    return _put_together(opened, typed, policy, keys, findings)


def _sheet_of(opened: Opened, policy: CheckedPolicy) -> tuple[Grid, int]:
    """Choose the sheet that has the needed columns; two of them would leave people out unnoticed."""
    if not any(checked.input.role == "household" for checked in policy.inputs.values()):
        facts = {"policies": policy.chosen}
        raise RosterError([Problem("roster.policy-without-households", CellPlace(opened.name), facts=facts)])
    grids = [grid for grid in opened.grids if grid.height]
    headed = [(grid, row) for grid in grids if (row := find_header(grid, policy)) is not None]
    whole = [
        (grid, row)
        for grid, row in headed
        if grid.height > row + 1 and not missing_needed(match_headers(grid, row, policy, Findings()), policy)
    ]
    if len(whole) > 1:
        facts = {"sheets": tuple(grid.sheet or "" for grid, _ in whole)}
        raise RosterError([Problem("roster.several-sheets", CellPlace(opened.name), facts=facts)])
    if whole or headed:
        return (whole or headed)[0]
    raise RosterError([_no_header(opened, grids, policy)])


def _no_header(opened: Opened, grids: list[Grid], policy: CheckedPolicy) -> Problem:
    if not grids:
        return Problem("roster.no-cells", CellPlace(opened.name), facts={"file": opened.name})
    found = tuple(text for cell in grids[0].row(0) if (text := shown(cell).strip()))
    needed = tuple(checked.label for checked in policy.inputs.values() if checked.input.role)
    return Problem("roster.no-header", grids[0].place(0), facts={"found": found[:20], "legal": needed})


# --- persons and households -----------------------------------------------------------------------


def _put_together(
    opened: Opened, typed: TypedTable, policy: CheckedPolicy, keys: Mapping[str, str], findings: Findings
) -> Roster:
    number = keys["household"]
    grouping = group(typed.columns[number], partial(typed.place, number), findings)
    heads = _heads(typed, policy, keys.get("relation"), grouping, findings)
    assembly = Assembly(typed, grouping, heads, derived_columns(typed, policy, findings), findings)
    columns: dict[str, dict[str, Column]] = {"person": {}, "household": {}}
    assembled = {key: assembly.column(checked) for key, checked in policy.inputs.items()}
    for key, made in assembled.items():
        if made.column is not None:
            columns[policy.inputs[key].input.of][key] = made.column
    defaulted = {key: made.defaulted for key, made in assembled.items() if made.defaulted is not None}
    return Roster(
        source=_source(opened, typed.table),
        household_of=grouping.household_of,
        starts=grouping.starts,
        household_names=grouping.names,
        head_row=heads,
        person_columns=columns["person"],
        household_columns=columns["household"],
        lines=_lines(typed.table)[grouping.order],
        letters=_letters(typed.table),
        held=_held(findings, grouping),
        problems=findings.all(),
        defaults_taken={key: int(blank.sum()) for key, blank in defaulted.items()},
        defaulted=defaulted,
        cell_rows={key: made.rows for key, made in assembled.items() if made.rows is not None},
    )


def _heads(
    typed: TypedTable, policy: CheckedPolicy, key: str | None, grouping: Grouping, findings: Findings
) -> Ints:
    if key is None:
        return grouping.starts[:-1].copy()
    head = policy.inputs[key].input.head
    return find_heads(typed.columns[key].column, head, grouping, partial(typed.place, key), findings)


def _source(opened: Opened, table: Table) -> RosterSource:
    header = None if table.grid.is_frame else (table.grid.line(table.headers.row),) * 2
    left_out = dict(table.left_out)
    return RosterSource(opened.name, table.grid.sheet, opened.sha256, table.height, left_out, header)


def _lines(table: Table) -> Ints:
    return table.rows + table.grid.line(0)


def _letters(table: Table) -> dict[str, str]:
    letters = {key: table.grid.letter(column) for key, column in table.headers.columns.items()}
    return {key: letter for key, letter in letters.items() if letter}


def _held(findings: Findings, grouping: Grouping) -> Bools:
    held = np.zeros(len(grouping.names), dtype=bool)
    held[grouping.household_of_row()[np.array(findings.held_rows, dtype=np.int64)]] = True
    return held
