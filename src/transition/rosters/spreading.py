"""From a sheet of any form to a table of persons: side by side and joined members get a row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from transition.problems import Problem
from transition.rosters.columns import Ints
from transition.rosters.findings import Findings
from transition.rosters.forms import Block, Understood, head_word, members_in
from transition.rosters.grid import Grid, is_blank
from transition.rosters.headers import Headers, Match
from transition.rosters.headings import Names
from transition.rosters.merged_cells import belongs_to_household
from transition.rosters.row_kinds import reasons_of
from transition.rosters.table import NOWHERE, Field, Table, put_together, said_by_form
from transition.rosters.values.distinct import Cell


def table_of(grid: Grid, known: Understood, names: Names, findings: Findings) -> Table:
    """Take the persons out of a grid of a form."""
    headers = known.headers
    if known.form == "persons":
        return plain_table(grid, headers, _columns_of(headers, names, ("identity", "name")))
    roles = ("head-identity", "head-name", "identity", "name", "members")
    rows, reasons = _rows(grid, headers, _columns_of(headers, names, roles))
    if known.form == "joined":
        return _joined_table(grid, known, names, rows, reasons)
    if known.alone:
        labels = tuple(names.inputs[key].label for key in known.alone)
        findings.add(
            Problem("roster.only-the-heads", grid.place(headers.block.last), "warning", {"labels": labels})
        )
    people = [_members(grid, rows, block, names) for block in known.blocks]
    return _table_of_blocks(grid, known, names, people, reasons)


def plain_table(grid: Grid, headers: Headers, anchors: Sequence[int]) -> Table:
    """Take one person, or payment, out of each row. anchors: the columns that only such a row fills."""
    rows, reasons = _rows(grid, headers, anchors)
    fields = {key: _field(grid, rows, matches[0]) for key, matches in headers.found.items() if matches}
    return Table(grid, headers, rows, fields, reasons)


def _columns_of(headers: Headers, names: Names, roles: Sequence[str]) -> list[int]:
    keys = [names.roles[role] for role in roles if role in names.roles]
    return [match.column for key in keys for match in headers.found.get(key, ())]


def _rows(grid: Grid, headers: Headers, anchors: Sequence[int]) -> tuple[Ints, Mapping[int, str]]:
    reasons = reasons_of(grid, headers, anchors)
    is_person = np.ones(grid.height, dtype=bool)
    is_person[: headers.block.end + 1] = False
    is_person[list(reasons)] = False
    return np.flatnonzero(is_person), reasons


def _field(grid: Grid, rows: Ints, match: Match) -> Field:
    return Field(grid.columns[match.column].taken(rows), grid, rows, match.column, match.factor)


def _members(grid: Grid, rows: Ints, block: Block, names: Names) -> Ints:
    """Return the rows in which a block holds somebody: a name or a number."""
    own = [names.roles[role] for role in ("name", "identity") if role in names.roles]
    filled = np.zeros(len(rows), dtype=bool)
    for key in own:
        if key in block.columns:
            column = grid.columns[block.columns[key].column]
            filled |= column.where(lambda cell: not is_blank(cell))[rows]
    # A row that is no other thing has a household in it: its head is not dropped for want of a name.
    return rows if block.relation and block.relation == head_word(names) else rows[filled]


def _table_of_blocks(
    grid: Grid, known: Understood, names: Names, people: Sequence[Ints], reasons: Mapping[int, str]
) -> Table:
    row = np.concatenate(people)
    block = np.repeat(np.arange(len(people)), [len(rows) for rows in people])
    order = np.lexsort((block, row))
    row, block = row[order], block[order]
    whose = [np.flatnonzero(block == place) for place in range(len(people))]
    fields: dict[str, Field] = {}
    for key in {key for one in known.blocks for key in one.columns}:
        parts = [
            (grid.columns[one.columns[key].column], row[mine], mine, one.columns[key])
            for one, mine in zip(known.blocks, whose, strict=True)
            if key in one.columns
        ]
        columns = np.full(len(row), NOWHERE, dtype=np.int64)
        for _, _, mine, match in parts:
            columns[mine] = match.column
        distinct = put_together([(column, rows, mine) for column, rows, mine, _ in parts], len(row))
        fields[key] = Field(distinct, grid, row, columns, parts[0][3].factor)
    fields |= _household_fields(grid, known, names, row)
    relations = [one.relation for one in known.blocks]
    _add_relations(fields, grid, names, row, [relations[place] for place in block.tolist()])
    is_head = np.array([one == head_word(names) for one in relations], dtype=bool)[block]
    return Table(grid, known.headers, row, fields, reasons, household=row, is_head=is_head)


def _household_fields(grid: Grid, known: Understood, names: Names, rows: Ints) -> dict[str, Field]:
    """Return the cells of households; those that the head has as a person are not read twice."""
    heads = {match.column for block in known.blocks for match in block.columns.values()}
    return {
        key: _field(grid, rows, matches[0])
        for key, matches in known.headers.found.items()
        if belongs_to_household(names.inputs[key]) and matches[0].column not in heads
    }


def _add_relations(
    fields: dict[str, Field], grid: Grid, names: Names, rows: Ints, said: Sequence[str]
) -> None:
    """Let the form say the relation of those whose cell does not."""
    key = names.roles.get("relation")
    if key is None or not any(said):
        return
    own = fields.get(key)
    if own is None:
        fields[key] = said_by_form(grid, rows, said)
        return
    cells = [own.distinct.cells[index] for index in own.distinct.which.tolist()]
    both = [word if is_blank(cell) else cell for cell, word in zip(cells, said, strict=True)]
    fields[key] = evolve(own, distinct=said_by_form(grid, rows, both).distinct)


def _joined_table(
    grid: Grid,
    known: Understood,
    names: Names,
    rows: Ints,
    reasons: Mapping[int, str],
) -> Table:
    """Take apart the cells that hold several members; names and numbers go together one by one."""
    people = list(_joined_people(grid, known, names, rows))
    faults = tuple((place, person.fault) for place, person in enumerate(people) if person.fault)
    row = np.array([person.row for person in people], dtype=np.int64)
    fields = _household_fields(grid, known, names, row)
    for place, role in enumerate(("name", "identity")):
        key = names.roles.get(role)
        if key is not None:
            cells: list[Cell] = [person.cells[place] for person in people]
            columns = np.array([person.columns[place] for person in people], dtype=np.int64)
            fields[key] = evolve(said_by_form(grid, row, cells), columns=columns)
    relations = [head_word(names) if person.is_head else "" for person in people]
    _add_relations(fields, grid, names, row, relations)
    is_head = np.array([person.is_head for person in people], dtype=bool)
    return Table(grid, known.headers, row, fields, reasons, row, is_head, faults)


@frozen
class _Person:
    """Somebody out of a row: name and number with their columns."""

    row: int
    cells: tuple[Cell, Cell]
    columns: tuple[int, int]
    is_head: bool
    fault: Problem | None = None


def _joined_people(grid: Grid, known: Understood, names: Names, rows: Ints) -> Iterator[_Person]:
    head = known.blocks[0].columns
    own = [names.roles.get(role, "") for role in ("name", "identity")]
    head_columns = [head[key].column if key in head else NOWHERE for key in own]
    columns = [_list_column(known.headers, names, roles) for roles in _LISTS]
    for row in rows.tolist():
        if head:
            cells = ["" if column < 0 else grid.cell(row, column) for column in head_columns]
            yield _Person(row, (cells[0], cells[1]), (head_columns[0], head_columns[1]), True)
        listed, numbers = (members_in(grid.cell(row, column)) if column >= 0 else [] for column in columns)
        fault = None
        if numbers and len(numbers) != len(listed):
            facts = {"names": len(listed), "numbers": len(numbers)}
            fault = Problem("roster.members-unequal", grid.place(row, columns[1]), "error", facts)
            numbers = []
        for place, name in enumerate(listed):
            number = numbers[place] if numbers else ""
            is_head = not head and place == 0
            yield _Person(
                row, (name, number), (columns[0], columns[1]), is_head, fault if place == 0 else None
            )


def _list_column(headers: Headers, names: Names, roles: Sequence[str]) -> int:
    found = (headers.found.get(names.roles.get(role, ""), ()) for role in roles)
    return next((matches[0].column for matches in found if matches), NOWHERE)


_LISTS = (("members", "name"), ("member-identities", "identity"))
"""The roles of the columns that hold joined names and joined numbers."""
