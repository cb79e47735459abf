"""Who lives together: what tells the households of a table apart, and who is the head of each.

a household number on each row, or on the head's row only
the form of the sheet (one row a household), or merged cells of the row number
the head's identity number or name on each row; a blank one is the head's own row
nothing, where the caller says that each person is a household of its own
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from attrs import evolve, frozen

from transition.problems import Problem
from transition.rosters.columns import Bools, Coded, Ints
from transition.rosters.findings import Findings
from transition.rosters.grid import is_blank
from transition.rosters.headings import Names, plain
from transition.rosters.merged_cells import blocks_in
from transition.rosters.table import Table, said_by_form
from transition.rosters.values.distinct import Cell, Distinct, Typed, distinct_cells
from transition.rosters.values.texts import means_nothing, shown, squeezed

ROW_NUMBERS = frozenset({"序号", "编号", "户序号", "户序", "xh", "no", "no."})
"""Headings of a column that numbers rows, or households where its cells are merged."""


@frozen(eq=False)
class Together:
    """Who lives together.

    code: shape (persons,), from 0 on, equal for members of one household; None where the column of
    household numbers says it, to be read like any other. how: by what, a word of the catalogue.
    """

    table: Table
    code: Ints | None
    how: str
    is_head: Bools | None = None


def find_together(table: Table, names: Names, *, each_alone: bool, findings: Findings) -> Together | None:
    """Find out who lives together; None when nothing in the sheet says it.

    The table that comes back may have number cells filled from the head's row down, and relations that
    the form of the sheet says.
    """
    roles = names.roles
    if each_alone:
        alone = np.arange(len(table.rows), dtype=np.int64)
        return Together(_with_heads(table, names, np.ones(len(alone), dtype=bool)), alone, "alone")
    number = table.fields.get(roles["household"])
    if number is not None and not number.is_blank_throughout:
        filled = _filled_from_heads(table, names, roles["household"], findings)
        return Together(filled, None, "number", _heads_by_columns(filled, names))
    if table.household is not None:
        return Together(table, _dense(table.household), "form", table.is_head)
    code, how = _by_head(table, names)
    if code is None:
        code, how = _by_row_numbers(table), "row-number"
    if code is None:
        # Numbers that nobody has filled in are missed one by one.
        return Together(table, None, "number") if number is not None else None
    is_head = _heads_by_columns(table, names)
    if roles.get("relation") not in table.fields:
        is_head = _one_each(code, is_head, table, findings)
        table = _with_heads(table, names, is_head)
    return Together(table, code, how, is_head)


def _with_heads(table: Table, names: Names, is_head: Bools) -> Table:
    """Return the table with the relation that is known of the heads, where it has no such column."""
    key = names.roles.get("relation")
    if key is None or key in table.fields:
        return table
    word = names.inputs[key].input.head or ""
    said = [word if head else "" for head in is_head.tolist()]
    return evolve(table, fields={**table.fields, key: said_by_form(table.grid, table.rows, said)})


# --- by number ------------------------------------------------------------------------------------


def _filled_from_heads(table: Table, names: Names, key: str, findings: Findings) -> Table:
    """Hand a number down from the head's row, where numbers stand on the heads' rows and nowhere else.

    One member with a number, or one head without, and nothing is handed down: then blanks are mistakes.
    """
    field, is_head = table.fields[key], heads_by_relation(table, names)
    if is_head is None or not len(table.rows):
        return table
    filled = field.distinct.where(lambda cell: not is_blank(cell))
    if filled.all() or not np.array_equal(filled, is_head) or not is_head[0]:
        return table
    from_row = np.maximum.accumulate(np.where(filled, np.arange(len(filled)), 0))
    place = table.place(key, int(np.flatnonzero(~filled)[0]))
    findings.add(Problem("roster.number-on-head", place, "note", {"label": names.inputs[key].label}))
    handed = evolve(field, distinct=Distinct(field.distinct.which[from_row], field.distinct.cells))
    return evolve(table, fields={**table.fields, key: handed})


def heads_by_relation(table: Table, names: Names) -> Bools | None:
    """Return whose relation is the head's word, in any of its writings; None without such a column."""
    key = names.roles.get("relation")
    field = table.fields.get(key) if key else None
    if key is None or field is None:
        return None
    given = names.inputs[key].input
    heads = {plain(given.head or "")}
    for word in given.words:
        if word.value == given.head:
            heads |= {plain(alias) for alias in word.aliases}
    return field.distinct.where(lambda cell: plain(shown(cell)) in heads)


# --- by the head ------------------------------------------------------------------------------------


def _by_head(table: Table, names: Names) -> tuple[Ints | None, str]:
    identity = names.roles.get("head-identity")
    if identity in table.fields and not table.fields[str(identity)].is_blank_throughout:
        own = names.roles.get("identity", "")
        cells = [_number(cell) for cell in table.cells(str(identity))]
        mine = [_number(cell) for cell in table.cells(own)]
        # An empty number of the head says that this person is the head.
        said = [cell or own or f"#{row}" for row, (cell, own) in enumerate(zip(cells, mine, strict=True))]
        return distinct_cells(said).which, "head-identity"
    name = names.roles.get("head-name")
    if name not in table.fields or table.fields[str(name)].is_blank_throughout:
        return None, ""
    return _neighbours(table, str(name), names), "head-name"


def _number(cell: Cell) -> str:
    text = squeezed(shown(cell)).upper()
    return "" if means_nothing(text) else text


def _neighbours(table: Table, key: str, names: Names) -> Ints:
    """Number the runs of neighbouring rows that name one head; a merged cell says itself how far it goes."""
    field = table.fields[key]
    column = field.columns if isinstance(field.columns, int) else -1
    merged = blocks_in(table.grid, column, table.headers.block.end) if column >= 0 else None
    if merged is not None:
        return _dense(merged[table.rows])
    heads = [squeezed(shown(cell)) for cell in table.cells(key)]
    own = [squeezed(shown(cell)) for cell in table.cells(names.roles.get("name", ""))]
    # As with its number: who names no head is one.
    named = [head or name or f"#{row}" for row, (head, name) in enumerate(zip(heads, own, strict=True))]
    villages = table.cells(names.roles.get("village", ""))
    both = list(zip(named, villages, strict=True))
    changes = [row == 0 or both[row] != both[row - 1] for row in range(len(both))]
    return np.cumsum(np.array(changes, dtype=np.int64)) - 1


def _by_row_numbers(table: Table) -> Ints | None:
    """Number the households by merged cells of a column of row numbers."""
    for column, heading in enumerate(table.headers.block.headings):
        if heading.parts and plain(heading.parts[-1]) in ROW_NUMBERS:
            merged = blocks_in(table.grid, column, table.headers.block.end)
            if merged is not None:
                return _dense(merged[table.rows])
    return None


def _dense(code: Ints) -> Ints:
    """Number households from 0 on, in order of first appearance."""
    return distinct_cells(code.tolist()).which


def _heads_by_columns(table: Table, names: Names) -> Bools | None:
    """Return the persons who are their own head by number or name, None where no column says a head."""
    is_head = None
    for role, own in (("head-identity", "identity"), ("head-name", "name")):
        field = table.fields.get(names.roles.get(role, ""))
        if field is None or field.is_blank_throughout:
            continue
        heads, mine = (
            [_number(cell) for cell in table.cells(names.roles.get(one, ""))] for one in (role, own)
        )
        is_head = np.array([not head or head == me for head, me in zip(heads, mine, strict=True)], dtype=bool)
        break
    return is_head


def _one_each(code: Ints, is_head: Bools | None, table: Table, findings: Findings) -> Bools:
    """Let a household whose head is not among its rows have its first person as head, and say so."""
    found = np.zeros(len(code), dtype=bool) if is_head is None else is_head.copy()
    with_head = np.bincount(code[found], minlength=int(code.max(initial=-1)) + 1) > 0
    firsts = np.unique(code, return_index=True)[1]
    lacking = np.sort(firsts[~with_head[code[firsts]]])
    found[lacking] = True
    if len(lacking):
        place = table.grid.place(int(table.rows[lacking[0]]))
        facts = {"count": len(lacking)}
        findings.add(Problem("roster.head-by-position", place, "warning", facts))
    return found


# --- names ------------------------------------------------------------------------------------------


def numbers_of(together: Together, names: Names) -> Typed:
    """Return names for households that have no numbers: the head's name, with a line where two bear it."""
    code, table = together.code, together.table
    assert code is not None
    firsts = np.unique(code, return_index=True)[1].tolist()
    if together.is_head is not None:
        heads = np.flatnonzero(together.is_head)
        by_code = dict(zip(code[heads][::-1].tolist(), heads[::-1].tolist(), strict=True))
    else:
        by_code = {}
    bearers = [by_code.get(place, first) for place, first in enumerate(firsts)]
    called = _called(table, names)
    plainly = [called[row] for row in bearers]
    times = Counter(plainly)
    vocabulary = tuple(
        name if name and times[name] == 1 else f"{name}（第{table.grid.line(int(table.rows[row]))}行）"
        for name, row in zip(plainly, bearers, strict=True)
    )
    blank = np.zeros(len(code), dtype=bool)
    return Typed(Coded(code.astype(np.int32), vocabulary), blank, {}, Distinct(code, vocabulary))


def _called(table: Table, names: Names) -> list[str]:
    own, head = (
        [shown(cell).strip() for cell in table.cells(names.roles.get(role, ""))]
        for role in ("name", "head-name")
    )
    return [head_name or name for name, head_name in zip(own, head, strict=True)]
