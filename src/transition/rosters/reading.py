"""Read a roster: from a file or frame to typed columns, every problem collected on the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve

from transition.policies.checked import CheckedPolicy
from transition.problems import Problem, RosterError, Severity, Term, errors_in
from transition.rosters.assembly import Assembly
from transition.rosters.choosing import tell_other_sheets
from transition.rosters.columns import Bools, Column, Ints, Numbers
from transition.rosters.findings import Findings
from transition.rosters.households import Grouping, find_heads, group
from transition.rosters.identity_facts import derived_columns, tell_identities
from transition.rosters.listed_twice import counted_once
from transition.rosters.living_together import Together, find_together, numbers_of
from transition.rosters.roster import CellsAt, Roster, RosterSource
from transition.rosters.table import Table
from transition.rosters.typed_columns import TypedTable, read_columns
from transition.rosters.understanding import HowToRead, Understood, persons_in, understand

if TYPE_CHECKING:
    import pandas


def read_roster(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    how: HowToRead | None = None,
    *,
    sheet: str | None = None,
) -> Roster:
    """Read a roster for a policy, in any of the forms of ``docs/rosters.md``.

    source: a file, ``-`` for standard input, or a frame whose columns are named like a file's headers.
    how: what the file does not say by itself; sheet: the same as ``HowToRead(sheet=...)``.

    Every problem is found in one pass and kept in the roster. Raises RosterError, with all problems, when
    the roster cannot be used at all: no such file, damaged, no header, a needed column missing, two
    columns for one input, a column in a unit that cannot become the input's.
    """
    how = how or HowToRead()
    how = how if sheet is None else evolve(how, sheet=sheet)
    with _no_collection():
        return _read(understand(source, policy, how), how)


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


def _read(known: Understood, how: HowToRead) -> Roster:
    findings = Findings()
    for note in (*known.opened.notes, *(known.households.notes if known.households else ())):
        findings.add(note)
    policy, names = known.policy, known.names
    table = persons_in(known, findings)
    tell_other_sheets(known.chosen, findings)
    is_unusable = bool(errors_in(findings.all()))
    if not len(table.rows):
        findings.add(Problem("roster.no-persons", table.grid.place(table.headers.block.last), "error"))
    together = find_together(table, names, each_alone=how.each_alone, findings=findings)
    if together is None or is_unusable or not len(table.rows):
        _tell_cells(table, policy, findings)
        raise RosterError(findings.all())
    together = counted_once(together, names, findings)
    return _put_together(known, together, findings)


def _tell_cells(table: Table, policy: CheckedPolicy, findings: Findings) -> None:
    """Look at the cells of a roster that cannot be used: whoever mends the header mends them as well."""
    typed = read_columns(table, policy, findings)
    tell_identities(typed, policy, findings)


# --- persons and households -----------------------------------------------------------------------


def _put_together(known: Understood, together: Together, findings: Findings) -> Roster:
    policy, names = known.policy, known.names
    table = evolve(together.table, household=together.code)
    typed = read_columns(table, policy, findings)
    tell_identities(typed, policy, findings)
    for person, fault in table.faults:
        findings.add(fault, [person])
    number = names.roles["household"]
    numbers = typed.columns[number] if together.code is None else numbers_of(together, names)
    grouping = group(numbers, partial(typed.place, number), findings)
    heads = _heads(typed, policy, names.roles.get("relation"), grouping, findings)
    assembly = Assembly(typed, grouping, heads, derived_columns(typed, policy, findings), findings)
    assembled = {key: assembly.column(checked) for key, checked in policy.inputs.items()}
    columns: dict[str, dict[str, Column]] = {"person": {}, "household": {}}
    for key, made in assembled.items():
        if made.column is not None:
            columns[policy.inputs[key].input.of][key] = made.column
    _tell_grouping(table, together, grouping, findings)
    _tell_sizes(known, typed, grouping, columns["household"], findings)
    defaulted = {key: made.defaulted for key, made in assembled.items() if made.defaulted is not None}
    return Roster(
        source=_source(known, table),
        household_of=grouping.household_of,
        starts=grouping.starts,
        household_names=grouping.names,
        head_row=heads,
        person_columns=columns["person"],
        household_columns=columns["household"],
        lines=(table.rows + table.grid.line(0))[grouping.order],
        letters=_letters(table),
        held=_held(findings, grouping),
        problems=findings.all(),
        defaults_taken={key: int(blank.sum()) for key, blank in defaulted.items()},
        defaulted=defaulted,
        cell_rows={key: made.rows for key, made in assembled.items() if made.rows is not None},
        elsewhere=_elsewhere(table, grouping),
    )


def _heads(
    typed: TypedTable, policy: CheckedPolicy, key: str | None, grouping: Grouping, findings: Findings
) -> Ints:
    if key is None or key not in typed.columns:
        return grouping.starts[:-1].copy()
    head = policy.inputs[key].input.head
    return find_heads(typed.columns[key].column, head, grouping, partial(typed.place, key), findings)


def _tell_grouping(table: Table, together: Together, grouping: Grouping, findings: Findings) -> None:
    """Say by what households were told apart where there is no number: whoever knows them can count."""
    if together.code is None:
        return
    place = table.grid.place(table.headers.block.last)
    facts: dict[str, object] = {"count": len(grouping.names), "how": Term(f"together.{together.how}")}
    code = "roster.each-alone" if together.how == "alone" else "roster.grouped"
    findings.add(Problem(code, place, "note", facts))


def _tell_sizes(
    known: Understood,
    typed: TypedTable,
    grouping: Grouping,
    columns: Mapping[str, Column],
    findings: Findings,
) -> None:
    """Compare the size that a household's row says with the persons read.

    Where only heads are listed, others are missing: that holds the household back.
    """
    key = known.names.roles.get("size")
    column = columns.get(key) if key else None
    if key is None or not isinstance(column, Numbers):
        return
    only_heads = known.chosen.persons.form.form == "heads"
    counted = np.diff(grouping.starts).tolist()
    for household, count in enumerate(counted):
        said = column.at(household)
        if said is not None and said != count:
            row = int(grouping.order[grouping.starts[household]])
            facts = {"household": grouping.names[household], "said": said, "found": count}
            severity: Severity = "error" if only_heads else "warning"
            findings.add(Problem("roster.size-differs", typed.place(key, row), severity, facts), [row])


def _source(known: Understood, table: Table) -> RosterSource:
    left_out, grid, block = table.left_out, table.grid, table.headers.block
    header = None if grid.is_frame else (grid.line(block.first), grid.line(block.last))
    rows = len(table.rows) + sum(left_out.values())
    return RosterSource(known.opened.name, grid.sheet, known.opened.sha256, rows, left_out, header)


def _letters(table: Table) -> dict[str, str]:
    letters = {
        key: table.grid.letter(field.columns)
        for key, field in table.fields.items()
        if isinstance(field.columns, int) and field.columns >= 0 and field.grid.sheet == table.grid.sheet
    }
    return {key: letter for key, letter in letters.items() if letter}


def _elsewhere(table: Table, grouping: Grouping) -> dict[str, CellsAt]:
    """Return the places of the cells that are not in one column of the sheet of persons."""
    places = {}
    for key, field in table.fields.items():
        is_own = field.grid.workbook == table.grid.workbook and field.grid.sheet == table.grid.sheet
        if field.grid.is_frame or (is_own and isinstance(field.columns, int)):
            continue
        columns = np.broadcast_to(np.asarray(field.columns, dtype=np.int64), len(table.rows))
        lines = np.where(field.rows < 0, 0, field.rows + 1)
        at = CellsAt(field.grid.workbook, field.grid.sheet, lines, columns)
        places[key] = at.taken(grouping.order)
    return places


def _held(findings: Findings, grouping: Grouping) -> Bools:
    held = np.zeros(len(grouping.names), dtype=bool)
    held[grouping.household_of_row()[np.array(findings.held_rows, dtype=np.int64)]] = True
    return held
