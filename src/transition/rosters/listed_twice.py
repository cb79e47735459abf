"""The head who stands in the household's record and among its members: one person, counted once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve

from transition.problems import Problem
from transition.rosters.columns import Bools, Ints
from transition.rosters.findings import Findings
from transition.rosters.grid import is_blank
from transition.rosters.headings import Names
from transition.rosters.living_together import Together, heads_by_relation
from transition.rosters.table import Table
from transition.rosters.values.distinct import Cell, distinct_cells
from transition.rosters.values.texts import shown, squeezed


def counted_once(together: Together, names: Names, findings: Findings) -> Together:
    """Leave out the second row of a head that says nothing which the first does not say.

    Two rows that differ in anything but the relation stay, and are told as one number borne twice.
    """
    code = _households(together, names)
    twins = _twins(together.table, code, names)
    is_head = _is_head(together, names)
    dropped = {}
    for first, second in twins:
        kept, other = (second, first) if is_head[second] and not is_head[first] else (first, second)
        if is_head[kept] and _adds_nothing(together.table, kept, other, names):
            dropped[other] = kept
    if not dropped:
        return together
    identity = names.roles.get("identity") or names.roles["name"]
    for other, kept in dropped.items():
        places = [together.table.place(identity, row) for row in (other, kept)]
        facts = {
            "name": shown(_cell(together.table, names.roles.get("name", ""), kept)),
            "other": str(places[1]),
        }
        findings.add(Problem("roster.listed-twice", places[0], "warning", facts, (places[1],)))
    left = np.ones(len(code), dtype=bool)
    left[list(dropped)] = False
    rows = np.flatnonzero(left)
    table = together.table.taken(rows)
    return evolve(
        together,
        table=evolve(table, twice=len(dropped)),
        code=None if together.code is None else distinct_cells(together.code[rows].tolist()).which,
        is_head=None if together.is_head is None else together.is_head[rows],
    )


def _households(together: Together, names: Names) -> Ints:
    if together.code is not None:
        return together.code
    code = _codes(together.table, names.roles["household"])
    # Those without a number are with nobody.
    return np.where(code < 0, -1 - np.arange(len(code)), code)


def _is_head(together: Together, names: Names) -> Bools:
    by_relation = heads_by_relation(together.table, names)
    if by_relation is not None:
        return by_relation
    if together.is_head is not None:
        return together.is_head
    return np.zeros(len(together.table.rows), dtype=bool)


def _twins(table: Table, code: Ints, names: Names) -> Sequence[tuple[int, int]]:
    """Find pairs of rows of one household with one identity number; or one name, a number missing."""
    numbers = _codes(table, names.roles.get("identity", ""))
    called = _codes(table, names.roles.get("name", ""))
    by_number = _same(numbers, code)
    by_name = [
        (first, second) for first, second in _same(called, code) if numbers[first] < 0 or numbers[second] < 0
    ]
    return tuple(dict.fromkeys((*by_number, *by_name)))


def _codes(table: Table, key: str) -> Ints:
    """Return a number for each text of a column, shape (persons,); -1 where there is none."""
    field = table.fields.get(key)
    if field is None:
        return np.full(len(table.rows), -1, dtype=np.int64)
    met: dict[str, int] = {"": -1}
    # Most cells have nothing to tidy up, and there are as many of them as persons.
    texts = (
        cell.upper() if cell.__class__ is str and cell.isalnum() else squeezed(shown(cell)).upper()
        for cell in field.distinct.cells
    )
    of_cell = np.array([met.setdefault(text, len(met)) for text in texts], dtype=np.int64)
    return np.asarray(of_cell[field.distinct.which])


def _same(texts: Ints, code: Ints) -> Sequence[tuple[int, int]]:
    """Return pairs of rows with one text in one household, the earlier first."""
    both = (code - code.min(initial=0)) * (int(texts.max(initial=0)) + 1) + texts
    both = np.where(texts < 0, -1 - np.arange(len(texts)), both)
    order = np.argsort(both, kind="stable")
    equal = both[order][1:] == both[order][:-1]
    return list(zip(order[:-1][equal].tolist(), order[1:][equal].tolist(), strict=True))


def _adds_nothing(table: Table, kept: int, other: int, names: Names) -> bool:
    relation = names.roles.get("relation")
    return all(
        key == relation or _says_the_same(_cell(table, key, kept), _cell(table, key, other))
        for key in table.fields
    )


def _says_the_same(kept: Cell, other: Cell) -> bool:
    return is_blank(other) or squeezed(shown(kept)).upper() == squeezed(shown(other)).upper()


def _cell(table: Table, key: str, row: int) -> Cell:
    field = table.fields.get(key)
    return "" if field is None else field.distinct.at(row)
