"""Read a roster: from a file or a frame to typed columns of persons and households, in one pass."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.model import Value
from transition.problems import CellPlace, Problem, RosterError, errors_in
from transition.rosters.columns import Bools, Column, Ints, Word, taken, unknown_column
from transition.rosters.findings import Findings
from transition.rosters.grid import Grid
from transition.rosters.headers import find_header, match_headers, missing_needed
from transition.rosters.households import Grouping, conflicts, find_heads, group, household_rows
from transition.rosters.identity_facts import derived_columns, tell_identities
from transition.rosters.layout import Table, table_of
from transition.rosters.opening import Opened, open_source
from transition.rosters.reshaping import filled, taken_or_unknown
from transition.rosters.roster import Roster, RosterSource
from transition.rosters.typed_columns import TypedTable, read_columns
from transition.rosters.values.distinct import Typed
from transition.rosters.values.texts import shown

if TYPE_CHECKING:
    import pandas

ANCHORS = ("identity", "name")
"""The roles of the columns that only a person's row fills."""


def read_roster(
    source: str | Path | pandas.DataFrame, policy: CheckedPolicy, *, sheet: str | None = None
) -> Roster:
    """Read a roster for a policy: one row per person, the household number on every row.

    source: an xlsx, xls, ods or csv file, or a frame whose columns are named like a file's headers.
    sheet: the sheet to read; without it, the one sheet that has the needed columns.

    Every problem is found in one pass and kept in the roster. Raises RosterError, with all problems, when
    the roster cannot be used at all: no such file, damaged, no header, a needed column missing, two
    columns for one input, a column in another unit.
    """
    with _no_collection():
        return _read(open_source(source, sheet), policy)


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
    grid, header = _sheet_of(opened, policy)
    headers = match_headers(grid, header, policy, findings)
    is_unusable = bool(errors_in(findings.all()))
    keys = {checked.input.role: key for key, checked in policy.inputs.items() if checked.input.role}
    table = table_of(grid, headers, [keys[role] for role in ANCHORS if role in keys])
    if not table.rows:
        findings.add(Problem("roster.no-persons", grid.place(header), "error"))
    typed = read_columns(table, policy, findings)
    tell_identities(typed, policy, findings)
    if is_unusable or not table.rows:
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
    grouping = group(
        typed.columns[keys["household"]], lambda row: typed.place(keys["household"], row), findings
    )
    heads = _heads(typed, policy, keys, grouping, findings)
    derived = derived_columns(typed, policy, findings)
    persons: dict[str, Column] = {}
    households: dict[str, Column] = {}
    defaults: dict[str, int] = {}
    defaulted: dict[str, Bools] = {}
    for key, checked in policy.inputs.items():
        read = _column_of(key, typed, derived)
        if checked.input.of == "person":
            column, blank = _of_persons(read, checked, grouping)
        else:
            column, blank = _of_households(key, read, checked, typed, grouping, heads, findings)
        column, count = _defaulted(column, blank, checked)
        if count:
            defaults[key], defaulted[key] = count, blank
        if read is not None or count:
            (persons if checked.input.of == "person" else households)[key] = column
    return Roster(
        source=_source(opened, typed.table),
        household_of=grouping.household_of,
        starts=grouping.starts,
        household_names=grouping.names,
        head_row=heads,
        person_columns=persons,
        household_columns=households,
        lines=_lines(typed.table)[grouping.order],
        letters=_letters(typed.table),
        held=_held(findings, grouping),
        problems=findings.all(),
        defaults_taken=defaults,
        defaulted=defaulted,
    )


def _heads(
    typed: TypedTable, policy: CheckedPolicy, keys: Mapping[str, str], grouping: Grouping, findings: Findings
) -> Ints:
    key = keys.get("relation")
    if key is None:
        return grouping.starts[:-1].copy()
    head = policy.inputs[key].input.head
    return find_heads(typed.columns[key].column, head, grouping, lambda row: typed.place(key, row), findings)


def _column_of(key: str, typed: TypedTable, derived: Mapping[str, Column]) -> tuple[Column, Bools] | None:
    """Return a column with its blank rows, in the order of the sheet; None when there is none."""
    given = typed.columns.get(key)
    rows = len(typed.table.rows)
    blank = given.blank if given else np.ones(rows, dtype=bool)
    if key in derived:
        assert typed.identities is not None
        return derived[key], blank & ~typed.identities.known
    return (given.column, blank) if given else None


def _of_persons(
    read: tuple[Column, Bools] | None, checked: CheckedInput, grouping: Grouping
) -> tuple[Column, Bools]:
    if read is None:
        rows = len(grouping.order)
        return unknown_column(checked.type.kind, rows), np.ones(rows, dtype=bool)
    column, blank = read
    return taken(column, grouping.order), blank[grouping.order]


def _of_households(
    key: str,
    read: tuple[Column, Bools] | None,
    checked: CheckedInput,
    typed: TypedTable,
    grouping: Grouping,
    heads: Ints,
    findings: Findings,
) -> tuple[Column, Bools]:
    count = len(grouping.names)
    if read is None:
        return unknown_column(checked.type.kind, count), np.ones(count, dtype=bool)
    column, blank = read
    chosen = household_rows(blank, grouping, heads)
    if key in typed.columns:
        _tell_conflicts(key, checked, typed, typed.columns[key], grouping, chosen, findings)
    rows = np.where(chosen < 0, -1, grouping.order[chosen])
    return taken_or_unknown(column, rows), chosen < 0


def _tell_conflicts(
    key: str,
    checked: CheckedInput,
    typed: TypedTable,
    column: Typed,
    grouping: Grouping,
    chosen: Ints,
    findings: Findings,
) -> None:
    household_of = grouping.household_of_row()
    for row, other in conflicts(column, chosen, grouping):
        which = column.distinct.which
        facts = {
            "label": checked.label,
            "household": grouping.names[int(household_of[row])],
            "value": shown(column.distinct.cells[int(which[row])]),
            "other_value": shown(column.distinct.cells[int(which[other])]),
            "other": str(typed.place(key, other)),
        }
        place = typed.place(key, row)
        findings.add(
            Problem("roster.household-differs", place, "error", facts, (typed.place(key, other),)), [row]
        )


def _defaulted(column: Column, blank: Bools, checked: CheckedInput) -> tuple[Column, int]:
    """Fill the blank rows with the input's default; returns how many took it."""
    default = default_of(checked)
    count = int(blank.sum())
    if default is None or not count:
        return column, 0
    return filled(column, blank, default), count


def default_of(checked: CheckedInput) -> Value | Word | None:
    """Return an input's default as a column holds it: for tags a set, empty for 无 or an empty text."""
    if checked.type.kind != "tags" or checked.default is None:
        return checked.default
    words = {word.value for word in checked.input.words}
    return frozenset({str(checked.default)} & words)


def _source(opened: Opened, table: Table) -> RosterSource:
    return RosterSource(opened.name, table.grid.sheet, opened.sha256, table.height, dict(table.left_out))


def _lines(table: Table) -> Ints:
    first = table.grid.line(0)
    return np.asarray(table.rows, dtype=np.int64) + first


def _letters(table: Table) -> dict[str, str]:
    letters = {key: table.grid.letter(column) for key, column in table.headers.columns.items()}
    return {key: letter for key, letter in letters.items() if letter}


def _held(findings: Findings, grouping: Grouping) -> Bools:
    held = np.zeros(len(grouping.names), dtype=bool)
    held[grouping.household_of_row()[np.array(findings.held_rows, dtype=np.int64)]] = True
    return held
